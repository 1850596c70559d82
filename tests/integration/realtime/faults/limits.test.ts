/** What one socket can do to the others: nothing that they would notice. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { DEFAULT_LIMITS, LIMITS } from '#server/realtime/limits.ts'
import { step1Frame } from '#server/realtime/protocol.ts'
import { createFaultProxy, type FaultProxy } from '#tests/support/fault-proxy.ts'
import { createRig, type Rig, type Who } from '../rig.ts'
import { ScriptedClient } from '../scripted-client.ts'
import { until } from '../until.ts'
import { beside, FIGURE_MS } from './bystander.ts'
import { gatherCrowd } from './crowd.ts'

const limits = { connectionsPerBoard: 7, connectionsPerPersonAndBoard: 3 }
const SOON = { interval: 10, timeout: 15_000 }
/** A question for everything that there is. */
const EVERYTHING = step1Frame(Uint8Array.of(0))

let rig: Rig
let rektor: Who
let pedagog: Who
let stormy: Who
let air: FaultProxy
/** About 700 KB. */
let large: string

beforeAll(async () => {
  rig = await createRig({ limits })
  rektor = await rig.person('rektor')
  pedagog = await rig.person('pedagog')
  stormy = await rig.person('pedagog')
  air = await createFaultProxy(Number(new URL(rig.url).port), () => 0.5)
  large = await rig.board()
  const author = await rig.join(rektor, large)
  for (let i = 0; i < 120; i++) {
    const iakttagelse = 'ord '.repeat(1_400)
    addUtfall(author.board, { id: randomUUID(), kategori: 'resultat', rubrik: `Nr ${i}`, iakttagelse })
  }
  await author.allSaved(20_000)
  await author.close()
})
afterAll(async () => {
  await air.close()
  await rig.close()
})

/** A client behind the bad network. */
function farAway(who: Who, boardId: string): ScriptedClient {
  return new ScriptedClient({
    url: `ws://127.0.0.1:${air.port}/yjs/${boardId}`,
    headers: { cookie: who.cookie },
  })
}

test('[C7] who sends what is no message, or one too long, is sent away by name and nobody else notices', async () => {
  const boardId = await rig.board()
  const closes: Record<string, number | undefined> = {}
  const delays = await beside(rig, boardId, [rektor, pedagog], async () => {
    const rude = {
      text: (client: ScriptedClient) => client.socket.send('hej'),
      nonsense: (client: ScriptedClient) => client.sendRaw(Uint8Array.of(0, 9)),
      long: (client: ScriptedClient) => client.sendRaw(new Uint8Array(DEFAULT_LIMITS.frameBytes + 1)),
    }
    for (const [name, act] of Object.entries(rude)) {
      const client = await rig.join(stormy, boardId)
      act(client)
      await until(() => client.closed !== null, `closed after ${name}`)
      closes[name] = client.closed?.code
    }
  })
  expect(closes).toEqual({ text: 1007, nonsense: 1007, long: 1009 })
  expect(delays.p99).toBeLessThan(FIGURE_MS)
})

test('[C7] a board and a person have so many connections, and who comes after is told to come back', async () => {
  const boardId = await rig.board()
  const people = [rektor, pedagog, stormy]
  const tabs = await Promise.all(people.flatMap((who) => [rig.join(who, boardId), rig.join(who, boardId)]))
  const third = await rig.join(rektor, boardId)
  const fourth = rig.open(rektor, boardId)
  const eighth = rig.open(pedagog, boardId)
  await expect.poll(() => [fourth.closed?.code, eighth.closed?.code], SOON).toEqual([1013, 1013])
  await third.close()
  await rig.join(pedagog, boardId)
  expect(tabs.every(({ closed }) => closed === null)).toBe(true)
})

test('[C7] a thousand questions at once for the whole board, again and again, delay nobody', async () => {
  const url = `${rig.url}/${large}`
  const crowd = gatherCrowd({ does: 'ask', url, cookies: [stormy.cookie], seconds: 2, atOnce: 1_000 })
  const delays = await beside(rig, large, [rektor, pedagog], async () => {
    const { done, bytes, closes } = await crowd.go()
    console.log(`1 000 questions at once, again and again: ${done} answers, ${inMiB(bytes)}, closes`, closes)
    expect(Object.keys(closes).filter((code) => code !== '1013' && code !== '1006')).toEqual([])
  })
  console.log('beside them:', delays)
  expect(delays.p99).toBeLessThan(FIGURE_MS)
})

test('[C7] who asks for the whole board again as soon as it has come gets it at the pace of the bound', async () => {
  const url = `${rig.url}/${large}`
  const crowd = gatherCrowd({ does: 'ask', url, cookies: [stormy.cookie], seconds: 3, atOnce: 1 })
  const delays = await beside(rig, large, [rektor, pedagog], async () => {
    const { done, bytes, took, closes } = await crowd.go()
    console.log(`one question after the other: ${done} answers, ${inMiB(bytes)} in ${took} ms`)
    expect(Object.keys(closes).filter((code) => code !== '1006')).toEqual([])
    expect(bytes).toBeGreaterThan(LIMITS.bytes.burst / 2)
    // One answer may go over the bound before it is felt.
    const most = LIMITS.bytes.burst + (took / 1_000) * LIMITS.bytes.perSecond + (2 * bytes) / done
    expect(bytes).toBeLessThan(most)
  })
  console.log('beside it:', delays)
  expect(delays.p99).toBeLessThan(FIGURE_MS)
})

test('[C7] a reader that stops reading is let go of with what waits for it, and delays nobody', async () => {
  const deaf = await rig.join(stormy, large)
  const delays = await beside(rig, large, [rektor, pedagog], async () => {
    deaf.socket.pause()
    await askUntilGone(deaf)
  })
  console.log('a deaf reader:', delays)
  deaf.socket.resume()
  // It learns why if it looks within two seconds.
  await expect.poll(() => deaf.closed?.code, SOON).toBeOneOf([1013, 1006])
  expect(delays.p99).toBeLessThan(FIGURE_MS)
})

test('[C7] a reader of one byte a second is no better, and no worse for the others', async () => {
  const slow = await farAway(stormy, large).synced()
  const delays = await beside(rig, large, [rektor, pedagog], async () => {
    air.set({ bytesPerSecond: 1 }, 'down')
    await askUntilGone(slow)
  })
  console.log('a reader of 1 B/s:', delays)
  expect(delays.p99).toBeLessThan(FIGURE_MS)
  slow.cut()
  air.cut()
})

/** Asks for the whole board until the server has had enough of nobody reading it. */
async function askUntilGone(client: ScriptedClient): Promise<void> {
  const before = rig.rooms.status().connections
  const asking = setInterval(() => client.sendRaw(EVERYTHING), 10)
  try {
    await until(() => rig.rooms.status().connections < before, 'it is gone', 15_000)
  } finally {
    clearInterval(asking)
  }
}

test('[C7] a storm on one board delays no edit on another', async () => {
  const [quiet, wild] = [await rig.board(), await rig.board()]
  const cookies = [stormy.cookie, stormy.cookie, rektor.cookie, pedagog.cookie]
  const crowd = gatherCrowd({ does: 'storm', url: `${rig.url}/${wild}`, cookies, edits: 2_300 })
  const delays = await beside(rig, quiet, [rektor, pedagog], async () => {
    const { done, took } = await crowd.go()
    console.log(`a storm of ${done} edits in ${took} ms`)
    expect(done).toBeGreaterThan(4 * 2_300)
  })
  console.log('beside it:', delays)
  expect(delays.p99).toBeLessThan(FIGURE_MS)
})

test('negative control: a server that stands still is felt by the bystander', async () => {
  const delays = await beside(rig, await rig.board(), [rektor, pedagog], async () => {
    const until = performance.now() + FIGURE_MS + 200
    while (performance.now() < until);
  })
  expect(delays.p99).toBeGreaterThan(FIGURE_MS)
})

const inMiB = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`
