/** Nodes with a real Redis between them, and what becomes of the boards when it is ill. */
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectRedis, type Redis } from '#server/nodes/redis.ts'
import { createRedisFanout } from '#server/nodes/redis-fanout.ts'
import type { Fanout } from '#server/realtime/fanout.ts'
import { createFaultProxy } from '#tests/support/fault-proxy.ts'
import { redisProgram, startRedis, type TestRedis } from '#tests/support/redis.ts'
import { contentOf, createNodes, journalled, type Nodes, note, notesOf } from './nodes-rig.ts'
import type { ScriptedClient } from './scripted-client.ts'

const soon = { interval: 5, timeout: 10_000 }
const within = (timeout: number) => ({ interval: 5, timeout })
/** The promise of N6, and what a busy machine may add to it. */
const CONVERGED_MS = 5_000

describe.skipIf(!redisProgram)('Redis', () => {
  let redis: TestRedis
  let all: Nodes | null = null
  let links: Redis[] = []
  let fanouts: Fanout[] = []
  let complaints: string[] = []

  beforeEach(async () => {
    redis = await startRedis()
  })
  afterEach(async () => {
    await all?.close()
    all = null
    for (const link of links.splice(0)) link.close()
    await redis.close()
  })

  /** The second node may come to Redis by a way of its own. */
  async function start(
    url = redis.url,
  ): Promise<{ boardId: string; clients: [ScriptedClient, ScriptedClient] }> {
    complaints = []
    const log = pino({ level: 'error' }, { write: (line: string) => void complaints.push(line) })
    links = [connectRedis(redis.url, log), connectRedis(url, log)]
    fanouts = links.map(createRedisFanout)
    // The engine's own timings: three seconds between two looks, and half of one while Redis is away.
    all = await createNodes(fanouts, { timings: {} })
    const boardId = await all.board()
    const [here, there] = all.nodes
    const clients: [ScriptedClient, ScriptedClient] = [
      await here!.join(await all.person('pedagog'), boardId),
      await there!.join(await all.person('pedagog'), boardId),
    ]
    return { boardId, clients }
  }

  const areUp = () => fanouts.map(({ isUp }) => isUp)
  const bothUp = () => expect.poll(areUp, soon).toEqual([true, true])
  const bothDown = () => expect.poll(areUp, soon).toEqual([false, false])

  /** Each writes something, and both have it within the time. */
  async function exchange(clients: readonly ScriptedClient[], timeout: number): Promise<void> {
    const notes = clients.map((client) => note(client))
    await Promise.all(clients.map((client) => client.allSaved()))
    for (const client of clients)
      await expect.poll(() => notesOf(client.board), within(timeout)).toEqual(expect.arrayContaining(notes))
  }

  async function expectSame(clients: readonly ScriptedClient[], boardId: string): Promise<void> {
    const stored = contentOf(await journalled(all!, boardId))
    for (const client of clients) await expect.poll(() => contentOf(client.board), soon).toBe(stored)
  }

  test('[N1] [N5] edits and presence go both ways through Redis, sooner than the journal is asked', async () => {
    const { boardId, clients } = await start()
    await bothUp()
    const [anna, bo] = clients
    // Both have just asked the journal: what comes now comes by a hint.
    for (let round = 0; round < 3; round++) await exchange(clients, 2_500)
    anna.say({ vy: 'utfall' })
    await expect
      .poll(() => bo.presence.findLast(({ clientId }) => clientId === anna.doc.clientID)?.state?.vy, soon)
      .toBe('utfall')
    await expectSame(clients, boardId)
  })

  test('[N6] a Redis that stands still is noticed although much is told to it; boards go on', async () => {
    const { boardId, clients } = await start()
    await bothUp()
    redis.freeze()
    let isTalking = true
    const talking = (async () => {
      for (let at = 0; isTalking; at++) {
        clients[0].say({ vy: 'utfall', kort: `k${at}` })
        await new Promise((resolve) => setTimeout(resolve, 60))
      }
    })()
    await exchange(clients, CONVERGED_MS)
    await expect.poll(() => links.map(({ isUp }) => isUp), within(5_000)).toEqual([false, false])
    // By now the journal is asked twice a second.
    await exchange(clients, CONVERGED_MS)
    isTalking = false
    await talking
    redis.thaw()
    await bothUp()
    await exchange(clients, CONVERGED_MS)
    await expectSame(clients, boardId)
  })

  test('[N6] Redis killed, started again empty, and flushed: nobody waits, nothing is lost', async () => {
    const { boardId, clients } = await start()
    await bothUp()
    await redis.kill()
    await bothDown()
    await exchange(clients, CONVERGED_MS)
    await redis.restart()
    await bothUp()
    await exchange(clients, CONVERGED_MS)
    await redis.flush()
    await exchange(clients, CONVERGED_MS)
    await expectSame(clients, boardId)
    // It is said once that Redis is away, and not at every try.
    expect(complaints.filter((line) => line.includes('out of reach')).length).toBeLessThanOrEqual(2)
  })

  test('[N6] a node that Redis is slow to, or cannot be reached by without a word, is not left behind', async () => {
    const proxy = await createFaultProxy(redis.port, Math.random)
    const { boardId, clients } = await start(`redis://127.0.0.1:${proxy.port}`)
    await bothUp()
    proxy.set({ delayMs: 400, jitterMs: 400 })
    await exchange(clients, CONVERGED_MS)
    proxy.isDown = true
    proxy.vanish()
    await exchange(clients, CONVERGED_MS)
    await expect.poll(areUp, within(12_000)).toEqual([true, false])
    await exchange(clients, CONVERGED_MS)
    proxy.set({ delayMs: 0, jitterMs: 0 })
    proxy.isDown = false
    await bothUp()
    await exchange(clients, 2_500)
    await expectSame(clients, boardId)
    await proxy.close()
  })

  test('[N6] nodes that start without Redis serve boards, cost nothing while they wait, and find it later', async () => {
    await redis.kill()
    const { boardId, clients } = await start()
    await exchange(clients, CONVERGED_MS)
    const before = process.cpuUsage()
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    const { user, system } = process.cpuUsage(before)
    // A loop that spins takes all of one core: three million microseconds.
    expect(user + system).toBeLessThan(1_000_000)
    await redis.restart()
    await bothUp()
    await exchange(clients, 2_500)
    await expectSame(clients, boardId)
  })

  test('[N6] a board that is let go of and opened again while Redis is away is heard when it is back', async () => {
    const log = pino({ level: 'silent' })
    links = [connectRedis(redis.url, log), connectRedis(redis.url, log)]
    fanouts = links.map(createRedisFanout)
    await bothUp()
    const [here, there] = fanouts as [Fanout, Fanout]
    const heard: string[] = []
    await here.open('tavla', () => heard.push('before'))
    await redis.kill()
    await bothDown()
    here.close('tavla')
    await here.open('tavla', () => heard.push('after'))
    await redis.restart()
    await bothUp()
    await expect
      .poll(() => {
        there.tell('tavla', Uint8Array.of(1))
        return heard
      }, soon)
      .toContain('after')
    expect(heard).not.toContain('before')
    // And when it is there all the time, however soon the board is opened again.
    here.close('tavla')
    await here.open('tavla', () => heard.push('at once'))
    there.tell('tavla', Uint8Array.of(2))
    await expect.poll(() => heard.at(-1), soon).toBe('at once')
  })
})
