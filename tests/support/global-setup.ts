/**
 * One PostgreSQL for every integration test of this clone, and in it a migrated template that each test file copies.
 * TEST_DATABASE_URL points to another server. Several runs at once share the cluster; the last one out stops it.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startCluster } from '#db/embedded/cluster.ts'
import { migrate, migrationNames } from '#db/migrate.ts'

/** Held shared by every run that uses the cluster; exclusive by the one that tidies or stops it. */
const IN_USE = 0x4b565402
const TEMPLATE = 0x4b565403
const DIR = fileURLToPath(new URL('../../node_modules/.cache/test-postgres/pg', import.meta.url))

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's connection to the server's own database, and the name of the template to copy. */
    postgres: { adminUrl: string; template: string }
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { client, adminUrl, stop } = await enter()
  await tidyIfAlone(client)
  project.provide('postgres', { adminUrl, template: await ensureTemplate(client, adminUrl) })
  return async () => {
    await client.query('select pg_advisory_unlock_shared($1)', [IN_USE])
    const last = await tryLock(client)
    if (last) await stop()
    await client.end().catch(() => {})
  }
}

type Entered = { client: pg.Client; adminUrl: string; stop: () => Promise<void> }

async function enter(): Promise<Entered> {
  const given = process.env.TEST_DATABASE_URL
  for (let attempt = 1; ; attempt++) {
    const cluster = given
      ? null
      : await startCluster({ dir: DIR, durable: false, settings: { max_connections: '400' } })
    const adminUrl = given ?? cluster!.url()
    const client = new pg.Client({ connectionString: adminUrl })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select pg_advisory_lock_shared($1)', [IN_USE])
      return { client, adminUrl, stop: async () => cluster?.stop() }
    } catch (error) {
      // The run that had it was the last one out and stopped it under our feet: start it again.
      await client.end().catch(() => {})
      if (given || attempt === 5) throw error
    }
  }
}

/** Databases that killed runs left behind, and templates of older schemas. */
async function tidyIfAlone(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_unlock_shared($1)', [IN_USE])
  const alone = await tryLock(client)
  await client.query('select pg_advisory_lock_shared($1)', [IN_USE])
  if (!alone) return
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'kvt\\_test\\_%' or (datname like 'kvt\\_template\\_%' and datname <> $1)`,
    [templateName()],
  )
  for (const { datname } of rows)
    await client.query(`drop database ${pg.escapeIdentifier(datname)} with (force)`)
  await client.query('select pg_advisory_unlock($1)', [IN_USE])
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [IN_USE])
  return rows[0]?.got ?? false
}

/** Migrates once per version of the migrations; a template appears under its name only when it is complete. */
async function ensureTemplate(client: pg.Client, adminUrl: string): Promise<string> {
  const name = templateName()
  await client.query('select pg_advisory_lock($1)', [TEMPLATE])
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return name
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    const url = new URL(adminUrl)
    url.pathname = `/${draft}`
    await migrate(url.href)
    await client.query(`alter database ${draft} rename to ${name}`)
    return name
  } finally {
    await client.query('select pg_advisory_unlock($1)', [TEMPLATE])
  }
}

function templateName(): string {
  const hash = createHash('sha256')
  for (const name of migrationNames()) {
    hash.update(name)
    hash.update(readFileSync(new URL(`../../db/migrations/${name}/migration.sql`, import.meta.url)))
  }
  return `kvt_template_${hash.digest('hex').slice(0, 12)}`
}
