/**
 * Three nodes serve one board, and one after the other is killed under ten people who write, while Redis comes and
 * goes. Whoever was there goes on at another node; what was called saved, or seen by anyone, is in the database.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import type { RoomsDeps } from '#server/realtime/rooms.ts'
import { Crowd } from '#tests/chaos/crowd.ts'
import { journalFaults, NOTHING_LOST, sumOf } from '#tests/chaos/losses.ts'
import { announce, countOf, report } from '#tests/chaos/run.ts'
import { createSchool } from '#tests/chaos/school.ts'
import { createTestDatabase } from '#tests/support/postgres.ts'
import { redisProgram, startRedis, type TestRedis } from '#tests/support/redis.ts'
import type { NodeSettings } from './node-process.ts'

const NODES = 3
const SCRIPT = fileURLToPath(new URL('./node-process.ts', import.meta.url))
/** Processes are slow to start on a machine that is busy with other tests. */
const LONG = { timeout: 180_000 }

type Engine = { port: number; kill(): Promise<void> }

let cleanUp = new AsyncDisposableStack()
afterEach(async () => {
  await cleanUp.disposeAsync()
  cleanUp = new AsyncDisposableStack()
})

describe.skipIf(!redisProgram)('nodes', () => {
  test(
    '[N1] [N12] nothing saved or seen is lost as nodes are killed, and their numbers are used again',
    LONG,
    async () => {
      const kills = countOf('NODE_KILLS', 3)
      const { losses, crowd, pool } = await killNodes({ kills })
      report('nodes', `${crowd.saved} steps saved over ${kills} kills`)
      expect(losses).toEqual(NOTHING_LOST)
      await crowd.settle(pool)
      expect(await journalFaults(pool, crowd.boardId)).toEqual([])
      const { rows } = await pool.query<{ node: number }>(
        `select node from board_update where board_id = $1
       union select jsonb_object_keys(upto)::integer from board_snapshot where board_id = $1 order by node`,
        [crowd.boardId],
      )
      expect(rows.map(({ node }) => node)).toEqual([1, 2, 3])
    },
  )

  test('[N1] with the acknowledgement in front of the commit the same rig finds losses', LONG, async () => {
    const { losses } = await killNodes({ kills: 1, rig: { acknowledge: 'before-commit', commitDelayMs: 60 } })
    expect(losses.saved).toBeGreaterThan(0)
  })
})

/** Leaves two nodes running, the writers writing, and those of the last node cut off. */
async function killNodes({ kills, rig }: { kills: number; rig?: RoomsDeps['rig'] }) {
  const { random } = announce('nodes', `${NODES} nodes, ${kills} kills`)
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const redis = await startRedis()
  cleanUp.defer(() => redis.close())
  const database = await createTestDatabase()
  cleanUp.defer(() => database.drop())
  const { pool } = database
  let engines: Engine[] = []
  const start = async () =>
    void engines.push(await startNode({ databaseUrl: database.url, redisUrl: redis.url, rig }))
  cleanUp.defer(async () => void (await Promise.all(engines.map((engine) => engine.kill()))))
  await Promise.all(Array.from({ length: NODES }, start))
  const school = await createSchool(database.db)
  const crowd = await Crowd.gather({ school, random, port: () => any(engines).port })
  cleanUp.defer(() => crowd.leave())
  let losses = NOTHING_LOST
  for (let kill = 0; kill < kills; kill++) {
    await crowd.comeBack()
    if (kill === 0) crowd.startWriting()
    await upset(redis, kill)
    await pause(150 + random() * 300)
    const victim = any(engines)
    engines = engines.filter((engine) => engine !== victim)
    await victim.kill()
    // The others write on meanwhile.
    await crowd.nextSaved()
    losses = sumOf(losses, await crowd.losses(pool))
    if (kill < kills - 1) await start()
  }
  return { losses, crowd, pool }
}

/** Redis stands still, goes on, is killed and comes back empty, in turn. */
async function upset(redis: TestRedis, round: number): Promise<void> {
  if (round % 4 === 1) redis.freeze()
  if (round % 4 === 2) redis.thaw()
  if (round % 4 === 3) await redis.restart()
}

async function startNode(settings: NodeSettings): Promise<Engine> {
  const child = fork(SCRIPT, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ended = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  child.send(settings)
  const [port] = await Promise.race([once(child, 'message'), ended.then(() => [null])])
  if (typeof port !== 'number') throw new Error('The node ended before it listened')
  return { port, kill }
}
