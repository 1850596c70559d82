/** Who stands behind each Yjs clientID of a board. */
import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { boardClient, person } from '../schema/index.ts'

export type ClientOwner = { clientId: number; personId: string | null; namn: string | null; first: Date }

/** Every clientID that ever wrote on the board. A null person is the server, or somebody who has been erased. */
export async function selectClientOwners(db: Db | Tx, boardId: string): Promise<ClientOwner[]> {
  return db
    .select({
      clientId: boardClient.clientId,
      personId: boardClient.personId,
      namn: person.namn,
      first: boardClient.first,
    })
    .from(boardClient)
    .leftJoin(person, eq(person.id, boardClient.personId))
    .where(eq(boardClient.boardId, boardId))
}
