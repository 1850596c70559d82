import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { editText, setValue, textOf } from '#domain/board/card.ts'
import { openBoard } from '#domain/board/document.ts'
import { ANNA, any, NEW, ORSAK, Scene, string, UTFALL } from '#tests/fuzz/gate/fixture.ts'
import { encodeRaw, type RawId, type RawStruct } from '#tests/fuzz/gate/raw-update.ts'
import { LIVE, RECONNECT } from './limits.ts'

/** Structs of two clients who do not hear each other, deleted at once so that no text grows. */
function crowd(scene: Scene, each: number, at: (id: RawId, n: number) => RawStruct): Uint8Array {
  const clients = [NEW, NEW + 1]
  return encodeRaw({
    blocks: clients.map((client) => {
      const clock = scene.clock(client)
      return { client, clock, structs: Array.from({ length: each }, (_, n) => at([client, clock + n], n)) }
    }),
    deletes: clients.map((client) => ({ client, ranges: [[scene.clock(client), each]] })),
  })
}

/** Written behind a letter, each in front of the one before. */
function behind(origin: RawId) {
  return ([client, clock]: RawId): RawStruct => {
    return { content: string('x'), origin, right: clock === 0 ? null : [client, clock - 1] }
  }
}

test('[G28] a frame whose structs all crowd at one letter is refused, and would be accepted for anything else', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const update = crowd(scene, 1_200, behind(origin))
  expect(scene.send(update)).toBe('G28')
  expect(scene.send(update, { limits: RECONNECT })).toBe('G28')
  expect(scene.server.judge(update, 'anna', { off: new Set(['G28']) })).toMatchObject({ ok: true })
  expect(scene.send(crowd(scene, 100, behind(origin)))).toBe('ok')
})

test('[G28] small crowds that come one after the other are let in until they would cost too much', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const more = () => scene.send(crowd(scene, 100, behind(origin)))
  const answers = Array.from({ length: 6 }, more)
  expect(answers[0]).toBe('ok')
  expect(answers.at(-1)).toBe('G28')
  // Whoever writes on meets none of them.
  const text = scene.server.board.roots.utfall.get(UTFALL)!.get('rubrik') as Y.Text
  Y.applyUpdate(scene.anna.doc, Y.encodeStateAsUpdate(scene.server.doc))
  const update = scene.update((anna) =>
    editText(anna, textOf(anna, 'utfall', UTFALL, 'rubrik')!, `${text} och`, 300),
  )
  expect(scene.send(update)).toBe('ok')
})

test('[G28] the writes of one value and the members of one set crowd too', () => {
  const scene = new Scene()
  const origin = scene.field('orsaker', ORSAK, 'paverkan')
  expect(scene.send(crowd(scene, 2_000, () => ({ content: any('vi'), origin })))).toBe('G28')
  const parent = scene.field('utfall', UTFALL, 'mal')
  const member = { content: any(true), parent, sub: 'GR-1' }
  expect(scene.send(crowd(scene, 2_000, () => member))).toBe('G28')
  expect(scene.send(crowd(scene, 40, (_, n) => ({ ...member, sub: `GR-${n}` })))).toBe('ok')
})

test('[G28] a text that is typed forwards, backwards and in the middle of itself costs nothing', () => {
  const scene = new Scene()
  const start = scene.letter('utfall', UTFALL, 'rubrik')
  const forwards = Array.from(
    { length: 900 },
    (_, n): RawStruct => ({
      content: string('x'),
      origin: n === 0 ? start : [ANNA, n - 1],
    }),
  )
  const backwards = Array.from(
    { length: 900 },
    (_, n): RawStruct => ({
      content: string('y'),
      origin: start,
      right: [ANNA, n === 0 ? 0 : 900 + n - 1],
    }),
  )
  const deletes = [{ client: ANNA, ranges: [[0, 1_700] as const] }]
  const none = { ...LIVE, steps: 1 }
  const update = encodeRaw({
    blocks: [{ client: ANNA, clock: 0, structs: [...forwards, ...backwards] }],
    deletes,
  })
  expect(scene.send(update, { limits: none })).toBe('ok')
  const within: RawId = [start[0], start[1] - 3]
  const middle = { content: string('z'), origin: within, right: [within[0], within[1] + 1] as const }
  expect(
    scene.send(encodeRaw({ blocks: [{ client: NEW, clock: 0, structs: [middle] }], deletes: [] }), {
      limits: none,
    }),
  ).toBe('ok')
})

test('[G28] two people who wrote in one text apart from each other all day meet within the bound', () => {
  const scene = new Scene()
  const bo = openBoard(new Y.Doc())
  bo.doc.clientID = NEW
  Y.applyUpdate(bo.doc, Y.encodeStateAsUpdate(scene.server.doc))
  for (const board of [scene.anna, bo]) {
    const text = textOf(board, 'utfall', UTFALL, 'iakttagelse')!
    for (let n = 0; n < 1_500; n++) {
      const now = text.toString()
      const at = (n * 7_919) % (now.length + 1)
      editText(board, text, n % 3 === 0 ? now.slice(0, -1) : `${now.slice(0, at)}ord ${now.slice(at)}`, 6_000)
      if (n % 50 === 0) setValue(board, 'utfall', UTFALL, 'undersok', n % 100 === 0)
    }
  }
  const vector = Y.encodeStateVector(scene.server.doc)
  expect(scene.send(Y.encodeStateAsUpdate(bo.doc, vector), { person: 'bo', limits: RECONNECT })).toBe('ok')
  expect(scene.send(Y.encodeStateAsUpdate(scene.anna.doc, vector), { limits: RECONNECT })).toBe('ok')
})

/** A text of Bo's that is one struct, with room for many cuts. */
function longText(scene: Scene, letters: number): RawId {
  const field = scene.field('utfall', UTFALL, 'iakttagelse')
  const from = scene.clock(ANNA)
  expect(scene.sendRaw([{ content: string('x'.repeat(letters)), parent: field }])).toBe('ok')
  return [ANNA, from]
}

test('[G28] a frame that deletes every other letter is refused: Yjs cuts the text at each', () => {
  const scene = new Scene()
  const [client, clock] = longText(scene, 23_000)
  const holes = (count: number) =>
    encodeRaw({
      blocks: [],
      deletes: [{ client, ranges: Array.from({ length: count }, (_, n) => [clock + 2 * n + 1, 1] as const) }],
    })
  expect(scene.send(holes(5_000), { limits: LIVE })).toBe('G28')
  expect(scene.send(holes(11_000), { limits: RECONNECT })).toBe('G28')
  expect(scene.send(holes(900), { limits: LIVE })).toBe('ok')
})

test('[G28] so is one that brings the text and the holes together, or writes into it everywhere', () => {
  const scene = new Scene()
  const [client, clock] = longText(scene, 20_000)
  const parent = scene.field('orsaker', ORSAK, 'text')
  const from = scene.clock(NEW)
  const ranges = Array.from({ length: 12_000 }, (_, n) => [from + 2 * n + 1, 1] as const)
  const both = encodeRaw({
    blocks: [{ client: NEW, clock: from, structs: [{ content: string('x'.repeat(30_000)), parent }] }],
    deletes: [{ client: NEW, ranges }],
  })
  // Too many letters for the text as well, but that is found at the end.
  expect(scene.send(both, { limits: RECONNECT })).toBe('G28')
  const everywhere = (count: number) =>
    Array.from({ length: count }, (_, n): RawStruct => {
      return { content: string('y'), origin: [client, clock + n], right: [client, clock + n + 1] }
    })
  expect(scene.sendRaw(everywhere(2_100), { client: NEW })).toBe('G28')
  expect(scene.sendRaw(everywhere(500), { client: NEW })).toBe('ok')
  // Told again, they are looked up again.
  const again = everywhere(2_100).map((struct): RawStruct => ({ ...struct, content: string('z') }))
  expect(scene.sendRaw(again, { client: ANNA, at: 0 })).not.toBe('ok')
})
