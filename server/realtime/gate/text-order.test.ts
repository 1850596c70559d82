import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BO, NEW, ORSAK, Scene, string, UTFALL } from '#tests/fuzz/gate/fixture.ts'
import { Random } from '#tests/fuzz/gate/random.ts'
import { encodeRaw, type RawId, type RawStruct } from '#tests/fuzz/gate/raw-update.ts'
import { RECONNECT } from './limits.ts'
import { Id, Struct } from './read-update.ts'
import { storeOf } from './stored.ts'
import { TextOrder } from './text-order.ts'

test('[G30] a right origin that is the origin, or stands before it, is refused', () => {
  const scene = new Scene()
  const [client, last] = scene.letter('utfall', UTFALL, 'rubrik')
  const between = (origin: number, right: number) =>
    scene.sendRaw([{ content: string('x'), origin: [client, origin], right: [client, right] }])
  expect(between(last - 4, last - 4)).toBe('G30')
  expect(between(last - 4, last - 5)).toBe('G30')
  expect(between(last - 4, last - 3)).toBe('ok')
})

test('[G30] so is one that leaves out what its writer has seen, but not what came in meanwhile', () => {
  const scene = new Scene()
  const [client, last] = scene.letter('utfall', UTFALL, 'rubrik')
  const [left, right]: RawId[] = [
    [client, last - 4],
    [client, last - 3],
  ]
  const write = { content: string('x'), origin: left!, right: right! }
  expect(scene.sendRaw([{ ...write, right: [client, last - 2] }])).toBe('G30')
  expect(scene.sendRaw([write], { client: NEW, person: 'bo' })).toBe('ok')
  expect(scene.sendRaw([write])).toBe('ok')
  expect(scene.sendRaw([write])).toBe('G30')
  expect(scene.sendRaw([write], { client: BO, person: 'bo' })).toBe('ok')
})

/** One person's letters at a spot, each typed in front of the one before, and deleted. */
function filled(count: number): { scene: Scene; spot: RawId } {
  const scene = new Scene()
  const spot = scene.letter('utfall', UTFALL, 'rubrik')
  const client = 50
  for (let clock = 0; clock < count; clock += 4_000) {
    const structs = Array.from({ length: Math.min(4_000, count - clock) }, (_, n): RawStruct => {
      const at = clock + n
      return { content: string('m'), origin: spot, right: at === 0 ? null : [client, at - 1] }
    })
    const deletes = [{ client, ranges: [[clock, structs.length] as const] }]
    expect(scene.send(encodeRaw({ blocks: [{ client, clock, structs }], deletes }), { person: 'bo' })).toBe(
      'ok',
    )
  }
  return { scene, spot }
}

test('[G29] [G30] as much as one person may write at a spot keeps nobody else from writing there', () => {
  const { scene, spot } = filled(39_000)
  expect(scene.sendRaw([{ content: string('å'), origin: spot }])).toBe('ok')
})

test('[G28] a frame that makes the gate look at all of a text for each of many clients is refused', () => {
  const { scene } = filled(20_000)
  const clients = Array.from({ length: 64 }, (_, n) => 100 + n)
  const parent = scene.field('orsaker', ORSAK, 'text')
  const [left, right]: RawId[] = [
    [50, 19_999],
    [50, 19_998],
  ]
  const frame = (at: (client: number) => RawStruct, clock: number, who = clients) =>
    encodeRaw({ blocks: who.map((client) => ({ client, clock, structs: [at(client)] })), deletes: [] })
  expect(
    scene.send(
      frame(() => ({ content: string('b'), parent }), 0),
      { limits: RECONNECT },
    ),
  ).toBe('ok')
  expect(scene.sendRaw([{ content: string('z'), origin: left!, right: right! }], { client: 51 })).toBe('ok')
  const between = () => ({ content: string('q'), origin: left!, right: right! })
  expect(scene.send(frame(between, 1))).toBe('G28')
  expect(scene.send(frame(between, 1, clients.slice(0, 2)))).toBe('ok')
})

test('[G30] what is let in lies at the same place in every document, whatever order it comes in', () => {
  const sum = { taken: 0, refused: 0 }
  for (let seed = 1; seed <= 500; seed++) {
    const { server, readers, taken, refused } = siege(seed)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(server))
    for (const doc of [copy, ...readers]) expect(read(doc), `seed ${seed}`).toBe(read(server))
    sum.taken += taken
    sum.refused += refused
  }
  expect(Math.min(sum.taken, sum.refused)).toBeGreaterThan(300)
})

test('[G30] what browsers write while they hardly hear each other is always let in', () => {
  for (let seed = 1; seed <= 120; seed++) {
    const random = new Random(seed)
    const server = new Y.Doc()
    const docs = [11, 22, 33].sort(() => random.below(2) - 0.5).map(browser)
    for (let meeting = 0; meeting < 10; meeting++) {
      for (const doc of docs) {
        for (let edits = random.below(8); edits > 0; edits--) {
          // Heard before what was written earlier has been sent.
          if (random.chance(20)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
          edit(doc, random)
        }
        if (random.chance(50)) continue
        const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server))
        expect(isSound(server, update), `seed ${seed}`).toBe(true)
        Y.applyUpdate(server, update)
        if (random.chance(60)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
      }
    }
  }
})

const WRITERS = [1, 2, 3, 4]

/** Two browsers write in a text, and two clients whose structs stand wherever chance puts them. */
function siege(seed: number) {
  const random = new Random(seed)
  const clients = WRITERS.map((client) => ({ client, at: random.uint32() })).sort((a, b) => a.at - b.at)
  const [anna, bo, mallory, second] = clients.map(({ client }) => client) as [number, number, number, number]
  const server = new Y.Doc()
  const readers = [anna, bo].map(browser)
  const updates: Uint8Array[] = []
  server.on('update', (update: Uint8Array) => updates.push(update))
  const sum = { taken: 0, refused: 0 }
  for (let step = 0; step < 16; step++) {
    if (random.chance(50)) {
      const doc = random.pick(readers)
      edit(doc, random)
      Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)))
      if (random.chance(50)) for (const update of updates) Y.applyUpdate(doc, update)
      continue
    }
    const update = hostile(server, [mallory, mallory, second], random)
    const isIn = isSound(server, update)
    if (isIn) Y.applyUpdate(server, update)
    sum[isIn ? 'taken' : 'refused']++
  }
  for (const doc of readers) for (const update of updates) Y.applyUpdate(doc, update)
  return { server, readers, ...sum }
}

/** One to five structs between any two letters, often two that stand side by side. */
function hostile(server: Y.Doc, clients: readonly number[], random: Random): Uint8Array {
  const letters = lettersOf(server)
  const structs = new Map<number, RawStruct[]>()
  const ends = new Map(clients.map((client) => [client, Y.getState(server.store, client)]))
  for (let count = 1 + random.below(5); count > 0; count--) {
    const client = random.pick(clients)
    const left = random.below(letters.length + 1) - 1
    const origin = letters[left] ?? null
    const right = letters[random.chance(60) ? left + 1 : random.below(letters.length + 1)] ?? null
    const text = 'QRST'.slice(0, 1 + random.below(4))
    const struct = { content: string(text), origin, right, ...(origin || right ? {} : { parent: 'text' }) }
    structs.set(client, [...(structs.get(client) ?? []), struct])
    const end = ends.get(client)!
    ends.set(client, end + text.length)
    letters.push(...[...text].map((_, n): RawId => [client, end + n]))
  }
  const blocks = [...structs].map(([client, structs]) => {
    return { client, clock: Y.getState(server.store, client), structs }
  })
  return encodeRaw({ blocks, deletes: [] })
}

/** Whether an update's structs stand where a browser may have written them; it tries them in an order in which Yjs can. */
function isSound(server: Y.Doc, update: Uint8Array): boolean {
  const order = new TextOrder(server.getText('text') as Y.AbstractType<unknown>, storeOf(server))
  const reached = new Map<number, number>()
  const had = (client: number) => reached.get(client) ?? Y.getState(server.store, client)
  let waiting = Y.decodeUpdate(update).structs.filter((struct) => struct instanceof Y.Item)
  while (waiting.length > 0) {
    const isReady = ({ id, origin, rightOrigin }: Y.Item) =>
      id.clock <= had(id.client) &&
      [origin, rightOrigin].every((name) => name === null || name.clock < had(name.client))
    const item = waiting.find(isReady)
    // What builds on itself is refused for that (G5).
    if (!item) return false
    waiting = waiting.filter((other) => other !== item)
    const { id, length, origin, rightOrigin } = item
    const from = had(id.client)
    if (from >= id.clock + length) continue
    const struct = new Struct(id.client, id.clock)
    struct.length = length
    struct.origin = from > id.clock ? new Id(id.client, from - 1) : origin
    struct.right = rightOrigin
    if (order.put(struct, from) === null) return false
    reached.set(id.client, id.clock + length)
  }
  return true
}

function lettersOf(doc: Y.Doc): RawId[] {
  const letters: RawId[] = []
  for (let item = doc.getText('text')._start; item; item = item.right)
    for (let n = 0; n < item.length; n++) letters.push([item.id.client, item.id.clock + n])
  return letters
}

function browser(clientId: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return doc
}

function edit(doc: Y.Doc, random: Random): void {
  const text = doc.getText('text')
  if (random.chance(70)) text.insert(random.below(text.length + 1), 'xyz'.slice(0, 1 + random.below(3)))
  else if (text.length > 0) text.delete(random.below(text.length), 1)
}

function read(doc: Y.Doc): string {
  return doc.getText('text').toString()
}
