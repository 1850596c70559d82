import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { setValue } from '#domain/board/card.ts'
import { ANNA, any, ORSAK, Scene, string, UTFALL } from '#tests/fuzz/gate/fixture.ts'
import { encodeRaw, type RawContent } from '#tests/fuzz/gate/raw-update.ts'
import { readBoth } from '#tests/fuzz/gate/reader.ts'
import { judge } from './judge.ts'
import { LIVE, RECONNECT } from './limits.ts'

test('[G1] what is too large while connected may come at reconnect, and more than that never', () => {
  const scene = new Scene()
  const letters = (count: number) => {
    const origin = scene.letter('utfall', UTFALL, 'rubrik')
    const deletes = [{ client: ANNA, ranges: [[scene.clock(ANNA), count] as const] }]
    const structs = [{ content: string('x'.repeat(count)), origin }]
    return encodeRaw({ blocks: [{ client: ANNA, clock: scene.clock(ANNA), structs }], deletes })
  }
  expect(scene.send(letters(LIVE.bytes))).toBe('G1')
  expect(scene.send(letters(RECONNECT.bytes), { limits: RECONNECT })).toBe('G1')
  expect(scene.send(letters(LIVE.bytes), { limits: RECONNECT })).toBe('ok')
  expect(scene.send(letters(LIVE.bytes - 100))).toBe('ok')
})

test('[G1] the bound itself may be reached', () => {
  const scene = new Scene()
  const update = scene.update((anna) => setValue(anna, 'orsaker', ORSAK, 'paverkan', 'vi'))
  expect(scene.send(update, { limits: { ...LIVE, bytes: update.length - 1 } })).toBe('G1')
  expect(scene.send(update, { limits: { ...LIVE, bytes: update.length } })).toBe('ok')
})

test('[G1] the number of structs is bounded by what is announced, before any is read', () => {
  const scene = new Scene()
  const announced = encoding.encode((e) => {
    for (const number of [1, LIVE.structs + 1, ANNA, 0]) encoding.writeVarUint(e, number)
  })
  expect(scene.send(announced)).toBe('G1')
  const many = (count: number) => {
    const last = scene.letter('utfall', UTFALL, 'rubrik')
    const at = scene.clock(ANNA)
    const structs = Array.from({ length: count }, (_, n) => {
      return { content: string('x'), origin: n === 0 ? last : ([ANNA, at + n - 1] as const) }
    })
    return scene.sendRaw(structs, { deletes: [{ client: ANNA, ranges: [[at, count]] }] })
  }
  expect(many(LIVE.structs + 1)).toBe('G1')
  expect(many(50)).toBe('ok')
})

test('[G2] seven bytes that ask Yjs for thirty million slots are refused at no cost', () => {
  const scene = new Scene()
  const bomb = Uint8Array.of(1, 0x80, 0x80, 0x80, 0x10, 0, 0)
  const start = process.memoryUsage().heapUsed
  expect(scene.send(bomb)).toBe('G1')
  // Within the bound on structs it is the bytes that are missing.
  expect(scene.send(Uint8Array.of(1, 0x88, 0x27, 0, 0, 0, 0))).toBe('G2')
  expect(process.memoryUsage().heapUsed - start).toBeLessThan(50 * 1024 * 1024)
})

test('[G2] the other encoding of Yjs, with its own bomb, is not read', () => {
  const scene = new Scene()
  const before = Y.encodeStateVector(scene.anna.doc)
  setValue(scene.anna, 'orsaker', ORSAK, 'paverkan', 'vi')
  const v1 = Y.encodeStateAsUpdate(scene.anna.doc, before)
  expect(scene.send(Y.convertUpdateFormatV1ToV2(v1))).toMatch(/^G/)
  expect(scene.send(v1)).toBe('ok')
})

test('[G2] an update ends where it ends', () => {
  const scene = new Scene()
  const update = scene.update((anna) => setValue(anna, 'orsaker', ORSAK, 'paverkan', 'vi'))
  expect(scene.send(Uint8Array.of(...update, 0))).toBe('G2')
  for (let length = 0; length < update.length; length++)
    expect(scene.send(update.slice(0, length))).toMatch(/^G/)
  expect(scene.send(new Uint8Array())).toBe('G2')
  expect(scene.send(update)).toBe('ok')
})

test('[G2] a client has one block, since Yjs takes only the last', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const block = { client: ANNA, clock: 0, structs: [{ content: string('x'), origin }] }
  expect(scene.send(encodeRaw({ blocks: [block, block], deletes: [] }))).toBe('G2')
  const ranges = [{ client: ANNA, ranges: [[0, 1] as const] }]
  expect(scene.send(encodeRaw({ blocks: [block], deletes: [...ranges, ...ranges] }))).toBe('G2')
  expect(scene.send(encodeRaw({ blocks: [block], deletes: ranges }))).toBe('ok')
})

test('[G2] no struct is empty', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  for (const content of [
    string(''),
    any(),
    { kind: 'deleted', length: 0 } as const,
    { kind: 'gc', length: 0 } as const,
  ])
    expect(scene.sendRaw([{ content, origin }])).toBe('G2')
})

test('[G2] ranges of deletions ascend and do not lie across each other', () => {
  const scene = new Scene()
  const [client, clock] = scene.letter('utfall', UTFALL, 'rubrik')
  const ranges = (...ranges: [number, number][]) => scene.sendRaw([], { deletes: [{ client, ranges }] })
  expect(ranges([clock, 0])).toBe('G2')
  expect(ranges([clock, 1], [clock - 1, 1])).toBe('G2')
  expect(ranges([clock - 1, 2], [clock, 1])).toBe('G2')
  expect(ranges([clock - 1, 1], [clock, 1])).toBe('ok')
})

test('[G2] numbers are those that a double holds, and clientIDs those that Yjs draws', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const structs = [{ content: string('x'), origin }]
  expect(scene.sendRaw(structs, { client: 2 ** 32 })).toBe('G2')
  expect(scene.sendRaw(structs, { client: 2 ** 32 - 1 })).toBe('ok')
  expect(scene.sendRaw([{ content: { kind: 'gc', length: Number.MAX_SAFE_INTEGER } }], { at: 1 })).toBe('G2')
  const long = Uint8Array.of(1, 1, ...Array(8).fill(0xff), 0x7f, 0, 0, 5, 0)
  expect(scene.send(long)).toBe('G2')
})

test('[G2] a parent is a name or an id', () => {
  const scene = new Scene()
  const structs = [{ content: string('x'), parent: scene.field('utfall', UTFALL, 'skal') }]
  const update = encodeRaw({ blocks: [{ client: ANNA, clock: 0, structs }], deletes: [] })
  const flag = 6 // one block, one struct, two bytes of client, clock, info
  expect(update[flag]).toBe(0)
  expect(scene.send(update.with(flag, 2))).toBe('G2') // Yjs takes anything but 1 for an id
  expect(scene.send(update)).toBe('ok')
})

test.each([
  ['JSON', 2],
  ['bytes', 3],
  ['an embed', 5],
  ['a format', 6],
  ['a subdocument', 9],
])('[G18] the board holds no %s', (_, ref) => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const bytes = encoding.encode((e) => {
    if (ref === 2) encoding.writeVarUint(e, 1)
    if (ref === 6) encoding.writeVarString(e, 'bold')
    if (ref === 3) encoding.writeVarUint8Array(e, Uint8Array.of(1))
    else encoding.writeVarString(e, ref === 9 ? 'guid' : 'true')
    if (ref === 9) encoding.writeAny(e, {})
  })
  const content = { kind: 'other', ref, bytes } as const
  expect(
    Y.decodeUpdate(
      encodeRaw({ blocks: [{ client: ANNA, clock: 0, structs: [{ content, origin }] }], deletes: [] }),
    ).structs,
  ).toHaveLength(1)
  expect(scene.sendRaw([{ content, origin }])).toBe('G18')
  expect(scene.sendRaw([{ content: string('x'), origin }])).toBe('ok')
})

test('[G18] of types there are maps and texts', () => {
  const scene = new Scene()
  const parent = scene.field('utfall', UTFALL, 'mal')
  for (const ref of [0, 3, 4, 5, 6]) {
    const content = { kind: 'type', ref } as const
    expect(scene.sendRaw([{ content, parent, sub: 'x' }])).toBe('G18')
  }
})

test('[G18] a value brings no prototype with it', () => {
  const scene = new Scene()
  const origin = scene.field('utfall', UTFALL, 'plats')
  const object = (...keys: string[]) =>
    encoding.encode((e) => {
      encoding.writeVarUint(e, 1)
      encoding.writeUint8(e, 118)
      encoding.writeVarUint(e, keys.length)
      for (const key of keys) {
        encoding.writeVarString(e, key)
        encoding.writeAny(e, key === '__proto__' ? { roll: 'rektor' } : key === 'order' ? 'a0' : 'resultat')
      }
    })
  const content = (...keys: string[]) => ({ kind: 'other', ref: 8, bytes: object(...keys) }) as const
  expect(scene.sendRaw([{ content: content('kategori', 'order', '__proto__'), origin }])).toBe('G18')
  expect(scene.sendRaw([{ content: content('__proto__'), origin }])).toBe('G18')
  expect(scene.sendRaw([{ content: content('kategori', 'order', 'constructor'), origin }])).toBe('G15')
  expect(scene.sendRaw([{ content: content('kategori', 'order'), origin }])).toBe('ok')
})

test('[G18] a value is JSON, and no deeper than a series', () => {
  const scene = new Scene()
  const origin = scene.field('utfall', UTFALL, 'matvarde')
  for (const value of [undefined, 5n, Uint8Array.of(1), [[[[1]]]], { a: { a: { a: { a: 1 } } } }])
    expect(scene.sendRaw([{ content: any(value), origin }])).toBe('G18')
  const deep = new Uint8Array(60_000).map((_, at) => [117, 1][at % 2]!)
  expect(
    scene.sendRaw([{ content: { kind: 'other', ref: 8, bytes: Uint8Array.of(1, ...deep) }, origin }]),
  ).toBe('G18')
  const punkt = { period: '2026', varde: 71.5, markor: null }
  const matvarde = {
    indikatorId: 'x',
    namn: 'x',
    enhet: '%',
    ...punkt,
    serie: [punkt],
    kalla: 'x',
    hamtad: 'x',
  }
  expect(scene.sendRaw([{ content: any(matvarde), origin }])).toBe('ok')
})

test('[G19] NUL is nowhere: not in a text, a value, a key', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  expect(scene.sendRaw([{ content: string('a\0b'), origin }])).toBe('G19')
  expect(scene.sendRaw([{ content: any('a\0b'), origin: scene.field('orsaker', ORSAK, 'paverkan') }])).toBe(
    'G19',
  )
  const parent = scene.field('utfall', UTFALL, 'mal')
  expect(scene.sendRaw([{ content: any(true), parent, sub: 'a\0' }])).toBe('G19')
  expect(scene.sendRaw([{ content: string('a b'), origin }])).toBe('ok')
})

test('[G19] half an emoji has no place in a text, a whole one has', () => {
  const scene = new Scene()
  const write = (content: RawContent) =>
    scene.sendRaw([{ content, origin: scene.letter('utfall', UTFALL, 'rubrik') }])
  const half = (...bytes: number[]) =>
    ({ kind: 'other', ref: 4, bytes: Uint8Array.of(bytes.length, ...bytes) }) as const
  expect(write(half(0xed, 0xa0, 0xbd))).toBe('G19')
  expect(write(half(0xc3))).toBe('G19')
  expect(write(half(0xf0, 0x9f, 0x98, 0x80))).toBe('ok')
  // The sign that stands for a letter that was lost is a letter itself.
  expect(write(string('\ufffd'))).toBe('ok')
  expect(scene.server.board.roots.utfall.get(UTFALL)!.get('rubrik')!.toString()).toContain('😀')
})

test('[G27] what the gate reads, Yjs reads as the same', () => {
  const scene = new Scene()
  expect(readBoth(Y.encodeStateAsUpdate(scene.server.doc))).toBe(true)
  expect(readBoth(scene.update((anna) => setValue(anna, 'orsaker', ORSAK, 'paverkan', 'vi')))).toBe(true)
  const origin = [1, 2] as const
  for (const number of [0, -1, 63, 64, -64, 127, 128, 2 ** 31, -(2 ** 31), 2 ** 40, 0.5, 1e300, -0])
    expect(
      readBoth(
        encodeRaw({
          blocks: [{ client: 1, clock: 5, structs: [{ content: any(number), origin }] }],
          deletes: [],
        }),
      ),
    ).toBe(true)
  for (const text of ['', 'a', 'å', '\ufeffå', 'abc', 'ordning', 'x'.repeat(300), '👩🏽‍🏫'])
    expect(
      readBoth(
        encodeRaw({
          blocks: [{ client: 1, clock: 5, structs: [{ content: any({ [text]: text }), origin }] }],
          deletes: [],
        }),
      ),
    ).toBe(true)
})

test('[G27] the gate makes no board of its own and reads a hostile one in no time', () => {
  const { server } = new Scene()
  const bytes = Uint8Array.from({ length: LIVE.bytes }, (_, at) => (at * 7_919) & 0xff)
  const start = performance.now()
  for (let from = 0; from < 500; from++) judge(server.doc, bytes.subarray(from), server.context('anna'))
  expect(performance.now() - start).toBeLessThan(2_000)
})
