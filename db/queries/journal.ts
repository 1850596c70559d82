/** SQL of the journal. The two statements that every edit and every opening run are plain pg, named and prepared. */
import { crc32 } from 'node:zlib'
import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Db, Tx } from '../client.ts'
import { boardClient, boardSnapshot, boardUpdate } from '../schema/index.ts'

export type JournalRow = { boardId: string; huvudmanId: string; n: number; data: Uint8Array; crc: number }
/** A Yjs clientID and the person who first used it; null is the server. */
export type ClientBinding = { boardId: string; huvudmanId: string; clientId: number; personId: string | null }
export type RowId = { node: number; n: number }
export type StoredRow = RowId & { data: Buffer; crc: number }
export type StoredSnapshot = { seq: number; data: Buffer; crc: number; upto: Record<string, number> }

/** First half of the advisory lock that the one writer of a node holds: 'KVJ'. */
const WRITER_LOCK = 0x4b564a

/** Commits on this connection are on disk before they are answered, and a peer that vanished is noticed. */
export async function pinDurability(client: pg.ClientBase): Promise<void> {
  await client.query(
    `set synchronous_commit = on; set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;
     set tcp_keepalives_count = 3`,
  )
}

/** Makes this connection the journal's writer for `node`; false while another one, perhaps dying, still is. */
export async function tryBecomeWriter(client: pg.ClientBase, node: number): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', [
    WRITER_LOCK,
    node,
  ])
  return rows[0]?.got === true
}

/**
 * Adds rows and clientID owners in one transaction. Sending the same rows again after an unclear commit changes
 * nothing. Returns the boards whose row is stored as given; a board that is missing has that number already,
 * with something else in it.
 */
export async function insertJournalRows(
  client: pg.ClientBase,
  node: number,
  rows: readonly JournalRow[],
  bindings: readonly ClientBinding[],
): Promise<Set<string>> {
  const result = await client.query<{ board_id: string }>({
    name: 'journal-insert',
    text: `
      with bound as (
        insert into board_client (board_id, client_id, huvudman_id, person_id)
        select * from unnest($7::uuid[], $8::bigint[], $9::uuid[], $10::uuid[])
        on conflict do nothing
      )
      insert into board_update as stored (board_id, node, n, huvudman_id, data, crc)
      select board_id, $1, n, huvudman_id, data, crc
      from unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::bytea[], $6::bigint[])
        as given (board_id, n, huvudman_id, data, crc)
      on conflict (board_id, node, n) do update set n = excluded.n where stored.data = excluded.data
      returning board_id`,
    values: [
      node,
      rows.map((row) => row.boardId),
      rows.map((row) => row.n),
      rows.map((row) => row.huvudmanId),
      rows.map((row) => asBuffer(row.data)),
      rows.map((row) => row.crc),
      bindings.map((binding) => binding.boardId),
      bindings.map((binding) => binding.clientId),
      bindings.map((binding) => binding.huvudmanId),
      bindings.map((binding) => binding.personId),
    ],
  })
  return new Set(result.rows.map((row) => row.board_id))
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
    upto: Record<string, number>
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
 * Puts a snapshot in the place of exactly the rows that it covers and of the snapshot before it. False, with
 * nothing changed, when somebody else was here first: a number is not the order of commits, so "everything up
 * to n" could take a row that the snapshot has not seen.
 */
export async function replaceWithSnapshot(
  pool: pg.Pool,
  snapshot: { boardId: string; huvudmanId: string; previous: number; data: Uint8Array; crc: number },
  upto: Record<string, number>,
  covered: readonly RowId[],
): Promise<boolean> {
  const { boardId, huvudmanId, previous, data, crc } = snapshot
  const client = await pool.connect()
  let done = false
  try {
    await client.query('begin')
    await client.query('set local synchronous_commit = on')
    await client.query('select 1 from board where id = $1 for no key update', [boardId])
    const older = await client.query('delete from board_snapshot where board_id = $1 returning seq', [
      boardId,
    ])
    const rows = await client.query(
      `delete from board_update where board_id = $1
       and (node, n) in (select * from unnest($2::integer[], $3::bigint[]))`,
      [boardId, covered.map(({ node }) => node), covered.map(({ n }) => n)],
    )
    const asExpected =
      Number(older.rows[0]?.seq ?? 0) === previous &&
      older.rows.length <= 1 &&
      rows.rowCount === covered.length
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
