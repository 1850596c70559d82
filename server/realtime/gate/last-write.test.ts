import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Random } from '#tests/fuzz/gate/random.ts'
import { encodeRaw, type RawId } from '#tests/fuzz/gate/raw-update.ts'
import { lastWrite } from './last-write.ts'
import { Id, Struct } from './read-update.ts'
import { storeOf } from './stored.ts'

type Write = { client: number; clock: number; length: number; origin: RawId | null }

/** Writes of one key by several clients, each over any of those before it, as nobody but a fuzz test would. */
function randomWrites(random: Random, count: number, before: readonly Write[]): Write[] {
  const writes: Write[] = []
  const ends = new Map<number, number>()
  for (const { client, clock, length } of before) ends.set(client, clock + length)
  for (let n = 0; n < count; n++) {
    const client = 1 + random.below(4)
    const clock = ends.get(client) ?? 0
    const length = 1 + random.below(3)
    const over = random.chance(85) ? random.maybe([...before, ...writes]) : undefined
    writes.push({
      client,
      clock,
      length,
      origin: over ? [over.client, over.clock + random.below(over.length)] : null,
    })
    ends.set(client, clock + length)
  }
  return writes
}

function encode(writes: readonly Write[]): Uint8Array {
  const blocks = [...Map.groupBy(writes, ({ client }) => client)].map(([client, own]) => ({
    client,
    clock: own[0]!.clock,
    structs: own.map(({ clock, length, origin }) => ({
      content: { kind: 'any', values: Array.from({ length }, (_, n) => `${client}-${clock + n}`) } as const,
      origin,
      parent: 'map',
      sub: 'key',
    })),
  }))
  return encodeRaw({ blocks, deletes: [] })
}

function structOf({ client, clock, length, origin }: Write, before: Struct | null): Struct {
  const struct = new Struct(client, clock)
  struct.length = length
  struct.origin = origin && new Id(...origin)
  struct.writtenAfter = before
  return struct
}

test('[G20] the write that Yjs shows is the one that is foretold, whoever wrote over what', () => {
  const random = new Random(7)
  let replaced = 0
  for (let round = 0; round < 1_500; round++) {
    const doc = new Y.Doc()
    const map = doc.getMap('map')
    const stored = randomWrites(random, random.below(8), [])
    const fresh = randomWrites(random, 1 + random.below(6), stored)
    Y.applyUpdate(doc, encode(stored))
    const written = fresh.reduce<Struct | null>((before, write) => structOf(write, before), null)
    const foretold = lastWrite(storeOf(doc), map._map.get('key'), written)
    const before = map.get('key')

    Y.applyUpdate(doc, encode(fresh))
    expect(doc.store.pendingStructs).toBe(null)
    const shown = foretold === null ? before : `${foretold.client}-${foretold.clock + foretold.length - 1}`
    expect([round, map.get('key')]).toEqual([round, shown])
    if (foretold) replaced++
  }
  expect(replaced).toBeGreaterThan(200)
  expect(replaced).toBeLessThan(1_400)
})

test('[G20] a value that is written a thousand times offline is judged in one go', () => {
  const doc = new Y.Doc()
  const map = doc.getMap('map')
  const base: Write = { client: 9, clock: 0, length: 1, origin: null }
  Y.applyUpdate(doc, encode([base]))
  const writes: Write[] = Array.from({ length: 20_000 }, (_, n) => ({
    client: 5,
    clock: n * 2,
    length: 1,
    origin: n === 0 ? [9, 0] : [5, n * 2 - 2],
  }))
  const written = writes.reduce<Struct | null>((before, write) => structOf(write, before), null)
  const start = performance.now()
  expect(lastWrite(storeOf(doc), map._map.get('key'), written)).toMatchObject({ client: 5, clock: 39_998 })
  expect(performance.now() - start).toBeLessThan(2_000)
})
