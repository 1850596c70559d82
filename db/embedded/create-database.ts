import pg from 'pg'

const DUPLICATE_DATABASE = '42P04'
/** Two at once collide in the catalogue's index before they collide in the name. */
const UNIQUE_VIOLATION = '23505'

/** Creates the database unless it is there. `adminUrl` points to another database of the same server. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== DUPLICATE_DATABASE && code !== UNIQUE_VIOLATION) throw error
  } finally {
    await client.end()
  }
}
