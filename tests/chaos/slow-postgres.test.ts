/**
 * PostgreSQL is there and slow: far away, locked, or all of its connections are busy. Typing goes on, nothing is
 * called saved before it is, what does not need the slow part answers, and when it is over everything flows.
 */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import type { RoomsDeps } from '#server/realtime/rooms.ts'
import { createRig } from '#tests/integration/realtime/rig.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'
import { startTestServer } from '#tests/support/server.ts'
import { cleanUpAfterEach } from './clean-up.ts'
import { Crowd, soon } from './crowd.ts'
import { type Losses, NOTHING_LOST, sumOf } from './losses.ts'
import { createPgProxy } from './pg-proxy.ts'
import { announce } from './run.ts'
import { openScene } from './scene.ts'
import { createSchool } from './school.ts'

const SLOW_FOR_MS = 5_000
/** A question and its answer take two seconds then. */
const ONE_WAY_MS = 1_000

const cleanUp = cleanUpAfterEach()

test('[J4] two seconds away from PostgreSQL nothing is called saved early, and nobody is sent away', async () => {
  const { early, crowd, engine, database } = await writeFarAway()
  expect(early).toEqual(NOTHING_LOST)
  expect(await crowd.nextSaved()).toBeLessThan(5_000)
  expect(engine.isGone).toBe(false)
  expect(crowd.writers.map(({ cuts }) => cuts)).toEqual(crowd.writers.map(() => 0))
  await crowd.settle(database.pool)
})

test('[J4] with the acknowledgement in front of the commit the same distance shows what was called saved early', async () => {
  const { early } = await writeFarAway({ acknowledge: 'before-commit' })
  expect(early.saved).toBeGreaterThan(0)
  expect(early.seen).toBeGreaterThan(0)
})

test('[J4] while the journal is locked nothing is saved and everything else answers', async () => {
  const { random } = announce('slow-postgres', 'a locked table')
  const database = await createdDatabase()
  const server = await startTestServer({ pages: false, database })
  cleanUp.defer(() => server.close())
  const school = await createSchool(database.db)
  const { epost } = await school.person()
  const crowd = await Crowd.gather({ school, random, port: () => server.port, writers: 4 })
  cleanUp.defer(() => crowd.leave())
  await crowd.comeBack()
  crowd.startWriting()
  await crowd.nextSaved()
  const release = await lockJournal(database.url)
  // What had been on its way got through before the lock.
  await expect.poll(() => crowd.writers.every(({ unsaved }) => unsaved > 0), soon).toBe(true)
  const before = crowd.saved
  expect(await server.signIn(epost)).toContain('=')
  expect((await server.fetch('/health/live')).status).toBe(200)
  expect(crowd.saved).toBe(before)
  await release()
  expect(await crowd.nextSaved()).toBeLessThan(5_000)
  expect(crowd.writers.map(({ cuts }) => cuts)).toEqual(crowd.writers.map(() => 0))
  await crowd.settle(database.pool)
})

test('[J4] while every connection of the pool is busy edits are saved, and who comes is let in afterwards', async () => {
  const rig = await createRig()
  cleanUp.defer(() => rig.close())
  const { pool } = rig.database
  const pedagog = await rig.person('pedagog')
  const boardId = await rig.board()
  const client = await rig.join(pedagog, boardId)
  const busy = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()))
  addUtfall(client.board, { id: 'medan-alla-ar-upptagna-00', kategori: 'resultat', rubrik: 'Sparas' })
  await client.allSaved()
  const late = rig.open(pedagog, boardId)
  await pause(300)
  expect(late.isSynced).toBe(false)
  for (const connection of busy) connection.release()
  await late.synced()
  expect(late.doc.toJSON()).toEqual(client.doc.toJSON())
})

/** Writers and their server, far away for a while; what was promised meanwhile and was not so. */
async function writeFarAway(rig?: RoomsDeps['rig']) {
  const { random } = announce('slow-postgres', `${2 * ONE_WAY_MS} ms away`)
  const database = await createdDatabase()
  const proxy = await createPgProxy(database.url)
  cleanUp.defer(() => proxy.close())
  const { engine, crowd } = await openScene(cleanUp, {
    ...{ db: database.db, databaseUrl: proxy.url, random, rig, writers: 4 },
  })
  proxy.delayMs = ONE_WAY_MS
  let early: Losses = NOTHING_LOST
  for (const until = performance.now() + SLOW_FOR_MS; performance.now() < until; ) {
    await pause(200)
    early = sumOf(early, await crowd.losses(database.pool))
  }
  expect(crowd.writers.every(({ unsaved }) => unsaved > 0) || rig !== undefined).toBe(true)
  proxy.delayMs = 0
  return { early, crowd, engine, database }
}

async function createdDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase()
  cleanUp.defer(() => database.drop())
  return database
}

/** Nobody reads or writes the journal until the returned function is called. */
async function lockJournal(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url })
  cleanUp.defer(() => client.end())
  await client.connect()
  await client.query('begin; lock table board_update')
  return async () => {
    await client.query('rollback')
  }
}
