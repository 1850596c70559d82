/** SQL of the journal. The two statements that every edit and every opening run are plain pg, named and prepared. */
import { crc32 } from 'node:zlib'
import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Db, Tx } from '../client.ts'
import { boardClient, boardSnapshot, boardUpdate } from '../schema/index.ts'

export type JournalRow = {
  boardId: string
  huvudmanId: string
  n: number
  data: Uint8Array
  crc: number
  /** Who changed what, in JSON; see server/realtime/journal/touched.ts. */
  touched: string | null
}
/** A Yjs clientID and the person who first used it; null is the server. */
export type ClientBinding = { boardId: string; huvudmanId: string; clientId: number; personId: string | null }
export type RowId = { node: number; n: number }
export type StoredRow = RowId & { data: Buffer; crc: number }
/** Node to the number of the last row of that node. */
export type Upto = Record<string, number>
export type StoredSnapshot = { seq: number; data: Buffer; crc: number; upto: Upto }
/** How far a board's journal has come. */
export type Head = { epoch: number; snapshotSeq: number; upto: Upto }

/**
 * Adds rows and clientID owners in one transaction. Sending the same rows again after an unclear commit changes
 * nothing. Returns the boards whose row is stored as given; a board that is missing has that number already,
 * with something else in it, or one of the row's clientIDs is somebody else's or kept for them.
 */
export async function insertJournalRows(
  client: pg.ClientBase,
  node: number,
  rows: readonly JournalRow[],
  bindings: readonly ClientBinding[],
): Promise<Set<string>> {
  const isAlone = bindings.length === 0
  const result = await client.query<{ board_id: string }>({
    name: isAlone ? 'journal-insert' : 'journal-insert-and-bind',
    text: isAlone ? `${INSERT_ROWS} ${UNLESS_TAKEN}` : INSERT_AND_BIND,
    values: [
      node,
      rows.map((row) => row.boardId),
      rows.map((row) => row.n),
      rows.map((row) => row.huvudmanId),
      rows.map((row) => asBuffer(row.data)),
      rows.map((row) => row.crc),
      rows.map((row) => row.touched),
      ...(isAlone ? [] : columnsOf(bindings)),
    ],
  })
  return new Set(result.rows.map((row) => row.board_id))
}

const INSERT_ROWS = `
  insert into board_update as stored (board_id, node, n, huvudman_id, data, crc, touched)
  select board_id, $1, n, huvudman_id, data, crc, touched
  from unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::bytea[], $6::bigint[], $7::text[])
    as given (board_id, n, huvudman_id, data, crc, touched)`
const UNLESS_TAKEN = `
  on conflict (board_id, node, n) do update set n = excluded.n where stored.data = excluded.data
  returning board_id`
/** Most flushes bring no new clientID; the others pay for finding out whose it is. */
const INSERT_AND_BIND = `
  with brought as (
    select distinct * from unnest($8::uuid[], $9::bigint[], $10::uuid[], $11::uuid[])
      as brought (board_id, client_id, huvudman_id, person_id)
  ), bound as (
    insert into board_client as known (board_id, client_id, huvudman_id, person_id)
    select * from brought where not exists (
      select 1 from board_reservation as reserved
      where reserved.board_id = brought.board_id and reserved.client_id = brought.client_id
        and reserved.person_id is distinct from brought.person_id
    ) or exists (
      select 1 from board_client as written
      where written.board_id = brought.board_id and written.client_id = brought.client_id
    )
    on conflict (board_id, client_id) do update set client_id = excluded.client_id
      where known.person_id is not distinct from excluded.person_id
    returning board_id, client_id
  ), taken as (
    select board_id from brought left join bound using (board_id, client_id) where bound.client_id is null
  )
  ${INSERT_ROWS} where board_id not in (select board_id from taken) ${UNLESS_TAKEN}`

function columnsOf(bindings: readonly ClientBinding[]): unknown[][] {
  return [
    bindings.map((binding) => binding.boardId),
    bindings.map((binding) => binding.clientId),
    bindings.map((binding) => binding.huvudmanId),
    bindings.map((binding) => binding.personId),
  ]
}

/** A transaction whose commit is on disk when it returns, whatever the server's default is. */
export function inDurableTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = on`)
    return work(tx)
  })
}

/** Adds one row as a part of a server command's transaction. Throws when the number is taken. */
export async function insertJournalRowIn(
  tx: Tx,
  node: number,
  row: JournalRow,
  bindings: readonly ClientBinding[],
): Promise<void> {
  if (bindings.length > 0) {
    await tx
      .insert(boardClient)
      .values([...bindings])
      .onConflictDoNothing()
  }
  await tx.insert(boardUpdate).values({ ...row, node })
}

/** Snapshot and rows in one statement: a compaction may run at the same time. */
export async function selectJournal(
  client: pg.Pool | pg.ClientBase,
  boardId: string,
): Promise<{ snapshot: StoredSnapshot | null; rows: StoredRow[] }> {
  const result = await client.query<{
    node: number | null
    n: string
    data: Buffer
    crc: string
    upto: Upto
  }>({
    name: 'journal-select',
    text: `
      (select null::integer as node, seq as n, data, crc, upto
       from board_snapshot where board_id = $1 order by seq desc limit 1)
      union all
      (select node, n, data, crc, null from board_update where board_id = $1)
      order by node nulls first, n`,
    values: [boardId],
  })
  let snapshot: StoredSnapshot | null = null
  const rows: StoredRow[] = []
  for (const { node, n, data, crc, upto } of result.rows) {
    if (node === null) snapshot = { seq: Number(n), data, crc: Number(crc), upto }
    else rows.push({ node, n: Number(n), data, crc: Number(crc) })
  }
  return { snapshot, rows }
}

/**
 * The rows after those that are `seen`, without those that the newest snapshot has replaced, and its number, all as
 * of one moment. A node commits its rows of a board in the order of their numbers, so none can turn up behind.
 */
export async function selectNews(
  db: Db | Tx,
  boardId: string,
  seen: Upto,
): Promise<{ snapshotSeq: number; rows: StoredRow[] }> {
  const nodes = Object.keys(seen).map(Number)
  type Found = { seq: string; node: number | null; n: string; data: Buffer; crc: string }
  const { rows } = await db.execute<Found>(sql`
    with fresh as (
      select node, n, data, crc from board_update
      left join unnest(${sql.param(nodes)}::integer[], ${sql.param(Object.values(seen))}::bigint[])
        as seen (node, last) using (node)
      where board_id = ${boardId} and n > coalesce(last, 0)
    )
    select snapshot.seq, fresh.*
    from (select coalesce(max(seq), 0) as seq from board_snapshot where board_id = ${boardId}) as snapshot
    left join fresh on true
    order by node, n`)
  return {
    snapshotSeq: Number(rows[0]?.seq ?? 0),
    rows: rows.flatMap(({ node, n, data, crc }) =>
      node === null ? [] : [{ node, n: Number(n), data, crc: Number(crc) }],
    ),
  }
}

/** The database's clock, in milliseconds since 1970. */
export async function selectNow(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ now: string }>(
    'select floor(extract(epoch from clock_timestamp()) * 1000) as now',
  )
  return Number(rows[0]!.now)
}

/** How far the journals of these boards have come; a board that is gone is missing. */
export async function selectHeads(pool: pg.Pool, boardIds: readonly string[]): Promise<Map<string, Head>> {
  const { rows } = await pool.query<{ id: string; epoch: number; seq: string; upto: Upto | null }>({
    name: 'journal-heads',
    text: `
      select id, epoch,
        coalesce((select max(seq) from board_snapshot where board_id = id), 0) as seq,
        (select json_object_agg(node, last) from (
          select node, max(n) as last from board_update where board_id = id group by node) as nodes) as upto
      from board where id = any($1)`,
    values: [boardIds],
  })
  return new Map(
    rows.map(({ id, epoch, seq, upto }) => [id, { epoch, snapshotSeq: Number(seq), upto: upto ?? {} }]),
  )
}

/** Keeps everybody else from deciding on the board, compacting it or projecting it until the transaction ends. */
export async function lockBoard(tx: Tx, boardId: string): Promise<void> {
  await tx.execute(sql`select 1 from board where id = ${boardId} for no key update`)
}

export type NewSnapshot = {
  boardId: string
  huvudmanId: string
  /** Number of the snapshot that it takes the place of; 0 is none. */
  previous: number
  data: Uint8Array
  crc: number
  upto: Upto
}

/**
 * Puts a snapshot in the place of exactly the rows that it covers and of the snapshot before it; who changed what
 * goes to `board_change`. False, with nothing changed, when somebody else was here first: a number is not the
 * order of commits, so "everything up to n" could take a row that the snapshot has not seen.
 */
export async function replaceWithSnapshot(
  pool: pg.Pool,
  { boardId, huvudmanId, previous, data, crc, upto }: NewSnapshot,
  covered: readonly RowId[],
): Promise<boolean> {
  const client = await pool.connect()
  let done = false
  try {
    await client.query('begin')
    await client.query('set local synchronous_commit = on')
    await client.query('select 1 from board where id = $1 for no key update', [boardId])
    const older = await client.query('delete from board_snapshot where board_id = $1 returning seq', [
      boardId,
    ])
    const { rows } = await client.query<{ gone: string }>(
      `with gone as (
         delete from board_update where board_id = $1
         and (node, n) in (select * from unnest($3::integer[], $4::bigint[]))
         returning at, touched
       ), moved as (
         insert into board_change (board_id, huvudman_id, person_id, kort, falt, forst, senast, antal)
         select $1, $2, person.id, kort.key, falt.value, min(at), max(at), count(*)
         from gone
         cross join lateral json_each(touched::json) as vem
         cross join lateral json_each(vem.value) as kort
         cross join lateral json_array_elements_text(kort.value) as falt
         left join person on person.id = nullif(vem.key, '')::uuid
         group by person.id, kort.key, falt.value, date_trunc('hour', at)
       )
       select count(*) as gone from gone`,
      [boardId, huvudmanId, covered.map(({ node }) => node), covered.map(({ n }) => n)],
    )
    const asExpected =
      Number(older.rows[0]?.seq ?? 0) === previous &&
      older.rows.length <= 1 &&
      Number(rows[0]?.gone) === covered.length
    if (asExpected) {
      await client.query(
        `insert into board_snapshot (board_id, seq, huvudman_id, data, crc, upto)
         values ($1, $2, $3, $4, $5, $6)`,
        [boardId, previous + 1, huvudmanId, asBuffer(data), crc, upto],
      )
    }
    await client.query(asExpected ? 'commit' : 'rollback')
    done = true
    return asExpected
  } finally {
    client.release(!done)
  }
}

/**
 * The first content of a new board, in the transaction that makes the board. Its rows come with
 * `rooms.rebuildProjection`, or when the next process starts.
 */
export async function insertFirstSnapshot(
  tx: Tx,
  board: { id: string; huvudmanId: string },
  data: Uint8Array,
  owners: Iterable<[clientId: number, personId: string | null]>,
): Promise<void> {
  await tx.insert(boardSnapshot).values({
    boardId: board.id,
    huvudmanId: board.huvudmanId,
    seq: 1,
    data,
    crc: crc32(data),
    upto: {},
  })
  const bindings = [...owners].map(([clientId, personId]) => ({
    boardId: board.id,
    huvudmanId: board.huvudmanId,
    clientId,
    personId,
  }))
  if (bindings.length > 0) await tx.insert(boardClient).values(bindings)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
