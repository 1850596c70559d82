/** Boards as rows: what and whose they are. What is on them is the journal's. */
import { asc, desc, eq } from 'drizzle-orm'
import type { Viewer } from '#domain/access/viewer.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Moment } from '#domain/ska/moment.ts'
import type { Db, Tx } from '../client.ts'
import { arbetslag, board, boardProjection, enhet, huvudman } from '../schema/index.ts'
import { isUuid } from './enhet.ts'
import { lastWritten } from './last-written.ts'
import { boardReach } from './reach.ts'

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
  if (!isUuid(boardId)) return null
  const [found] = await db
    .select(NAMED)
    .from(board)
    .innerJoin(huvudman, eq(huvudman.id, board.huvudmanId))
    .leftJoin(enhet, eq(enhet.id, board.enhetId))
    .leftJoin(arbetslag, eq(arbetslag.id, board.arbetslagId))
    .where(eq(board.id, boardId))
  return found ?? null
}

/** Lets one transaction at a time go on with the board; whatever refers to the board is not held up. */
export async function lockBoard(tx: Tx, boardId: string): Promise<void> {
  await tx.select({ id: board.id }).from(board).where(eq(board.id, boardId)).for('no key update')
}

export type ListedBoard = NamedBoard & {
  fas: Moment
  insatser: number
  beslutade: number
  changed: Date | null
}

/** Boards that the person may read, newest läsår first. */
export async function selectBoards(db: Db, viewer: Viewer): Promise<ListedBoard[]> {
  const rows = await db
    .select({
      ...NAMED,
      fas: boardProjection.fas,
      insatser: boardProjection.insatser,
      beslutade: boardProjection.beslutade,
      changed: lastWritten,
    })
    .from(board)
    .innerJoin(huvudman, eq(huvudman.id, board.huvudmanId))
    .leftJoin(enhet, eq(enhet.id, board.enhetId))
    .leftJoin(arbetslag, eq(arbetslag.id, board.arbetslagId))
    .leftJoin(boardProjection, eq(boardProjection.boardId, board.id))
    .where(boardReach(viewer))
    .orderBy(desc(board.lasar), asc(enhet.ordning), asc(enhet.namn), asc(arbetslag.namn), asc(board.id))
  return rows.map(({ fas, insatser, beslutade, ...row }) => ({
    ...row,
    fas: fas ?? 'folj-upp',
    insatser: insatser ?? 0,
    beslutade: beslutade ?? 0,
  }))
}

/** Adds a board; false when there is one for the same place and läsår. */
export async function insertBoard(tx: Tx, row: BoardRef & { titel: string }): Promise<boolean> {
  const inserted = await tx.insert(board).values(row).onConflictDoNothing().returning({ id: board.id })
  return inserted.length > 0
}
