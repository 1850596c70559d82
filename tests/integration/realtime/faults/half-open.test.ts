/** Connections that are gone without a word: nobody stands as a ghost on the board for long. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createFaultProxy, type FaultProxy } from '#tests/support/fault-proxy.ts'
import { createRig, type Rig, type Who } from '../rig.ts'
import { ScriptedClient } from '../scripted-client.ts'

/** 15 s outside tests. */
const HEARTBEAT_MS = 1_000
/** 45 s outside tests. */
const PROMISE_MS = 3 * HEARTBEAT_MS

let rig: Rig
let rektor: Who
let pedagog: Who
let air: FaultProxy

beforeAll(async () => {
  rig = await createRig({ timings: { heartbeat: HEARTBEAT_MS } })
  rektor = await rig.person('rektor')
  pedagog = await rig.person('pedagog')
})
beforeEach(async () => {
  air = await createFaultProxy(Number(new URL(rig.url).port), () => 0.5)
})
afterEach(() => air.close())
afterAll(() => rig.close())

const SOON = { interval: 10, timeout: 10_000 }

function farAway(who: Who, boardId: string): Promise<ScriptedClient> {
  const url = `ws://127.0.0.1:${air.port}/yjs/${boardId}`
  return new ScriptedClient({ url, headers: { cookie: who.cookie } }).synced()
}

/** Where Anna is for Bo; null when she is gone, undefined before he has heard of her. */
async function annaForBo(): Promise<() => Record<string, unknown> | null | undefined> {
  const boardId = await rig.board()
  const [anna, bo] = [await farAway(rektor, boardId), await rig.join(pedagog, boardId)]
  const seen = () => bo.presence.findLast(({ clientId }) => clientId === anna.doc.clientID)?.state
  anna.say({ vy: 'orsaker' })
  await expect.poll(seen, SOON).toMatchObject({ vy: 'orsaker' })
  return seen
}

test('[C8] [P5] a cursor whose connection is gone without a word is gone within three heartbeats', async () => {
  const seen = await annaForBo()
  const started = performance.now()
  air.vanish()
  await expect.poll(seen, SOON).toBeNull()
  expect(performance.now() - started).toBeLessThan(PROMISE_MS)
  expect(rig.rooms.status().connections).toBe(1)
})

test('[C8] a connection that is only slow is kept', async () => {
  const seen = await annaForBo()
  air.set({ delayMs: HEARTBEAT_MS / 3, jitterMs: 50, bytesPerSecond: 8_000 })
  await pause(4 * HEARTBEAT_MS)
  expect(seen()).toMatchObject({ vy: 'orsaker' })
})

test('negative control: where no heart beats, the ghost stays', async () => {
  await rig.restart({ timings: { heartbeat: 60_000 } })
  const seen = await annaForBo()
  air.vanish()
  await pause(PROMISE_MS)
  expect(seen()).toMatchObject({ vy: 'orsaker' })
})
