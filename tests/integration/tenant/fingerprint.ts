/** All that the database holds, as one value a table: what two of them differ in is what happened in between. */
import type pg from 'pg'

export type Fingerprint = Record<string, string>

/** Counters of sign-in attempts say nothing about anybody's data. */
const LEFT_OUT = ['rate_limit']
/** When a session was last seen changes with every request. */
const COLUMNS: Record<string, string> = { session: '(token_hash, person_id, expires)' }

export async function fingerprint(pool: pg.Pool): Promise<Fingerprint> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const tables = rows.map(({ name }) => name).filter((name) => !LEFT_OUT.includes(name))
  const one = (name: string) => {
    const text = `md5((${COLUMNS[name] ?? `"${name}".*`})::text)`
    return `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(${text}, '' order by ${text})), '') as value from "${name}"`
  }
  const { rows: values } = await pool.query<{ name: string; value: string }>(
    tables.map(one).join(' union all '),
  )
  return Object.fromEntries(values.map(({ name, value }) => [name, value]))
}
