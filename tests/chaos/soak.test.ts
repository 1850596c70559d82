/**
 * People come, write and leave, on board after board, for as long as it is asked to last. When all have left, the
 * server holds on to nothing: no board, no socket, no timer. In a long run its memory must not grow either; the short
 * one only shows that the rig sees what never goes away.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTestDatabase } from '#tests/support/postgres.ts'
import { cleanUpAfterEach } from './clean-up.ts'
import { Crowd, soon } from './crowd.ts'
import { startEngine } from './engine.ts'
import type { EngineSettings, Vitals } from './engine-process.ts'
import { announce, countOf, report } from './run.ts'
import { createSchool } from './school.ts'

const NEVER_MS = 2 ** 30
const QUICK = { idle: 200, tidy: 100, heartbeat: 500 }
const MEGABYTE = 2 ** 20
const HOUR_MS = 3_600_000
/** What a server may grow by in an hour, judged in runs that are long enough to tell. */
const MOST_MB_PER_HOUR = 1
const LONG_MINUTES = 60

const cleanUp = cleanUpAfterEach()

test('[R5] when everybody has left the server holds on to nothing, and over hours it does not grow', async () => {
  const minutes = countOf('SOAK_MINUTES', 0.25)
  const { engine, resting, slope } = await soak({ minutes, timings: QUICK })
  report('soak', `heap grows by ${slope.toFixed(1)} MB/h over ${minutes} min`)
  await expect.poll(async () => grownSince(resting, await engine.vitals()), soon).toEqual([])
  if (minutes >= LONG_MINUTES) expect(slope).toBeLessThan(MOST_MB_PER_HOUR)
})

test('[R5] a server that never lets a room go is seen by the same look, and by its memory', async () => {
  const { engine, resting, slope } = await soak({ minutes: 0.1, timings: { ...QUICK, idle: NEVER_MS } })
  report('soak', `heap grows by ${slope.toFixed(1)} MB/h when no room is let go of`)
  await pause(1_000)
  expect(grownSince(resting, await engine.vitals()).join()).toContain('boards')
  expect(slope).toBeGreaterThan(MOST_MB_PER_HOUR)
})

/** Crowds one after another; afterwards everybody has left. */
async function soak({ minutes, timings }: { minutes: number; timings: EngineSettings['timings'] }) {
  const { random } = announce('soak', `${minutes} minutes`)
  const database = await createTestDatabase()
  cleanUp.defer(() => database.drop())
  const engine = await startEngine({ databaseUrl: database.url, port: 0, timings })
  cleanUp.defer(() => engine.kill())
  const school = await createSchool(database.db)
  const visit = async () => {
    const crowd = await Crowd.gather({ school, random, port: () => engine.port, writers: 4 })
    await crowd.comeBack()
    crowd.startWriting()
    await crowd.nextSaved()
    await pause(100 + random() * 300)
    await crowd.leave()
  }
  // The first visits fill pools and caches that stay.
  for (let i = 0; i < 5; i++) await visit()
  await expect.poll(async () => (await engine.vitals()).connections, soon).toBe(0)
  if (timings?.idle !== NEVER_MS) await expect.poll(async () => (await engine.vitals()).boards, soon).toBe(0)
  const resting = await engine.vitals()
  const samples: Sample[] = []
  for (const until = performance.now() + minutes * 60_000; performance.now() < until; ) {
    await Promise.all([visit(), visit()])
    samples.push({ at: performance.now(), bytes: (await engine.vitals()).heapBytes })
  }
  // What the first minutes still fill is no slope.
  return { engine, resting, slope: megabytesPerHour(samples.slice(samples.length / 5)) }
}

/** Kinds of things that there are more of than at rest. */
function grownSince(resting: Vitals, now: Vitals): string[] {
  const grown = (['boards', 'hot', 'connections', 'backlog'] as const).filter(
    (kind) => now[kind] > resting[kind],
  )
  const kinds = Object.keys(now.resources).filter(
    (kind) => now.resources[kind]! > (resting.resources[kind] ?? 0),
  )
  return [...grown, ...kinds]
}

type Sample = { at: number; bytes: number }

/** The slope of the line through the samples. */
function megabytesPerHour(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length
  const [at, bytes] = [mean((sample) => sample.at), mean((sample) => sample.bytes)]
  const covariance = mean((sample) => (sample.at - at) * (sample.bytes - bytes))
  return ((covariance / mean((sample) => (sample.at - at) ** 2)) * HOUR_MS) / MEGABYTE
}
