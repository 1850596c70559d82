import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate, migrationNames } from '#db/migrate.ts'

const { adminUrl } = inject('postgres')
const name = `kvt_test_${randomUUID().replaceAll('-', '')}`
const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href

beforeAll(() => onServer(adminUrl, `create database ${name}`))
afterAll(() => onServer(adminUrl, `drop database ${name} with (force)`))

test('three processes that migrate at once apply each migration once', async () => {
  await Promise.all([migrate(url), migrate(url), migrate(url)])
  expect(await applied()).toEqual(migrationNames())
})

test('migrating again changes nothing', async () => {
  const before = await columns()
  await migrate(url)
  expect(await applied()).toEqual(migrationNames())
  expect(await columns()).toEqual(before)
  expect(before).toContain('person.epost')
})

async function applied(): Promise<string[]> {
  const rows = await onServer(url, 'select name from drizzle.__drizzle_migrations order by name')
  return rows.map((row) => String(row.name))
}

async function columns(): Promise<string[]> {
  const rows = await onServer(
    url,
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' order by 1`,
  )
  return rows.map((row) => String(row.name))
}

async function onServer(at: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: at })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
