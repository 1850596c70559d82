/**
 * Ten people write, and the server is killed under them. What it said was saved, and what anybody else saw, is in the
 * database as it lies there, before anyone comes back to send it again. With the acknowledgement in front of the
 * commit the same check must find losses: otherwise it would prove nothing.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { RoomsDeps } from '#server/realtime/rooms.ts'
import { createTestDatabase } from '#tests/support/postgres.ts'
import { cleanUpAfterEach } from './clean-up.ts'
import { Crowd } from './crowd.ts'
import { prepareEngine } from './engine.ts'
import { journalFaults, NOTHING_LOST, sumOf } from './losses.ts'
import { announce, countOf, report } from './run.ts'
import { createSchool } from './school.ts'

const cleanUp = cleanUpAfterEach()

test('[J2] nothing that was called saved, or seen by anyone, is lost however often the server is killed', async () => {
  const kills = countOf('KILLS', 60)
  const began = performance.now()
  const { losses, crowd, pool } = await killUnderLoad({ kills })
  const seconds = (performance.now() - began) / 1000
  report('kill-server', `${crowd.saved} steps saved, ${(kills / seconds).toFixed(1)} cycles/s`)
  expect(losses).toEqual(NOTHING_LOST)
  // And everybody comes back, is let in with everything, and sees the same.
  await crowd.settle(pool)
  expect(await journalFaults(pool, crowd.boardId)).toEqual([])
  expect(crowd.saved).toBeGreaterThan(kills * 20)
})

test('[J2] with the acknowledgement in front of the commit the same rig finds losses', async () => {
  const { losses } = await killUnderLoad({
    kills: 2,
    rig: { acknowledge: 'before-commit', commitDelayMs: 60 },
  })
  expect(losses.saved).toBeGreaterThan(0)
  expect(losses.seen).toBeGreaterThan(0)
})

/** Leaves the engine running and the writers writing, cut off by the last kill. */
async function killUnderLoad({ kills, rig }: { kills: number; rig?: RoomsDeps['rig'] }) {
  const { random } = announce('kill-server', `${kills} kills`)
  const database = await createTestDatabase()
  cleanUp.defer(() => database.drop())
  const { pool } = database
  let spare = prepareEngine()
  cleanUp.defer(() => spare.kill())
  let engine = await spare.start({ databaseUrl: database.url, port: 0, rig })
  cleanUp.defer(() => engine.kill())
  const { port } = engine
  const school = await createSchool(database.db)
  const crowd = await Crowd.gather({ school, random, port: () => port })
  cleanUp.defer(() => crowd.leave())
  let losses = NOTHING_LOST
  for (let kill = 0; kill < kills; kill++) {
    spare = prepareEngine()
    await crowd.comeBack()
    if (kill === 0) crowd.startWriting()
    await pause(60 + random() * 180)
    await engine.kill()
    await crowd.areCut()
    losses = sumOf(losses, await crowd.losses(pool))
    engine = await spare.start({ databaseUrl: database.url, port, rig })
  }
  return { losses, crowd, pool }
}
