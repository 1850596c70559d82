/** One PostgreSQL that really syncs, for everyone who is measured. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startCluster } from '#db/embedded/cluster.ts'

export type Postgres = {
  /** The postmaster's process. */
  pid: number
  url(database: string): string
  /** An empty database in the place of one of that name. */
  create(database: string): Promise<void>
  /** The same, as a copy of another. */
  copy(template: string, database: string): Promise<void>
  with<T>(database: string, work: (pool: pg.Pool) => Promise<T>): Promise<T>
  /** What tables take, with their indexes and after a vacuum. */
  sizeOf(database: string, tables: readonly string[]): Promise<number>
  /** How much has been written to the write-ahead log, in bytes. */
  logged(): Promise<number>
  /** Milliseconds that one bare commit takes: the floor under whoever stores before showing. */
  commit(): Promise<number>
  stop(): Promise<void>
}

export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'kvalitetstavlan-sync-'))
  const dir = join(folder, 'pg')
  const cluster = await startCluster({ dir, durable: true })
  const admin = openPool(cluster.url(), 1)
  await admin.query('create table bare_commit (at timestamptz)')

  async function withPool<T>(database: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
    const pool = openPool(cluster.url(database), 4)
    try {
      return await work(pool)
    } finally {
      await pool.end()
    }
  }

  async function create(database: string, template = 'template1'): Promise<void> {
    await admin.query(`drop database if exists ${database} with (force)`)
    await admin.query(`create database ${database} template ${template}`)
  }

  return {
    pid: Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]),
    url: cluster.url,
    create: (database) => create(database),
    copy: (template, database) => create(database, template),
    with: withPool,
    sizeOf: (database, tables) =>
      withPool(database, async (pool) => {
        for (const table of tables) await pool.query(`vacuum ${table}`)
        const { rows } = await pool.query<{ bytes: string }>(
          'select sum(pg_total_relation_size(t::regclass)) as bytes from unnest($1::text[]) as t',
          [tables],
        )
        return Number(rows[0]!.bytes)
      }),
    async logged() {
      const { rows } = await admin.query<{ at: string }>("select pg_current_wal_lsn() - '0/0' as at")
      return Number(rows[0]!.at)
    },
    async commit() {
      const began = performance.now()
      await admin.query('insert into bare_commit values (now())')
      return performance.now() - began
    },
    async stop() {
      await admin.end()
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max })
  // A connection that is just ending is cut when its database is dropped, or the cluster stopped; that is no fault.
  pool.on('error', () => {})
  return pool
}
