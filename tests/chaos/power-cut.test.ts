/**
 * Ten people write, and the power goes: PostgreSQL stands still, and its disk is copied as it is at that moment,
 * without what the operating system still held in memory. What the copy recovers to has everything that had been
 * called saved or shown. A SIGKILL cannot show this: the memory of the operating system survives it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { cleanUpAfterEach } from './clean-up.ts'
import { NOTHING_LOST, promisesTo, sumOf, tokensInDatabase } from './losses.ts'
import { answerBeforeDisk, LAZY_DISK } from './lossy-commit.ts'
import { copyImage, makeImage, mountImage, whyNoMounts } from './mounts.ts'
import { openOwnCluster, startOwnCluster } from './own-cluster.ts'
import { announce, countOf, report } from './run.ts'
import { openScene } from './scene.ts'

const reason = whyNoMounts()

const cleanUp = cleanUpAfterEach()

test('[J2] what was called saved or seen survives a power cut', async ({ skip }) => {
  skip(reason !== null, `power cut: ${reason}`)
  const { losses, saved } = await cutPower({ rounds: countOf('POWER_CUTS', 5) })
  report('power-cut', `${saved} steps saved`)
  expect(losses).toEqual(NOTHING_LOST)
})

test('[J2] with commits that are answered before they are on disk a power cut takes them', async ({
  skip,
}) => {
  skip(reason !== null, `power cut: ${reason}`)
  const { losses } = await cutPower({ rounds: 1, settings: LAZY_DISK })
  expect(losses.saved).toBeGreaterThan(0)
})

test('[J2] with a PostgreSQL that asks for nothing to be on disk a power cut takes what was saved', async ({
  skip,
}) => {
  skip(reason !== null, `power cut: ${reason}`)
  const { losses } = await cutPower({ rounds: 1, settings: { fsync: 'off' } })
  expect(losses.saved).toBeGreaterThan(0)
})

async function cutPower({ rounds, settings = {} }: { rounds: number; settings?: Record<string, string> }) {
  const { random } = announce('power-cut', `${rounds} rounds`)
  const dir = mkdtempSync(join(tmpdir(), 'kvt-power-'))
  cleanUp.defer(() => rmSync(dir, { recursive: true, force: true }))
  const [image, copy] = [join(dir, 'disk'), join(dir, 'copy')]
  makeImage(image, 512)
  const disk = mountImage(image, join(dir, 'running'))
  cleanUp.defer(() => disk.unmount())
  const cluster = await startOwnCluster({ parent: disk.path, settings })
  cleanUp.defer(() => cluster.remove())
  if (settings.synchronous_commit === 'off') await answerBeforeDisk(cluster.pool)
  const { crowd } = await openScene(cleanUp, {
    ...{ db: cluster.db, databaseUrl: cluster.url, random },
    async onGathered() {
      await cluster.pool.query('checkpoint')
      disk.sync()
    },
  })
  let losses = NOTHING_LOST
  for (let round = 0; round < rounds; round++) {
    await crowd.nextSaved()
    await pause(300 + random() * 700)
    cluster.freeze()
    try {
      copyImage(disk, image, copy)
      // Also what was answered just before it stood still, and reached people while the disk was copied.
      const promises = promisesTo(crowd.writers)
      const stored = await recovered(copy, join(dir, 'recovered'), crowd.boardId, settings)
      losses = sumOf(losses, promises.against(stored))
    } finally {
      cluster.thaw()
    }
  }
  return { losses, saved: crowd.saved }
}

/** What PostgreSQL finds on the copied disk after its recovery; nothing if it does not even start. */
async function recovered(
  copy: string,
  path: string,
  boardId: string,
  settings: Record<string, string>,
): Promise<Set<string>> {
  const disk = mountImage(copy, path)
  try {
    // The file names the process that runs on the original, which is alive.
    rmSync(join(path, 'pg/postmaster.pid'), { force: true })
    const cluster = await openOwnCluster(join(path, 'pg'), { settings })
    try {
      return await tokensInDatabase(cluster.pool, boardId)
    } finally {
      await cluster.remove()
    }
  } finally {
    disk.unmount()
  }
}
