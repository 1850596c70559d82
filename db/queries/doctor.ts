/** What the doctor reads, and the little that it writes. What one board holds is read as of one moment. */
import { and, asc, count, eq, notInArray, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import type { BeslutRoot } from '#domain/board/beslut.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Db, Tx } from '../client.ts'
import {
  aktivitetRow,
  audit,
  belaggRow,
  board,
  boardChange,
  boardClient,
  boardFas,
  boardProjection,
  boardSnapshot,
  boardUpdate,
  boardVersion,
  insatsBeslut,
  insatsRow,
  orsakRow,
  person,
  uppfoljningRow,
  utfallRow,
} from '../schema/index.ts'
import { storeFas, storeInsatsBeslut } from './beslut.ts'
import { type ClientOwner, selectClientOwners } from './board-clients.ts'
import { type RowId, type StoredRow, type StoredSnapshot, selectJournal } from './journal.ts'
import type { CardRows } from './projection.ts'

const CARDS = {
  utfall: utfallRow,
  orsaker: orsakRow,
  belagg: belaggRow,
  insatser: insatsRow,
  aktiviteter: aktivitetRow,
  uppfoljningar: uppfoljningRow,
}
const OF_A_BOARD = [
  ...[boardUpdate, boardSnapshot, boardClient, boardChange, boardVersion, insatsBeslut, boardFas],
  ...[boardProjection, ...Object.values(CARDS)],
]

export type AuditRow = Pick<typeof audit.$inferSelect, 'action' | 'object' | 'after'>

/** Everything that the database holds of a board. */
export type BoardRecord = {
  ref: BoardRef & { epoch: number }
  snapshots: number
  snapshot: StoredSnapshot | null
  rows: StoredRow[]
  /** Who changed what, as it lies beside the rows. */
  touched: (RowId & { touched: string | null })[]
  owners: ClientOwner[]
  insatsBeslut: (typeof insatsBeslut.$inferSelect)[]
  fas: typeof boardFas.$inferSelect | null
  projection: { board: typeof boardProjection.$inferSelect | null; cards: CardRows }
  /** What has been decided about this board and its insatser, oldest first. */
  audit: AuditRow[]
}

/** The names of the migrations that have run; null when there is no schema at all. */
export async function appliedMigrations(pool: pg.Pool): Promise<string[] | null> {
  const { rows } = await pool.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  )
  if (!rows[0]!.there) return null
  const applied = await pool.query<{ name: string }>(
    'select name from drizzle.__drizzle_migrations order by name',
  )
  return applied.rows.map(({ name }) => name)
}

export async function selectBoardIds(db: Db): Promise<string[]> {
  return (await db.select({ id: board.id }).from(board).orderBy(asc(board.id))).map(({ id }) => id)
}

/** Every person and whose they are. */
export async function selectPersons(db: Db): Promise<Map<string, string>> {
  const rows = await db.select({ id: person.id, huvudmanId: person.huvudmanId }).from(person)
  return new Map(rows.map(({ id, huvudmanId }) => [id, huvudmanId]))
}

/** The board as it is at one moment; null when it is gone. */
export async function readBoard(pool: pg.Pool, boardId: string): Promise<BoardRecord | null> {
  return withClient(pool, (client) =>
    drizzle({ client }).transaction((tx) => recordOf(client, tx, boardId), {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    }),
  )
}

/** The same while nobody else decides, compacts or projects. What `work` writes is durable when this returns. */
export async function withLockedBoard<T>(
  pool: pg.Pool,
  boardId: string,
  work: (tx: Tx, record: BoardRecord) => Promise<T>,
): Promise<T | null> {
  return withClient(pool, (client) =>
    drizzle({ client }).transaction(async (tx) => {
      await tx.execute(sql`set local synchronous_commit = on`)
      await tx.execute(sql`select 1 from board where id = ${boardId} for no key update`)
      const record = await recordOf(client, tx, boardId)
      return record && work(tx, record)
    }),
  )
}

/** Makes the SQL twin of the server-owned root say what the root says. */
export async function rewriteTwin(
  tx: Tx,
  ref: BoardRef,
  { fas, las, insatser }: BeslutRoot,
  hasFas: boolean,
): Promise<void> {
  const decided = Object.keys(insatser)
  await tx
    .delete(insatsBeslut)
    .where(
      and(
        eq(insatsBeslut.boardId, ref.id),
        decided.length > 0 ? notInArray(insatsBeslut.insatsId, decided) : undefined,
      ),
    )
  for (const [insatsId, beslut] of Object.entries(insatser))
    await storeInsatsBeslut(tx, ref, insatsId, beslut)
  if (hasFas) await storeFas(tx, ref, { fas, las })
  else await tx.delete(boardFas).where(eq(boardFas.boardId, ref.id))
}

export type Misplaced = { table: string; orphans: number; foreign: number }

/** Tables with rows of boards that do not exist, or that say they belong to another huvudman than their board. */
export async function selectMisplaced(db: Db): Promise<Misplaced[]> {
  return db.transaction(async (tx) => {
    // Every row of the journal is looked at, and there may be millions.
    await tx.execute(sql`set local statement_timeout = 0`)
    const misplaced: Misplaced[] = []
    for (const table of OF_A_BOARD) {
      const [found] = await tx
        .select({
          orphans: count(sql`case when ${board.id} is null then 1 end`),
          foreign: count(sql`case when ${board.huvudmanId} <> ${table.huvudmanId} then 1 end`),
        })
        .from(table as PgTable)
        .leftJoin(board, eq(board.id, table.boardId))
      if (found && found.orphans + found.foreign > 0)
        misplaced.push({ table: getTableConfig(table as PgTable).name, ...found })
    }
    return misplaced
  })
}

/** Gives every board a new epoch, so that no browser brings what it holds from before. Returns how many. */
export async function raiseEpochs(db: Db): Promise<number> {
  const raised = await db
    .update(board)
    .set({ epoch: sql`greatest(${board.epoch}, 0) + 1` })
    .returning({ id: board.id })
  return raised.length
}

/** True while a server holds one of the journal's locks. */
export async function isServed(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ served: boolean }>(
    `select exists (
       select 1 from pg_locks where locktype = 'advisory' and classid = $1 and granted
       and database = (select oid from pg_database where datname = current_database())
     ) as served`,
    [WRITER_LOCK],
  )
  return rows[0]!.served
}

/** The first half of the locks that the journal's writers hold; see journal.ts. */
const WRITER_LOCK = 0x4b564a

async function recordOf(client: pg.ClientBase, tx: Tx, boardId: string): Promise<BoardRecord | null> {
  const [ref] = await tx
    .select({
      ...{ id: board.id, huvudmanId: board.huvudmanId, enhetId: board.enhetId },
      ...{ arbetslagId: board.arbetslagId, niva: board.niva, lasar: board.lasar, epoch: board.epoch },
    })
    .from(board)
    .where(eq(board.id, boardId))
  if (!ref) return null
  const [snapshots] = await tx
    .select({ n: count() })
    .from(boardSnapshot)
    .where(eq(boardSnapshot.boardId, boardId))
  const decided = await tx.select().from(insatsBeslut).where(eq(insatsBeslut.boardId, boardId))
  const [fas] = await tx.select().from(boardFas).where(eq(boardFas.boardId, boardId))
  const [projected] = await tx.select().from(boardProjection).where(eq(boardProjection.boardId, boardId))
  const cards = {} as CardRows
  for (const kind of Object.keys(CARDS) as (keyof CardRows)[])
    Object.assign(cards, {
      [kind]: await tx.select().from(CARDS[kind]).where(eq(CARDS[kind].boardId, boardId)),
    })
  const journal = await selectJournal(client, boardId)
  return {
    ref,
    snapshots: snapshots!.n,
    ...journal,
    touched: await tx
      .select({ node: boardUpdate.node, n: boardUpdate.n, touched: boardUpdate.touched })
      .from(boardUpdate)
      .where(eq(boardUpdate.boardId, boardId)),
    owners: await selectClientOwners(tx, boardId),
    insatsBeslut: decided,
    fas: fas ?? null,
    projection: { board: projected ?? null, cards },
    audit: await auditOf(tx, boardId),
  }
}

async function auditOf(tx: Tx, boardId: string): Promise<AuditRow[]> {
  return tx
    .select({ action: audit.action, object: audit.object, after: audit.after })
    .from(audit)
    .where(eq(audit.boardId, boardId))
    .orderBy(asc(audit.at))
}

async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let done = false
  try {
    const result = await work(client)
    done = true
    return result
  } finally {
    client.release(!done)
  }
}
