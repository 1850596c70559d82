/** Brings a database up to this version's schema. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url))
/** Any number, the same in every process: 'KVT' and 1. */
const LOCK = 0x4b565401

/** Applies what is missing. Several processes may call it at once: one works, the others wait and find it done. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await runMigrations(drizzle({ client }), { migrationsFolder: FOLDER })
  } finally {
    await client.end()
  }
}

/** The names of this version's migrations, oldest first. */
export function migrationNames(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}
