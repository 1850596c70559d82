import type pg from 'pg'

/** Settings without which an acknowledged edit could be taken back by a power cut. */
const DURABILITY = ['fsync', 'full_page_writes', 'synchronous_commit']

/** The durability settings that are switched off on this database. */
export async function lostDurability(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select name from pg_settings where name = any($1) and setting = 'off' order by name`,
    [DURABILITY],
  )
  return rows.map(({ name }) => name)
}

/** Writes a note to the database's log on disk and waits for it; fails on a full disk and on a read-only replica. */
export async function probeWrite(pool: pg.Pool): Promise<void> {
  await pool.query(`select pg_logical_emit_message(true, 'kvalitetstavlan', 'ready')`)
}

/** How many of this database's migrations have run. Fails when it does not answer. */
export async function countMigrations(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from drizzle.__drizzle_migrations',
  )
  return rows[0]!.count
}
