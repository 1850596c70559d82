import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { setValue } from '#domain/board/card.ts'
import { openBoard } from '#domain/board/document.ts'
import { createUndo } from '#domain/board/undo.ts'
import {
  ANNA,
  any,
  BO,
  cardStructs,
  FRESH,
  NEW,
  ORSAK,
  Scene,
  string,
  UTFALL,
} from '#tests/fuzz/gate/fixture.ts'
import type { RawStruct } from '#tests/fuzz/gate/raw-update.ts'
import { RECONNECT } from './limits.ts'

const GRUPP = { plats: { utfallId: UTFALL, order: 'a0' }, raderad: true }

test('[G20] a value is replaced, not taken away', () => {
  const scene = new Scene()
  const [client, clock] = scene.field('orsaker', ORSAK, 'plats')
  const deletes = [{ client, ranges: [[clock, 1] as const] }]
  expect(scene.sendRaw([], { deletes })).toBe('G20')
  const gone: RawStruct = { content: { kind: 'deleted', length: 1 }, origin: [client, clock] }
  expect(scene.sendRaw([gone])).toBe('G20')
  const plats = any({ utfallId: UTFALL, under: null, gruppId: null, order: 'a5' })
  const next: RawStruct = { content: plats, origin: [client, clock] }
  expect(scene.sendRaw([next], { deletes: [{ client: ANNA, ranges: [[0, 1]] }] })).toBe('G20')
  expect(scene.sendRaw([next], { deletes })).toBe('ok')
})

test('[G20] a value is not hidden behind one that is written to its left', () => {
  const scene = new Scene()
  // Twice by one client, on top of the same value: the second lies to the left of the first.
  const [client, clock] = scene.field('orsaker', ORSAK, 'paverkan')
  const write = (value: string): RawStruct => ({ content: any(value), origin: [client, clock] })
  const first = [{ client: ANNA, ranges: [[0, 1] as const] }]
  const second = [{ client: ANNA, ranges: [[1, 1] as const] }]
  expect(scene.sendRaw([write('vi'), write('rektor')], { deletes: first })).toBe('G20')
  expect(scene.sendRaw([write('vi'), write('rektor')], { deletes: second })).toBe('ok')
  expect(scene.server.board.roots.orsaker.get(ORSAK)!.get('paverkan')).toBe('vi')
})

test('[G20] a value written beside one that is deleted counts only where it is the one that shows', () => {
  const scene = new Scene()
  const first = scene.field('orsaker', ORSAK, 'paverkan')
  expect(scene.sendRaw([{ content: any('vi'), origin: first }], { client: NEW })).toBe('ok')
  const [client, clock] = scene.field('orsaker', ORSAK, 'paverkan')
  // Both replaced the first; the one under the greater clientID shows.
  const beside = (own: number) =>
    scene.sendRaw([{ content: any('rektor'), origin: first }], {
      client: own,
      deletes: [{ client, ranges: [[clock, 1]] }],
    })
  expect(beside(ANNA)).toBe('G20')
  expect(beside(NEW + 1)).toBe('ok')
  expect(scene.server.board.roots.orsaker.get(ORSAK)!.get('paverkan')).toBe('rektor')
})

test.each([
  { writer: 'anna', other: 'bo', clients: [ANNA, BO] },
  { writer: 'bo', other: 'anna', clients: [BO, ANNA] },
])(
  '[G3] what $writer hangs onto a value that is stored in part is weighed once',
  ({ writer, other, clients }) => {
    const scene = new Scene()
    const [mine, theirs] = clients as [number, number]
    const first = scene.field('orsaker', ORSAK, 'paverkan')
    const write = [{ content: any('vi'), origin: first }]
    const at = scene.clock(mine)
    expect(scene.sendRaw(write, { client: mine, person: writer })).toBe('ok')
    const over = [{ content: any('rektor'), origin: [mine, at] as const }]
    const deletes = [{ client: mine, ranges: [[at, 1] as const] }]
    expect(scene.sendRaw(over, { client: theirs, person: other, deletes })).toBe('ok')
    // The document has the first of the two, and Yjs would hang the second onto it, beside the other’s.
    const longer = [{ content: any('vi', 'huvudman'), origin: first }]
    expect(scene.sendRaw(longer, { client: mine, person: writer, at })).toBe('G3')
  },
)

test('[G20] a new card’s values are there too', () => {
  const scene = new Scene()
  const [card, ...fields] = cardStructs('grupper', FRESH, [ANNA, 0], GRUPP)
  const dead = fields.map((field) =>
    field.sub === 'plats' ? { ...field, content: { kind: 'deleted', length: 1 } as const } : field,
  )
  expect(scene.sendRaw([card!, ...dead])).toBe('G20')
  expect(scene.sendRaw([card!, ...fields])).toBe('ok')
})

test('[G20] what was written many times offline passes, with everything that was overwritten', () => {
  const scene = new Scene()
  for (const value of ['vi', 'rektor', 'huvudman', 'utanfor', 'vi'] as const)
    setValue(scene.anna, 'orsaker', ORSAK, 'paverkan', value)
  const undo = createUndo(scene.anna)
  setValue(scene.anna, 'orsaker', ORSAK, 'paverkan', 'rektor')
  undo.undo()
  undo.redo()
  undo.undo()
  // Meanwhile Bo writes the same value, and Anna's browser hears of it before it sends its own.
  const bo = openBoard(new Y.Doc())
  bo.doc.clientID = NEW
  Y.applyUpdate(bo.doc, Y.encodeStateAsUpdate(scene.server.doc))
  const before = Y.encodeStateVector(bo.doc)
  setValue(bo, 'orsaker', ORSAK, 'paverkan', 'utanfor')
  const his = Y.encodeStateAsUpdate(bo.doc, before)
  expect(scene.send(his, { person: 'bo' })).toBe('ok')
  Y.applyUpdate(scene.anna.doc, his)
  const hers = Y.encodeStateAsUpdate(scene.anna.doc, Y.encodeStateVector(scene.server.doc))
  expect(scene.send(hers, { limits: RECONNECT })).toBe('ok')
  expect(scene.server.doc.toJSON()).toEqual(scene.anna.doc.toJSON())
})

test('[G21] cards, texts and sets are not deleted', () => {
  const scene = new Scene()
  const gone = ([client, clock]: readonly [number, number]) =>
    scene.sendRaw([], { deletes: [{ client, ranges: [[clock, 1]] }] })
  expect(gone(scene.card('utfall', UTFALL))).toBe('G21')
  expect(gone(scene.field('utfall', UTFALL, 'rubrik'))).toBe('G21')
  expect(gone(scene.field('utfall', UTFALL, 'mal'))).toBe('G21')
  expect(scene.sendRaw([], { deletes: [{ client: BO, ranges: [[0, scene.clock(BO)]] }] })).toBe('G21')
  expect(scene.send(scene.update((anna) => setValue(anna, 'utfall', UTFALL, 'raderad', true)))).toBe('ok')
})

test('[G21] nor are those that the update makes', () => {
  const scene = new Scene()
  const structs = cardStructs('grupper', FRESH, [ANNA, 0], GRUPP)
  for (const at of [0, 1]) {
    const deletes = [{ client: ANNA, ranges: [[at, 1] as const] }]
    expect(scene.sendRaw(structs, { deletes })).toBe('G21')
  }
  expect(scene.sendRaw([...structs, { content: string('namn'), parent: [ANNA, 1] }])).toBe('ok')
})
