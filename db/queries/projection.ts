/** Writes what boards say into SQL rows, and finds boards whose rows are behind. Reading them is others' business. */
import { and, eq, getColumns, notInArray, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db, Tx } from '../client.ts'
import {
  aktivitetRow,
  belaggRow,
  board,
  boardProjection,
  insatsRow,
  orsakRow,
  uppfoljningRow,
  utfallRow,
} from '../schema/index.ts'
import type { Upto } from './journal.ts'

const TABLES = {
  utfall: utfallRow,
  orsaker: orsakRow,
  belagg: belaggRow,
  insatser: insatsRow,
  aktiviteter: aktivitetRow,
  uppfoljningar: uppfoljningRow,
}

type Tables = typeof TABLES
type CardTable = Tables[keyof Tables]
export type CardRows = { [Kind in keyof Tables]: Tables[Kind]['$inferInsert'][] }
/** A row as a card gives it, before it is known whose board it is. */
export type ProjectedRow<Kind extends keyof Tables> = Omit<
  Tables[Kind]['$inferInsert'],
  'boardId' | 'huvudmanId' | 'enhetId'
>
export type ProjectedBoard = CardRows & {
  board: Omit<typeof boardProjection.$inferInsert, 'at' | 'version' | 'upto'>
}

/**
 * Makes the rows of a board say this and nothing else, in one transaction. Rows that say it already stay as they are,
 * and so do all when they were made from more of the journal than `upto`. False when they were made from rows that
 * this has not seen, and lack some that it has: then nothing is changed, and it must be made again.
 */
export async function saveProjection(db: Db, projected: ProjectedBoard, upto: Upto = {}): Promise<boolean> {
  const { boardId } = projected.board
  return db.transaction(async (tx) => {
    const known = await tx
      .select({ id: board.id })
      .from(board)
      .where(eq(board.id, boardId))
      .for('no key update')
    if (known.length === 0) return true
    const [stored] = await tx
      .select({ upto: boardProjection.upto })
      .from(boardProjection)
      .where(eq(boardProjection.boardId, boardId))
    if (stored && isBeyond(stored.upto, upto)) return !isBeyond(upto, stored.upto)
    for (const kind of Object.keys(TABLES) as (keyof Tables)[])
      await replaceRows(tx, TABLES[kind], boardId, projected[kind])
    await tx
      .insert(boardProjection)
      .values({ ...projected.board, upto })
      .onConflictDoUpdate({
        target: boardProjection.boardId,
        set: { ...projected.board, upto, at: sql`now()`, version: sql`${boardProjection.version} + 1` },
      })
    return true
  })
}

/** Whether `a` holds a row that `b` does not. */
function isBeyond(a: Upto, b: Upto): boolean {
  return Object.entries(a).some(([node, n]) => n > (b[node] ?? 0))
}

/**
 * Boards with something in the journal that is newer than their rows, or without rows. A transaction's time is
 * when it began, so a minute is allowed for; projecting once too often changes nothing.
 */
export async function selectBoardsBehind(db: Db): Promise<string[]> {
  const behind = await db.execute<{ id: string }>(sql`
    select b.id from board b left join board_projection p on p.board_id = b.id
    where p.board_id is null
      or exists (select 1 from board_update u where u.board_id = b.id and u.at > p.at - interval '1 minute')
      or exists (select 1 from board_snapshot s where s.board_id = b.id and s.at > p.at - interval '1 minute')
    order by b.id`)
  return behind.rows.map(({ id }) => id)
}

async function replaceRows(
  tx: Tx,
  table: CardTable,
  boardId: string,
  rows: CardRows[keyof CardRows],
): Promise<void> {
  const ids = rows.map(({ id }) => id)
  await tx
    .delete(table)
    .where(and(eq(table.boardId, boardId), ids.length > 0 ? notInArray(table.id, ids) : undefined))
  if (rows.length === 0) return
  const columns = Object.entries(getColumns(table as PgTable))
  const stored = sql.join(
    columns.map(([, column]) => sql`${column}`),
    sql`, `,
  )
  const given = sql.join(
    columns.map(([, { name }]) => sql`excluded.${sql.identifier(name)}`),
    sql`, `,
  )
  await tx
    .insert(table as PgTable)
    .values(rows)
    .onConflictDoUpdate({
      target: [table.boardId, table.id],
      set: Object.fromEntries(columns.map(([key, { name }]) => [key, sql`excluded.${sql.identifier(name)}`])),
      setWhere: sql`(${stored}) is distinct from (${given})`,
    })
}
