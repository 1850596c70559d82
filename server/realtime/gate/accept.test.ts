import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BESLUT_ROOT } from '#domain/board/fields.ts'
import {
  ANNA,
  any,
  BO,
  cardStructs,
  FRESH,
  INSATS,
  KOMMENTAR_FIELDS,
  MAP,
  NEW,
  ORSAK,
  Scene,
  string,
  TEXT,
  UTFALL,
} from '#tests/fuzz/gate/fixture.ts'

const GRUPP = { plats: { utfallId: UTFALL, order: 'a0' }, raderad: true }

test('[G9] the server’s root takes nothing from a client, the roots of cards do', () => {
  const scene = new Scene()
  expect(scene.sendRaw([{ content: any('insatser'), parent: BESLUT_ROOT, sub: 'fas' }])).toBe('G9')
  const fas = scene.server.board.beslut._map.get('fas')!.id
  expect(scene.sendRaw([{ content: any('insatser'), origin: [fas.client, fas.clock] }])).toBe('G9')
  expect(scene.sendRaw([], { deletes: [{ client: fas.client, ranges: [[fas.clock, 1]] }] })).toBe('G9')
  expect(scene.sendRaw(cardStructs('grupper', FRESH, [ANNA, 0], GRUPP))).toBe('ok')
})

test('[G9] a root that nobody knows is not made', () => {
  const scene = new Scene()
  for (const root of ['okand', '__proto__', 'constructor', ''])
    expect(scene.sendRaw([{ content: MAP, parent: root, sub: FRESH }])).toBe('G9')
  // Yjs makes the root even for a struct that it then drops.
  expect(scene.sendRaw([{ content: string('x'), parent: 'okand' }], { client: BO, at: 0 })).toBe('G9')
  expect([...scene.server.doc.share.keys()]).not.toContain('okand')
  expect(scene.sendRaw([{ content: string('x'), parent: 'utfall' }], { client: BO, at: 0 })).toBe('ok')
})

test('[G10] a struct lies where all that it names lies', () => {
  const scene = new Scene()
  const mine = scene.letter('utfall', UTFALL, 'rubrik')
  const other = scene.letter('orsaker', ORSAK, 'text')
  expect(scene.sendRaw([{ content: string('!'), origin: mine, right: other }])).toBe('G10')
  expect(
    scene.sendRaw([{ content: string('!'), origin: [mine[0], mine[1] - 2], right: [mine[0], mine[1] - 1] }]),
  ).toBe('ok')
})

test('[G10] two fields of one card are two places, and so are two values', () => {
  const scene = new Scene()
  scene.send(scene.update((anna) => anna.roots.utfall.get(UTFALL)!.get('skal')))
  const plats = scene.field('utfall', UTFALL, 'plats')
  const undersok = scene.field('utfall', UTFALL, 'undersok')
  expect(scene.sendRaw([{ content: any(true), origin: undersok, right: plats }])).toBe('G10')
  expect(scene.sendRaw([{ content: any(true), origin: undersok }])).toBe('ok')
})

test('[G10] nothing is put in front of a value or a member', () => {
  const scene = new Scene()
  expect(scene.sendRaw([{ content: any(true), right: scene.field('utfall', UTFALL, 'undersok') }])).toBe(
    'G10',
  )
  const set = scene.server.board.roots.utfall.get(UTFALL)!._map.get('mal')!
  const member = { client: set.id.client, clock: set.id.clock + 1 }
  expect(scene.sendRaw([{ content: any(true), right: [member.client, member.clock] }])).toBe('G10')
  expect(scene.sendRaw([{ content: any(true), origin: [member.client, member.clock] }])).toBe('ok')
})

test('[G12] nothing lies deeper than letters and members', () => {
  const scene = new Scene()
  const letter = scene.letter('utfall', UTFALL, 'rubrik')
  const set = scene.field('utfall', UTFALL, 'mal')
  expect(scene.sendRaw([{ content: MAP, origin: letter }])).toBe('G12')
  expect(scene.sendRaw([{ content: TEXT, parent: set, sub: 'GR-1' }])).toBe('G12')
  expect(scene.sendRaw([{ content: any(true), parent: letter, sub: 'x' }])).toBe('G12')
  expect(scene.sendRaw([{ content: any(true), parent: set, sub: 'GR-1' }])).toBe('ok')
})

test('[G12] five thousand nested maps are not begun', () => {
  const scene = new Scene()
  const nested = Array.from({ length: 4_900 }, (_, depth) =>
    depth === 0
      ? { content: MAP, parent: 'utfall', sub: FRESH }
      : { content: MAP, parent: [ANNA, depth - 1] as const, sub: 'mal' },
  )
  expect(scene.sendRaw(nested)).toBe('G12')
})

test('[G12] maps hold no lists and texts no attributes', () => {
  const scene = new Scene()
  const card = scene.card('utfall', UTFALL)
  expect(scene.sendRaw([{ content: MAP, parent: 'utfall' }])).toBe('G12')
  expect(scene.sendRaw([{ content: any(true), parent: card }])).toBe('G12')
  expect(scene.sendRaw([{ content: any(true), parent: scene.field('utfall', UTFALL, 'mal') }])).toBe('G12')
  const text = scene.field('utfall', UTFALL, 'skal')
  expect(scene.sendRaw([{ content: string('x'), parent: text, sub: 'bold' }])).toBe('G12')
  expect(scene.sendRaw([{ content: string('x'), parent: text }])).toBe('ok')
})

test('[G13] a card is not put in the place of another', () => {
  const scene = new Scene()
  expect(scene.sendRaw(cardStructs('grupper', FRESH, [ANNA, 0], GRUPP))).toBe('ok')
  const again = cardStructs('grupper', FRESH, [ANNA, scene.clock(ANNA)], GRUPP)
  expect(scene.sendRaw(again)).toBe('G13')
  const [first, ...fields] = again
  expect(scene.sendRaw([{ ...first!, origin: scene.card('grupper', FRESH) }, ...fields])).toBe('G13')
  expect(scene.sendRaw([{ ...first!, right: scene.card('grupper', FRESH) }, ...fields])).toBe('G13')
})

test('[G13] an id is one card’s, whatever its kind: in one update, and on the board', () => {
  const scene = new Scene()
  const first = cardStructs('grupper', FRESH, [ANNA, 0], GRUPP)
  const second = cardStructs('grupper', FRESH, [ANNA, first.length], GRUPP)
  expect(scene.sendRaw([...first, ...second])).toBe('G13')
  const other = cardStructs('kommentarer', FRESH, [ANNA, first.length], {
    ...KOMMENTAR_FIELDS,
    raderad: true,
  })
  expect(scene.sendRaw([...first, ...other])).toBe('G13')
  expect(scene.sendRaw(first)).toBe('ok')
  expect(scene.sendRaw(other)).toBe('G13')
})

test('[G13] a card is a map under a card id, and whole', () => {
  const scene = new Scene()
  const [card, ...fields] = cardStructs('grupper', FRESH, [ANNA, 0], GRUPP)
  for (const content of [TEXT, any({}), string('x'), { kind: 'deleted', length: 1 } as const])
    expect(scene.sendRaw([{ ...card!, content }])).toBe('G13')
  for (const sub of ['kort', '__proto__', 'med mellanslag', 'x'.repeat(65)])
    expect(scene.sendRaw([{ ...card!, sub }, ...fields])).toBe('G13')
  for (let missing = 0; missing < fields.length; missing++)
    expect(scene.sendRaw([card!, ...fields.filter((_, at) => at !== missing)])).toBe('G13')
  expect(scene.sendRaw([card!, ...fields])).toBe('ok')
})

test('[G14] a card has the fields of its kind and no others', () => {
  const scene = new Scene()
  const card = scene.card('orsaker', ORSAK)
  for (const sub of ['rubrik', '__proto__', 'constructor', 'toString', ''])
    expect(scene.sendRaw([{ content: any(null), parent: card, sub }])).toBe('G14')
  expect(scene.sendRaw([{ content: any('vi'), origin: scene.field('orsaker', ORSAK, 'paverkan') }])).toBe(
    'ok',
  )
})

test('[G14] a text or a set is never put in the place of the one that is there', () => {
  const scene = new Scene()
  const card = scene.card('utfall', UTFALL)
  expect(scene.sendRaw([{ content: TEXT, parent: card, sub: 'rubrik' }])).toBe('G14')
  expect(scene.sendRaw([{ content: TEXT, origin: scene.field('utfall', UTFALL, 'rubrik') }])).toBe('G14')
  expect(scene.sendRaw([{ content: MAP, parent: card, sub: 'mal' }])).toBe('G14')
  expect(scene.sendRaw([{ content: any('x'), origin: scene.field('utfall', UTFALL, 'rubrik') }])).toBe('G14')
  const [made, ...fields] = cardStructs('grupper', FRESH, [ANNA, 0], GRUPP)
  expect(scene.sendRaw([made!, ...fields, fields[0]!])).toBe('G14')
  expect(scene.sendRaw([made!, ...fields])).toBe('ok')
})

test('[G12] what the schema no longer knows stays as it is', () => {
  const scene = new Scene()
  const old = new Y.Text('förr')
  scene.server.board.roots.utfall.get(UTFALL)!.set('bortvald', old)
  const { client, clock } = old._start!.id
  expect(scene.sendRaw([{ content: string('x'), origin: [client, clock] }])).toBe('G12')
  expect(scene.sendRaw([], { deletes: [{ client, ranges: [[clock, 1]] }] })).toBe('G12')
})

test('[G14] a text is a text and a set is a map', () => {
  const scene = new Scene()
  const swapped = cardStructs('insatser', FRESH, [ANNA, 0], {}).map((struct) =>
    struct.content === TEXT ? { ...struct, content: MAP } : struct,
  )
  expect(scene.sendRaw(swapped)).toBe('G14')
})

test.each([
  ['another word', 'kanske'],
  ['a number', 1],
  ['an object', {}],
  ['nothing', undefined],
])('[G15] a value of its field’s kind is taken, %s is not', (_, value) => {
  const scene = new Scene()
  const origin = scene.field('orsaker', ORSAK, 'paverkan')
  // What JSON has no word for is not even read.
  expect(scene.sendRaw([{ content: any(value), origin }])).toBe(value === undefined ? 'G18' : 'G15')
  expect(scene.sendRaw([{ content: any('rektor'), origin }])).toBe('ok')
})

test('[G15] a value is no text and no type', () => {
  const scene = new Scene()
  const origin = scene.field('orsaker', ORSAK, 'paverkan')
  for (const content of [string('vi'), MAP, TEXT]) expect(scene.sendRaw([{ content, origin }])).toBe('G15')
})

test('[G15] of several writes in one struct every one counts', () => {
  const scene = new Scene()
  const origin = scene.field('orsaker', ORSAK, 'paverkan')
  expect(scene.sendRaw([{ content: any('kanske', 'vi'), origin }])).toBe('G15')
  expect(scene.sendRaw([{ content: any('rektor', 'vi'), origin }])).toBe('ok')
  expect(scene.server.board.roots.orsaker.get(ORSAK)!.get('paverkan')).toBe('vi')
})

test('[G15] a place has exactly its own keys, and an order that can be sorted', () => {
  const scene = new Scene()
  const origin = scene.field('orsaker', ORSAK, 'plats')
  const plats = { utfallId: UTFALL, under: null, gruppId: null, order: 'a1' }
  for (const wrong of [
    { ...plats, order: 'a1å' },
    { ...plats, extra: 1 },
    { ...plats, under: 1 },
    [plats],
    'a1',
  ])
    expect(scene.sendRaw([{ content: any(wrong), origin }])).toBe('G15')
  expect(scene.sendRaw([{ content: any(plats), origin }])).toBe('ok')
})

test('[G16] a text holds letters and gaps where letters were, and no values', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  expect(scene.sendRaw([{ content: any('x'), origin }])).toBe('G16')
  expect(scene.sendRaw([{ content: { kind: 'deleted', length: 3 }, origin }])).toBe('ok')
})

test('[G16] a text grows to four times its length and no further, and can always be shortened', () => {
  const scene = new Scene()
  const write = (letters: number) => {
    const origin = scene.letter('utfall', UTFALL, 'rubrik')
    return scene.sendRaw([{ content: string('x'.repeat(letters)), origin }])
  }
  const { length } = scene.server.board.roots.utfall.get(UTFALL)!.get('rubrik') as { length: number }
  expect(write(1_200 - length + 1)).toBe('G16')
  expect(write(1_200 - length)).toBe('ok')
  expect(write(1)).toBe('G16')
  const [client, clock] = scene.letter('utfall', UTFALL, 'rubrik')
  const deletes = [{ client, ranges: [[clock, 1] as const] }]
  expect(scene.sendRaw([{ content: string('y'), origin: [client, clock] }], { deletes })).toBe('ok')
  const [writer, at] = scene.letter('utfall', UTFALL, 'rubrik')
  expect(scene.sendRaw([], { deletes: [{ client: writer, ranges: [[at, 1]] }] })).toBe('ok')
})

test('[G16] whoever has filled a text keeps nobody else from it who has no more than its length in it', () => {
  const scene = new Scene()
  const write = (letters: number, person: 'anna' | 'bo') => {
    const origin = scene.letter('utfall', UTFALL, 'rubrik')
    const client = person === 'bo' ? BO : ANNA
    return scene.sendRaw([{ content: string('x'.repeat(letters)), origin }], { client, person })
  }
  const { length } = scene.server.board.roots.utfall.get(UTFALL)!.get('rubrik') as { length: number }
  expect(write(1_200 - length, 'bo')).toBe('ok')
  expect(write(1, 'bo')).toBe('G16')
  expect(write(200, 'anna')).toBe('ok')
  expect(write(101, 'anna')).toBe('G16')
  expect(write(100, 'anna')).toBe('ok')
  expect(write(1, 'anna')).toBe('G16')
})

test('[G16] letters that the update deletes itself do not count', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const struct = { content: string('x'.repeat(2_000)), origin }
  expect(scene.sendRaw([struct], { deletes: [{ client: ANNA, ranges: [[500, 1_400]] }] })).toBe('ok')
})

test('[G17] a member is a set key and true', () => {
  const scene = new Scene()
  const set = scene.field('insatser', INSATS, 'orsaker')
  for (const value of [false, 1, null, { id: 1 }])
    expect(scene.sendRaw([{ content: any(value), parent: set, sub: 'orsak-2' }])).toBe('G17')
  for (const sub of ['', 'med mellanslag', 'x'.repeat(65), 'å'])
    expect(scene.sendRaw([{ content: any(true), parent: set, sub }])).toBe('G17')
  expect(scene.sendRaw([{ content: string('x'), parent: set, sub: 'orsak-2' }])).toBe('G17')
  expect(scene.sendRaw([{ content: any(true), parent: set, sub: 'orsak-2' }])).toBe('ok')
})

test('[G17] a key that objects have anyway is a member like any other', () => {
  const scene = new Scene()
  const set = scene.field('insatser', INSATS, 'orsaker')
  expect(scene.sendRaw([{ content: any(true), parent: set, sub: 'constructor' }], { client: NEW })).toBe('ok')
  expect(scene.server.board.roots.insatser.get(INSATS)!.toJSON()).toMatchObject({
    orsaker: { [ORSAK]: true },
  })
})
