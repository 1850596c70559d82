/** Writes what boards say into SQL rows, and finds boards whose rows are behind. Reading them is others' business. */
import { hash } from 'node:crypto'
import { and, eq, getColumns, sql } from 'drizzle-orm'
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

/** What a board's rows said when they were last written: the projection's version, and each row's digest by kind and id. */
export type Written = { version: number; digests: Record<keyof Tables, Map<string, string>> }

/**
 * Makes the rows of a board say this and nothing else, in one transaction, and returns what they say. Rows that say it
 * already stay as they are, and so do all when they were made from more of the journal than `upto`. Null when they
 * were made from rows that this has not seen, and lack some that it has: then nothing is changed, and it must be made
 * again. `last` is what the caller wrote last; while nobody else has written, only what differs from it is sent.
 */
export async function saveProjection(
  db: Db,
  projected: ProjectedBoard,
  upto: Upto = {},
  last: Written | null = null,
): Promise<Written | null> {
  const { boardId } = projected.board
  const digests = mapKinds((kind) => new Map(projected[kind].map((row) => [row.id, digest(row)])))
  return db.transaction(async (tx) => {
    const known = await tx
      .select({ id: board.id })
      .from(board)
      .where(eq(board.id, boardId))
      .for('no key update')
    if (known.length === 0) return { version: 0, digests }
    const [stored] = await tx
      .select({ upto: boardProjection.upto, version: boardProjection.version })
      .from(boardProjection)
      .where(eq(boardProjection.boardId, boardId))
    if (stored && isBeyond(stored.upto, upto))
      return isBeyond(upto, stored.upto) ? null : { version: 0, digests }
    const isOurs = last !== null && stored?.version === last.version
    for (const kind of KINDS) {
      const before = isOurs ? last.digests[kind] : null
      await replaceRows(tx, TABLES[kind], boardId, projected[kind], before, digests[kind])
    }
    const [now] = await tx
      .insert(boardProjection)
      .values({ ...projected.board, upto })
      .onConflictDoUpdate({
        target: boardProjection.boardId,
        set: { ...projected.board, upto, at: sql`now()`, version: sql`${boardProjection.version} + 1` },
      })
      .returning({ version: boardProjection.version })
    return { version: now!.version, digests }
  })
}

const KINDS = Object.keys(TABLES) as (keyof Tables)[]

function mapKinds<T>(make: (kind: keyof Tables) => T): Record<keyof Tables, T> {
  return Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])) as Record<keyof Tables, T>
}

function digest(row: object): string {
  return hash('sha1', JSON.stringify(row), 'base64url')
}

/** Whether `a` holds a row that `b` does not. */
function isBeyond(a: Upto, b: Upto): boolean {
  return Object.entries(a).some(([node, n]) => n > (b[node] ?? 0))
}

/** Boards with something in the journal that their rows were not made from, or without rows. */
export async function selectBoardsBehind(db: Db): Promise<string[]> {
  const behind = await db.execute<{ id: string }>(sql`
    select b.id from board b left join board_projection p on p.board_id = b.id
    where p.board_id is null
      or exists (
        select 1 from board_update u
        where u.board_id = b.id and u.n > coalesce((p.upto ->> u.node::text)::bigint, 0))
      or exists (
        select 1 from board_snapshot s cross join lateral jsonb_each_text(s.upto) as covered (node, n)
        where s.board_id = b.id and covered.n::bigint > coalesce((p.upto ->> covered.node)::bigint, 0))
    order by b.id`)
  return behind.rows.map(({ id }) => id)
}

/** A statement takes 65 535 values, and a large one keeps others waiting while it is put together. */
const ROWS_AT_ONCE = 500

/** `before` and `now` are the digests of the rows that lie there, if they are known, and of those that shall. */
async function replaceRows(
  tx: Tx,
  table: CardTable,
  boardId: string,
  all: CardRows[keyof CardRows],
  before: ReadonlyMap<string, string> | null,
  now: ReadonlyMap<string, string>,
): Promise<void> {
  // A row that is offered again as it is would still be locked, and the lock be written down.
  const rows = before ? all.filter(({ id }) => before.get(id) !== now.get(id)) : all
  const gone = before ? [...before.keys()].filter((id) => !now.has(id)) : null
  if (gone === null) {
    const ids = sql.param(rows.map(({ id }) => id))
    await tx.delete(table).where(and(eq(table.boardId, boardId), sql`${table.id} <> all(${ids}::text[])`))
  } else if (gone.length > 0) {
    await tx
      .delete(table)
      .where(and(eq(table.boardId, boardId), sql`${table.id} = any(${sql.param(gone)}::text[])`))
  }
  const columns = Object.entries(getColumns(table as PgTable))
  const stored = sql.join(
    columns.map(([, column]) => sql`${column}`),
    sql`, `,
  )
  const given = sql.join(
    columns.map(([, { name }]) => sql`excluded.${sql.identifier(name)}`),
    sql`, `,
  )
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await tx
      .insert(table as PgTable)
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflictDoUpdate({
        target: [table.boardId, table.id],
        set: Object.fromEntries(
          columns.map(([key, { name }]) => [key, sql`excluded.${sql.identifier(name)}`]),
        ),
        setWhere: sql`(${stored}) is distinct from (${given})`,
      })
}
