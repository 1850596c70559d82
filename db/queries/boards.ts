/** Boards as rows: what and whose they are. What is on them is the journal's. */
import { eq } from 'drizzle-orm'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Db, Tx } from '../client.ts'
import { arbetslag, board, enhet, huvudman } from '../schema/index.ts'

/** A board with the names that a page shows. */
export type NamedBoard = BoardRef & {
  titel: string
  epoch: number
  enhetNamn: string | null
  arbetslagNamn: string | null
  huvudmanNamn: string
}

const NAMED = {
  id: board.id,
  huvudmanId: board.huvudmanId,
  enhetId: board.enhetId,
  arbetslagId: board.arbetslagId,
  niva: board.niva,
  lasar: board.lasar,
  titel: board.titel,
  epoch: board.epoch,
  enhetNamn: enhet.namn,
  arbetslagNamn: arbetslag.namn,
  huvudmanNamn: huvudman.namn,
}

/** The board, whoever asks; null when there is none. Whoever calls this checks access. */
export async function findBoard(db: Db | Tx, boardId: string): Promise<NamedBoard | null> {
  const [found] = await db
    .select(NAMED)
    .from(board)
    .innerJoin(huvudman, eq(huvudman.id, board.huvudmanId))
    .leftJoin(enhet, eq(enhet.id, board.enhetId))
    .leftJoin(arbetslag, eq(arbetslag.id, board.arbetslagId))
    .where(eq(board.id, boardId))
  return found ?? null
}
