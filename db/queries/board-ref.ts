import { eq } from 'drizzle-orm'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Db, Tx } from '../client.ts'
import { board } from '../schema/board.ts'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** Whose board it is, for the access rules to judge; null when there is none. Says nothing about who may read it. */
export async function findBoardRef(db: Db | Tx, boardId: string): Promise<BoardRef | null> {
  if (!UUID.test(boardId)) return null
  const [row] = await db
    .select({
      id: board.id,
      huvudmanId: board.huvudmanId,
      enhetId: board.enhetId,
      arbetslagId: board.arbetslagId,
      niva: board.niva,
      lasar: board.lasar,
    })
    .from(board)
    .where(eq(board.id, boardId))
  return row ?? null
}
