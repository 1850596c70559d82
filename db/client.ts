import type { Duplex } from 'node:stream'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

export type Db = NodePgDatabase
/** A transaction has the same query builder as the database. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

export type DbOptions = {
  max?: number
  name?: string
  /** Longer than PostgreSQL itself lets a statement take: then the line is dead and does not say so. */
  answerWithinMs?: number
  onError?: (error: Error) => void
}

/** Opens a pool that gives up instead of waiting for ever; an idle connection that dies ends nothing. */
export function connect(
  url: string,
  { max = 10, name = 'kvalitetstavlan', answerWithinMs = 17_000, onError = () => {} }: DbOptions = {},
): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    query_timeout: answerWithinMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
  })
  pool.on('error', onError)
  // The pool listens to idle connections alone: one that dies inside a transaction would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  // One that still waits for an answer is handed back after its caller has given up: nobody else should wait for it.
  pool.on('release', (_error, client) => {
    const { readyForQuery, connection } = client as unknown as ClientState
    if (!readyForQuery) connection.stream.destroy()
  })
  return { db: drizzle({ client: pool }), pool }
}

/** Of pg's client what its types leave out. */
type ClientState = { readyForQuery: boolean; connection: { stream: Duplex } }
