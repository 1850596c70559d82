/** Who stands behind each Yjs clientID of a board. */
import { and, eq, exists, isNull, lt, or, sql } from 'drizzle-orm'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Db, Tx } from '../client.ts'
import { boardClient, boardReservation, person } from '../schema/index.ts'

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

/** A clientID that a person has been seen with and nothing is written under. */
export type Reservation = { clientId: number; personId: string }

/** A person who comes so often has long sent what the first tabs held. */
export const RESERVED_EACH = 100

/** Those that nothing is written under yet, the oldest first. */
export async function selectReservations(db: Db | Tx, boardId: string): Promise<Reservation[]> {
  return db
    .select({ clientId: boardReservation.clientId, personId: boardReservation.personId })
    .from(boardReservation)
    .leftJoin(boardClient, isWritten)
    .where(and(eq(boardReservation.boardId, boardId), isNull(boardClient.clientId)))
    .orderBy(boardReservation.at)
}

const isWritten = and(
  eq(boardClient.boardId, boardReservation.boardId),
  eq(boardClient.clientId, boardReservation.clientId),
)

/** Reserves a clientID, and lets go of the person's oldest on the board. False when it is somebody else's. */
export async function reserveClientId(
  db: Db | Tx,
  { id, huvudmanId }: Pick<BoardRef, 'id' | 'huvudmanId'>,
  { clientId, personId }: Reservation,
): Promise<boolean> {
  const { rows } = await db.execute<{ client_id: string }>(sql`
    with oldest as (
      delete from board_reservation where board_id = ${id} and person_id = ${personId} and client_id in (
        select client_id from board_reservation where board_id = ${id} and person_id = ${personId}
        order by at desc offset ${RESERVED_EACH - 1}
      ) and client_id <> ${clientId}
    )
    insert into board_reservation as known (board_id, client_id, huvudman_id, person_id)
    select ${id}, ${clientId}, ${huvudmanId}, ${personId}
    where not exists (
      select 1 from board_client
      where board_id = ${id} and client_id = ${clientId} and person_id is distinct from ${personId}
    )
    on conflict (board_id, client_id) do update set at = now() where known.person_id = excluded.person_id
    returning client_id`)
  return rows.length > 0
}

/** Lets go of those that are older, and of those that something is written under. Returns how many. */
export async function deleteReservations(db: Db | Tx, before: Date): Promise<number> {
  const written = db.select({ is: sql`1` }).from(boardClient).where(isWritten)
  const { rowCount } = await db
    .delete(boardReservation)
    .where(or(lt(boardReservation.at, before), exists(written)))
  return rowCount ?? 0
}
