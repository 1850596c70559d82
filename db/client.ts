import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

export type Db = NodePgDatabase
/** A transaction has the same query builder as the database. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

export type DbOptions = { max?: number; name?: string; onError?: (error: Error) => void }

/** Opens a pool that gives up instead of waiting for ever; an idle connection that dies ends nothing. */
export function connect(
  url: string,
  { max = 10, name = 'kvalitetstavlan', onError = () => {} }: DbOptions = {},
): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
  })
  pool.on('error', onError)
  // The pool listens to idle connections alone: one that dies inside a transaction would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return { db: drizzle({ client: pool }), pool }
}
