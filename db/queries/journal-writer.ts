/** Which process writes the journal under which node's number: one each, by locks that go with its connection. */
import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Tx } from '../client.ts'

/** First half of the advisory locks of the journal's writers: 'KVJ'. The second half is a node's number, or 0. */
const WRITER_LOCK = 0x4b564a
/** Held alone by a process that serves the database by itself, and shared by those that are several. */
const EVERYBODY = 0

/** Commits on this connection are on disk before they are answered, and a peer that vanished is noticed. */
export async function pinDurability(client: pg.ClientBase): Promise<void> {
  await client.query(
    `set synchronous_commit = on; set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;
     set tcp_keepalives_count = 3`,
  )
}

/** Enters the database: alone, or as one of several. False while others are there who do not go with that. */
export async function tryEnter(client: pg.ClientBase, alone: boolean): Promise<boolean> {
  const lock = alone ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared'
  const { rows } = await client.query<{ got: boolean }>(`select ${lock}($1, $2) as got`, [
    WRITER_LOCK,
    EVERYBODY,
  ])
  return rows[0]?.got === true
}

/** Makes this connection the journal's writer for `node`; false while another one, perhaps dying, still is. */
export async function tryBecomeWriter(client: pg.ClientBase, node: number): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', [
    WRITER_LOCK,
    node,
  ])
  return rows[0]?.got === true
}

/** Lets another process be the writer for `node`. */
export async function resignAsWriter(client: pg.ClientBase, node: number): Promise<void> {
  await client.query('select pg_advisory_unlock($1, $2)', [WRITER_LOCK, node])
}

/** Notes that `holder` writes as `node` from now on. Whoever calls it is the writer. */
export async function noteWriter(client: pg.ClientBase, node: number, holder: string): Promise<void> {
  await client.query(
    `insert into journal_writer (node, holder) values ($1, $2)
     on conflict (node) do update set holder = excluded.holder, since = now()`,
    [node, holder],
  )
}

/** Whether nobody else has been the writer for `node` since `holder` was. */
export async function wasLastWriter(client: pg.ClientBase, node: number, holder: string): Promise<boolean> {
  const { rowCount } = await client.query('select from journal_writer where node = $1 and holder = $2', [
    node,
    holder,
  ])
  return rowCount === 1
}

/** Keeps everybody else from writing as `node` until the transaction ends. Throws when somebody has since. */
export async function keepNumber(tx: Tx, node: number, holder: string): Promise<void> {
  const { rows } = await tx.execute<{ node: number }>(
    sql`select node from journal_writer where node = ${node} and holder = ${holder} for share`,
  )
  if (rows.length === 0) throw new Error(`Node ${node} is somebody else's now`)
}
