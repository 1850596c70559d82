/**
 * Ten people write, and the connection to PostgreSQL is cut in the middle of one commit after another: before
 * PostgreSQL has heard of it, when it has heard half, or when it has committed and nobody has been told. The journal
 * cannot know which; it tries again, and every edit is stored once.
 */
import { expect, test } from 'vitest'
import type { RoomsDeps } from '#server/realtime/rooms.ts'
import { createTestDatabase } from '#tests/support/postgres.ts'
import { cleanUpAfterEach } from './clean-up.ts'
import { soon } from './crowd.ts'
import { journalFaults, NOTHING_LOST } from './losses.ts'
import { createPgProxy, type Fate } from './pg-proxy.ts'
import { announce, countOf, report } from './run.ts'
import { openScene } from './scene.ts'

const CUTS: readonly Fate[] = ['cut before', 'cut half-way', 'cut after']

const cleanUp = cleanUpAfterEach()

test('[J5] of a storm of cut commits every edit comes out stored, once, and the server goes on', async () => {
  const resets = countOf('RESETS', 100)
  const { crowd, database, engine, cuts } = await storm({ resets })
  report(
    'reset-storm',
    `${crowd.saved} steps saved; ${CUTS.map((fate) => `${cuts[fate]} ${fate}`).join(', ')}`,
  )
  for (const fate of CUTS) expect(cuts[fate]).toBeGreaterThan(resets / 10)
  expect(await crowd.losses(database.pool)).toEqual(NOTHING_LOST)
  expect(engine.isGone).toBe(false)
  expect(crowd.writers.map(({ cuts }) => cuts)).toEqual(crowd.writers.map(() => 0))
  await crowd.settle(database.pool)
  expect(await journalFaults(database.pool, crowd.boardId)).toEqual([])
})

test('[J5] with the acknowledgement in front of the commit the same storm leaves losses behind', async () => {
  const { crowd, database, engine } = await storm({
    resets: 3,
    rig: { acknowledge: 'before-commit' },
    isHopeless: true,
  })
  // Nobody is there to try again.
  await engine.kill()
  const losses = await crowd.losses(database.pool)
  expect(losses.saved).toBeGreaterThan(0)
  expect(losses.seen).toBeGreaterThan(0)
})

test('a row that is there twice, and one that is missing, are seen', async () => {
  const { crowd, database } = await storm({ resets: 1 })
  await crowd.settle(database.pool)
  const { pool } = database
  const last = 'select max(n) from board_update where board_id = $1'
  await pool.query(
    `insert into board_update (board_id, node, n, huvudman_id, data, crc)
     select board_id, node, n + 2, huvudman_id, data, crc from board_update where board_id = $1 and n = (${last})`,
    [crowd.boardId],
  )
  const faults = await journalFaults(pool, crowd.boardId)
  expect(faults.join()).toContain('follows')
  expect(faults.join()).toContain('twice')
})

/** Leaves the writers writing. */
async function storm({
  resets,
  rig,
  isHopeless = false,
}: {
  resets: number
  rig?: RoomsDeps['rig']
  /** Nothing comes through, also not afterwards. */
  isHopeless?: boolean
}) {
  const { random } = announce('reset-storm', `${resets} resets`)
  const database = await createTestDatabase()
  cleanUp.defer(() => database.drop())
  const proxy = await createPgProxy(database.url)
  cleanUp.defer(() => proxy.close())
  const { engine, crowd } = await openScene(cleanUp, { db: database.db, databaseUrl: proxy.url, random, rig })
  const cuts: Record<Fate, number> = { pass: 0, 'cut before': 0, 'cut half-way': 0, 'cut after': 0 }
  const all = () => CUTS.reduce((sum, fate) => sum + cuts[fate], 0)
  proxy.onCut = (_, fate) => void cuts[fate]++
  // One flush in two comes through, so that attempts are cut as well as their repetitions.
  proxy.decide = ({ text }) => {
    if (!text.includes('insert into board_update')) return 'pass'
    if (isHopeless) return 'cut before'
    if (all() >= resets || random() < 0.5) return 'pass'
    return CUTS[Math.floor(random() * CUTS.length)]!
  }
  await expect.poll(all, { ...soon, timeout: 60_000 + resets * 1_000 }).toBeGreaterThanOrEqual(resets)
  return { crowd, database, engine, cuts }
}
