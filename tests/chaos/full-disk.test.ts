/**
 * Ten people write, and the disk of PostgreSQL is full. Nothing is called saved that is not stored, whoever has the
 * board open keeps it, the server stays; when there is room again and PostgreSQL has been started, everything flows.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { RoomsDeps } from '#server/realtime/rooms.ts'
import { cleanUpAfterEach } from './clean-up.ts'
import { type Crowd, soon } from './crowd.ts'
import { journalFaults, NOTHING_LOST } from './losses.ts'
import { mountMemory, whyNoMounts } from './mounts.ts'
import { startOwnCluster } from './own-cluster.ts'
import { announce, countOf, report, spread } from './run.ts'
import { openScene } from './scene.ts'

const reason = whyNoMounts()
const MEGABYTES = 160
/** When nothing has been saved for so long, the disk counts as full. */
const STILL_MS = 1_000

const cleanUp = cleanUpAfterEach()

test('[J4] while the disk is full nothing is called saved, boards stay open, and afterwards all of it is stored', async ({
  skip,
}) => {
  skip(reason !== null, `full disk: ${reason}`)
  const { crowd, cluster, engine, fill } = await crowdOnSmallDisk()
  const waits: number[] = []
  for (let round = 0; round < countOf('FULL_DISKS', 1); round++) {
    const free = fill()
    expect(await savedNothing(crowd)).toBe(true)
    // Typing goes on, and nobody has been sent away.
    await expect.poll(() => crowd.writers.every(({ unsaved }) => unsaved > 0), soon).toBe(true)
    const before = crowd.saved
    await pause(STILL_MS)
    expect(crowd.saved).toBe(before)
    expect(crowd.writers.map(({ cuts }) => cuts)).toEqual(crowd.writers.map(() => 0))
    expect(engine.isGone).toBe(false)
    free()
    // As an operator would, or the supervisor of the embedded one: it may have given up, or be running still.
    await cluster.start()
    waits.push(await crowd.nextSaved())
    expect(await crowd.losses(cluster.pool)).toEqual(NOTHING_LOST)
  }
  report('full-disk', `from PostgreSQL being back to the next saved step: ${spread(waits, 'ms')}`)
  expect(Math.max(...waits)).toBeLessThan(5_000)
  expect(engine.isGone).toBe(false)
  await crowd.settle(cluster.pool)
  expect(await journalFaults(cluster.pool, crowd.boardId)).toEqual([])
})

test('[J4] with the acknowledgement in front of the commit a full disk takes what was called saved', async ({
  skip,
}) => {
  skip(reason !== null, `full disk: ${reason}`)
  const { crowd, cluster, engine, fill } = await crowdOnSmallDisk({ acknowledge: 'before-commit' })
  const free = fill()
  await expect.poll(() => engine.complaints.join(), soon).toContain('cannot reach PostgreSQL')
  // Nobody is there to try again.
  await engine.kill()
  free()
  await cluster.start()
  expect((await crowd.losses(cluster.pool)).saved).toBeGreaterThan(0)
})

async function crowdOnSmallDisk(rig?: RoomsDeps['rig']) {
  const { random } = announce('full-disk', `${MEGABYTES} MB`)
  const dir = mkdtempSync(join(tmpdir(), 'kvt-full-'))
  cleanUp.defer(() => rmSync(dir, { recursive: true, force: true }))
  const disk = mountMemory(join(dir, 'disk'), MEGABYTES)
  cleanUp.defer(() => disk.unmount())
  const cluster = await startOwnCluster({ parent: disk.path })
  cleanUp.defer(() => cluster.remove())
  const { db, url: databaseUrl } = cluster
  const { engine, crowd } = await openScene(cleanUp, { db, databaseUrl, random, rig })

  /** Fills what is left, again and again, since PostgreSQL gives room back. Returns how to make room. */
  function fill(): () => void {
    const path = join(disk.path, 'fill')
    const file = openSync(path, 'a')
    const timer = setInterval(() => fillUp(file), 20)
    let isFree = false
    const free = () => {
      if (isFree) return
      isFree = true
      clearInterval(timer)
      closeSync(file)
      rmSync(path)
    }
    cleanUp.defer(free)
    return free
  }

  return { crowd, cluster, engine, fill }
}

/** Whether there comes a time when nothing is saved any more. */
async function savedNothing(crowd: Crowd): Promise<boolean> {
  const deadline = performance.now() + 30_000
  let [last, since] = [crowd.saved, performance.now()]
  while (performance.now() < deadline) {
    if (crowd.saved !== last) [last, since] = [crowd.saved, performance.now()]
    if (performance.now() - since > STILL_MS) return true
    await pause(20)
  }
  return false
}

/** Random bytes: what can be compressed never fills a disk. */
function fillUp(file: number): void {
  for (const size of [1 << 20, 4096, 1]) {
    const bytes = randomBytes(size)
    try {
      while (writeSync(file, bytes) === size);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
}
