/**
 * The clock of the server jumps by hours and years under ten people who write: nobody is sent away, everything goes
 * on being saved, a session that has ended by that clock lets nobody in, and the times of the journal are PostgreSQL's.
 */
import { expect, test } from 'vitest'
import { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'
import { cleanUpAfterEach } from './clean-up.ts'
import { soon } from './crowd.ts'
import type { Engine } from './engine.ts'
import { NOTHING_LOST } from './losses.ts'
import { announce, countOf } from './run.ts'
import { openScene } from './scene.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const JUMPS = { '+1 h': HOUR_MS, '-1 h': -HOUR_MS, '-1 day': -DAY_MS, '+400 days': 400 * DAY_MS, back: 0 }

const cleanUp = cleanUpAfterEach()

test('[J4] a clock that jumps sends nobody away, stops nothing, and leaves the order of the journal alone', async () => {
  const { engine, crowd, database, random } = await crowdUnderClock()
  const names = Object.keys(JUMPS) as (keyof typeof JUMPS)[]
  for (let jump = 0; jump < countOf('CLOCK_JUMPS', 12); jump++) {
    await engine.jump(JUMPS[names[Math.floor(random() * names.length)]!])
    expect(await crowd.nextSaved()).toBeLessThan(5_000)
    expect(await crowd.losses(database.pool)).toEqual(NOTHING_LOST)
  }
  expect(crowd.writers.map(({ cuts }) => cuts)).toEqual(crowd.writers.map(() => 0))
  expect(engine.isGone).toBe(false)
  await engine.jump(0)
  await crowd.settle(database.pool)
  expect(await strangeTimes(database)).toBe(0)
})

test('[J4] a row with a time of its own is seen among those that PostgreSQL has timed', async () => {
  const { crowd, database } = await crowdUnderClock()
  await crowd.stopWriting()
  await database.pool.query(
    `update board_update set at = at + interval '400 days'
     where (board_id, n) = (select board_id, min(n) from board_update group by board_id)`,
  )
  expect(await strangeTimes(database)).toBeGreaterThan(0)
})

test('[C1] a session that has ended by a clock that ran ahead lets nobody in, and does when the clock is right', async () => {
  const { engine, crowd, cookie } = await crowdUnderClock()
  const comes = () => visit(engine, crowd.boardId, cookie)
  expect(await comes()).toBe('let in')
  await engine.jump(JUMPS['+400 days'])
  expect(await comes()).toBe('turned away')
  await engine.jump(JUMPS['-1 day'])
  expect(await comes()).toBe('let in')
})

async function crowdUnderClock() {
  const { random } = announce('clock-jumps', Object.keys(JUMPS).join(', '))
  const database = await createTestDatabase()
  cleanUp.defer(() => database.drop())
  const { db, url: databaseUrl } = database
  const { engine, crowd, school } = await openScene(cleanUp, { db, databaseUrl, random })
  const { cookie } = await school.person()
  return { engine, crowd, database, random, cookie }
}

/** Rows that are older than one before them, or younger than now. */
async function strangeTimes({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from (
       select at, lag(at) over (partition by board_id, node order by n) as before from board_update
     ) as timed where at < before or at > clock_timestamp()`,
  )
  return rows[0]!.n
}

async function visit(engine: Engine, boardId: string, cookie: string): Promise<'let in' | 'turned away'> {
  const client = new ScriptedClient({
    url: `ws://127.0.0.1:${engine.port}/yjs/${boardId}`,
    headers: { cookie },
  })
  await expect.poll(() => client.isSynced || client.closed !== null, soon).toBe(true)
  const outcome = client.isSynced ? 'let in' : 'turned away'
  client.cut()
  return outcome
}
