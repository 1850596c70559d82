/**
 * A migration is many statements, and the server is gone at one of them: nothing of it has happened, and the next
 * start does all of it. Without the transaction around them the next start must fail.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { migrate, migrationNames } from '#db/migrate.ts'
import { createPgProxy, type Fate, type PgProxy } from './pg-proxy.ts'
import { announce, countOf } from './run.ts'

const { adminUrl } = inject('postgres')
const name = `kvt_test_${randomUUID().replaceAll('-', '')}`
const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
const FATES: readonly Fate[] = ['cut before', 'cut half-way', 'cut after']

let proxy: PgProxy
let database: pg.Client

beforeAll(async () => {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  database = new pg.Client({ connectionString: url })
  await database.connect()
  proxy = await createPgProxy(url)
})
afterAll(async () => {
  await proxy.close()
  await database.end()
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})
beforeEach(() => {
  proxy.rewrite = (text) => text
})

test('a migration that is cut off at any statement has not happened, and the next start does it', async () => {
  const { count, schema, complete } = await wholeMigration()
  const { random } = announce('crash-in-migration', `${count} statements`)
  const some = countOf('MIGRATION_CUTS', 12)
  // The last ones, where a commit is, and others by the seed; or every one of them.
  const all = Array.from({ length: count }, (_, at) => at)
  const chosen = some >= count ? all : all.filter((at) => at >= count - 3 || random() < some / count)
  for (const at of chosen) {
    const fate = FATES[Math.floor(random() * FATES.length)]!
    await empty()
    const place = `statement ${at}, ${fate}`
    expect(await migrateUntil(at, fate), place).toBe('cut')
    expect([0, complete], place).toContain((await tables()).length)
    await migrate(url)
    expect(await schemaNow(), place).toEqual(schema)
  }
})

test('without its transaction a migration that is cut off stays half, and the next start fails', async () => {
  const { count } = await wholeMigration()
  proxy.rewrite = (text) => (text === 'begin' ? 'select 1' : text)
  await empty()
  expect(await migrateUntil(count >> 1, 'cut before')).toBe('cut')
  expect((await tables()).length).toBeGreaterThan(0)
  await expect(migrate(url)).rejects.toThrow()
})

/** How many statements it takes, and what is there afterwards: the schema, and the number of its tables. */
async function wholeMigration() {
  await empty()
  let count = 0
  proxy.decide = () => {
    count++
    return 'pass'
  }
  await migrate(proxy.url)
  return { count, schema: await schemaNow(), complete: (await tables()).length }
}

async function migrateUntil(at: number, fate: Fate): Promise<'cut' | 'done'> {
  let isCut = false
  proxy.onCut = () => {
    isCut = true
  }
  proxy.decide = ({ index }) => (index === at ? fate : 'pass')
  await migrate(proxy.url).catch((error) => {
    if (!isCut) throw error
  })
  await expect.poll(others, { timeout: 10_000 }).toBe(0)
  return isCut ? 'cut' : 'done'
}

/** Connections that PostgreSQL has not ended yet. */
async function others(): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    'select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  return rows[0]!.n
}

async function empty(): Promise<void> {
  await database.query(
    'drop schema public cascade; drop schema if exists drizzle cascade; create schema public',
  )
}

async function tables(): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  return rows.map((row) => row.name)
}

async function schemaNow(): Promise<unknown> {
  const columns = `select table_name, column_name, data_type, column_default, is_nullable
    from information_schema.columns where table_schema = 'public' order by 1, 2`
  const indexes = `select indexdef from pg_indexes where schemaname = 'public' order by 1`
  const constraints = `select conrelid::regclass::text as of, pg_get_constraintdef(oid) as is
    from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`
  const applied = 'select name from drizzle.__drizzle_migrations order by 1'
  const answers = []
  for (const query of [columns, indexes, constraints, applied])
    answers.push((await database.query(query)).rows)
  expect(answers[3]).toEqual(migrationNames().map((name) => ({ name })))
  return answers
}
