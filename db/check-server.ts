import pg from 'pg'

const OLDEST = 15

/** What is wrong with a PostgreSQL that somebody points us to, in Swedish; null when it will do. */
export async function checkServer(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding`,
    )
    const { version, encoding } = rows[0]!
    if (version < OLDEST) return `databasen är PostgreSQL ${version}; det behövs ${OLDEST} eller nyare.`
    if (encoding !== 'UTF8') return `databasen är kodad i ${encoding}; skapa den med encoding 'UTF8'.`
    return null
  } catch (error) {
    const { code } = error as { code?: string }
    return `databasen svarar inte (${code ?? 'okänt fel'}). Kontrollera värd, port, databas, användare och lösenord.`
  } finally {
    await client.end().catch(() => {})
  }
}
