/**
 * Two servers are started on one database, and nothing connects them. The second opens no board and says so; when the
 * first is gone it takes over, and nothing is lost. When the lock between them changes hands under way, the one that
 * lost it saves nothing any more and brings its people over to what has happened meanwhile.
 */
import { beforeEach, expect, test } from 'vitest'
import { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'
import { cleanUpAfterEach } from './clean-up.ts'
import { Crowd, soon } from './crowd.ts'
import { type Engine, startEngine } from './engine.ts'
import { journalFaults, NOTHING_LOST } from './losses.ts'
import { announce, report } from './run.ts'
import { createSchool, type School } from './school.ts'

const cleanUp = cleanUpAfterEach()
let database: TestDatabase
let school: School

beforeEach(async () => {
  database = await createTestDatabase()
  cleanUp.defer(() => database.drop())
  school = await createSchool(database.db)
})

test('[J7] a second server without Redis opens no board, says so, and takes over from a killed one', async () => {
  const { random } = announce('two-engines', 'one killed')
  const first = await start()
  const second = await start()
  let port = first.port
  const crowd = await Crowd.gather({ school, random, port: () => port })
  cleanUp.defer(() => crowd.leave())
  await crowd.comeBack()
  crowd.startWriting()
  await crowd.nextSaved()
  const visitor = await visit(second, crowd.boardId)
  await expect.poll(() => second.complaints.join(), soon).toMatch(/another process .* waiting/)
  expect(visitor.isSynced).toBe(false)
  expect((await second.vitals()).boards).toBe(0)
  await first.kill()
  await crowd.areCut()
  expect(await crowd.losses(database.pool)).toEqual(NOTHING_LOST)
  const began = performance.now()
  port = second.port
  await crowd.comeBack()
  await crowd.nextSaved()
  report('two-engines', `taken over within ${Math.round(performance.now() - began)} ms`)
  await expect.poll(() => visitor.isSynced, soon).toBe(true)
  await crowd.settle(database.pool)
  expect(await journalFaults(database.pool, crowd.boardId)).toEqual([])
})

test('[J7] with a lock that holds nobody back the second server opens the board, and the same look finds it', async () => {
  const powerless = ['pg_try_advisory_lock', 'pg_try_advisory_lock_shared'].map(
    (name) => `create function ${name}(integer, integer) returns boolean language sql return true`,
  )
  await database.pool.query(powerless.join(';'))
  const url = new URL(database.url)
  // Ours stand in front of PostgreSQL's own then.
  url.searchParams.set('options', '-c search_path=public,pg_catalog')
  const first = await start(url.href)
  const second = await start(url.href)
  const boardId = await school.board()
  const [one, other] = [await visit(first, boardId), await visit(second, boardId)]
  await expect.poll(() => one.isSynced && other.isSynced, soon).toBe(true)
  expect((await second.vitals()).boards).toBe(1)
})

test('[J6] [J7] a server that loses the lock to another saves nothing, and nothing is lost when it has it again', async () => {
  const { random } = announce('two-engines', 'the lock changes hands')
  const first = await start(named('first'))
  let second = first
  const half = 5
  const port = (writer: number) => (writer < half ? first.port : second.port)
  const crowd = await Crowd.gather({ school, random, port, writers: 2 * half })
  cleanUp.defer(() => crowd.leave())
  await crowd.comeBack()
  crowd.startWriting()
  await crowd.nextSaved()
  second = await start(named('second'))
  await handOver('first', second)
  const [stayed, moved] = [crowd.writers.slice(0, half), crowd.writers.slice(half)]
  const savedOf = (writers: typeof moved) => writers.reduce((sum, { saved }) => sum + saved, 0)
  for (const writer of moved) writer.cut()
  await expect.poll(() => moved.every(({ isCut }) => isCut), soon).toBe(true)
  await crowd.comeBack()
  const before = savedOf(stayed)
  const more = savedOf(moved) + 20
  await expect.poll(() => savedOf(moved), soon).toBeGreaterThan(more)
  expect(savedOf(stayed)).toBe(before)
  expect(await crowd.losses(database.pool)).toEqual(NOTHING_LOST)
  await second.kill()
  second = first
  await crowd.settle(database.pool)
  expect(await journalFaults(database.pool, crowd.boardId)).toEqual([])
})

/** Cuts the connection that holds one server's lock, again and again, until the other one was faster to take it. */
async function handOver(from: string, to: Engine): Promise<void> {
  const hasIt = async () => {
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and granted and datname = current_database() and application_name = $1`,
      [from],
    )
    return (await to.vitals()).fault === null
  }
  await expect.poll(hasIt, { ...soon, interval: 100 }).toBe(true)
}

/** The database's address for a server that can be told apart there. */
function named(name: string): string {
  const url = new URL(database.url)
  url.searchParams.set('application_name', name)
  return url.href
}

async function start(databaseUrl = database.url): Promise<Engine> {
  const engine = await startEngine({ databaseUrl, port: 0 })
  cleanUp.defer(() => engine.kill())
  return engine
}

/** Somebody who comes to a server; does not wait to be let in. */
async function visit(engine: Engine, boardId: string): Promise<ScriptedClient> {
  const { cookie } = await school.person()
  return new ScriptedClient({ url: `ws://127.0.0.1:${engine.port}/yjs/${boardId}`, headers: { cookie } })
}
