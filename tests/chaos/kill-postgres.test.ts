/**
 * Ten people write, and PostgreSQL is killed under them with everything it has started. The server stays; what it had
 * called saved or shown is in the database after the recovery, and the next edit is saved within five seconds.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { cleanUpAfterEach } from './clean-up.ts'
import { journalFaults, NOTHING_LOST, sumOf } from './losses.ts'
import { answerBeforeDisk, LAZY_DISK } from './lossy-commit.ts'
import { startOwnCluster } from './own-cluster.ts'
import { announce, countOf, report, spread } from './run.ts'
import { openScene } from './scene.ts'

const cleanUp = cleanUpAfterEach()

test('[J4] PostgreSQL is killed again and again: nothing is lost, the server stays, and soon everything flows', async () => {
  const kills = countOf('PG_KILLS', 20)
  const began = performance.now()
  const { losses, crowd, cluster, engine, waits } = await killUnderLoad({ kills })
  const seconds = (performance.now() - began) / 1000
  report('kill-postgres', `${crowd.saved} steps saved, ${(kills / seconds).toFixed(1)} cycles/s`)
  report('kill-postgres', `from PostgreSQL being back to the next saved step: ${spread(waits, 'ms')}`)
  expect(losses).toEqual(NOTHING_LOST)
  expect(engine.isGone).toBe(false)
  expect(crowd.writers.map(({ cuts }) => cuts)).toEqual(crowd.writers.map(() => 0))
  expect(Math.max(...waits)).toBeLessThan(5_000)
  await crowd.settle(cluster.pool)
  expect(await journalFaults(cluster.pool, crowd.boardId)).toEqual([])
})

test('[J4] with commits that are answered before they are on disk the same rig finds losses', async () => {
  const { losses } = await killUnderLoad({ kills: 2, durably: false })
  expect(losses.saved).toBeGreaterThan(0)
  expect(losses.seen).toBeGreaterThan(0)
})

async function killUnderLoad({ kills, durably = true }: { kills: number; durably?: boolean }) {
  const { random } = announce('kill-postgres', `${kills} kills`)
  const cluster = await startOwnCluster({ settings: durably ? {} : LAZY_DISK })
  cleanUp.defer(() => cluster.remove())
  if (!durably) await answerBeforeDisk(cluster.pool)
  const { engine, crowd } = await openScene(cleanUp, {
    ...{ db: cluster.db, databaseUrl: cluster.url, random },
    // The school itself must not be among what is lost.
    onGathered: () => cluster.pool.query('checkpoint'),
  })
  let losses = NOTHING_LOST
  const waits: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    await crowd.nextSaved()
    await pause(60 + random() * 180)
    await cluster.kill()
    // In every third cycle it stays away for so long that the server has to wait between its attempts.
    if (kill % 3 === 2) await pause(random() * 1_000)
    await cluster.start()
    waits.push(await crowd.nextSaved())
    losses = sumOf(losses, await crowd.losses(cluster.pool))
  }
  return { losses, crowd, cluster, engine, waits }
}
