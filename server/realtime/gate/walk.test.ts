import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { editText, setMember, setValue, textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
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
  SERVER,
  string,
  UTFALL,
} from '#tests/fuzz/gate/fixture.ts'
import { encodeRaw, type RawStruct } from '#tests/fuzz/gate/raw-update.ts'
import { LIVE, RECONNECT } from './limits.ts'

const GRUPP = { plats: { utfallId: UTFALL, order: 'a0' }, raderad: true }

test('[G3] an edit whose predecessor has not come is unresolved, and passes after it', () => {
  const scene = new Scene()
  const first = scene.update((anna) => setValue(anna, 'orsaker', ORSAK, 'paverkan', 'vi'))
  const second = scene.update((anna) => setValue(anna, 'orsaker', ORSAK, 'paverkan', 'rektor'))
  expect(scene.server.judge(second, 'anna')).toMatchObject({ ok: false, kind: 'unresolved', rule: 'G3' })
  expect(scene.send(first)).toBe('ok')
  expect(scene.send(second)).toBe('ok')
})

test('[G3] a flood of edits with gaps costs nothing and leaves nothing', () => {
  const scene = new Scene()
  for (let clock = 1; clock < 2_000; clock++)
    expect(scene.sendRaw([{ content: string('x'), parent: 'utfall', sub: FRESH }], { at: clock })).toBe('G3')
  expect(scene.server.doc.store.pendingStructs).toBe(null)
})

test('[G3] a Skip is a gap that the sender knows of', () => {
  const scene = new Scene()
  const [first, second, third] = [0, 1, 2].map((n) =>
    scene.update((anna) => setMember(anna, 'utfall', UTFALL, 'mal', `GR-${n}`, true)),
  )
  expect(scene.send(Y.mergeUpdates([first!, third!]))).toBe('G3')
  expect(scene.send(Y.mergeUpdates([first!, second!, third!]))).toBe('ok')
})

// An undo keeps what the values were.
test.each([
  [false, Y.ContentDeleted],
  [true, Y.ContentAny],
])(
  '[G3] values that Yjs has joined since they were replaced come whole, with undo: %s',
  (hasUndo, content) => {
    const scene = new Scene()
    if (hasUndo) createUndo(scene.anna)
    const before = Y.encodeStateVector(scene.server.doc)
    const [first] = ['vi', 'rektor', 'huvudman', 'vi'].map((value) =>
      scene.update((anna) => setValue(anna, 'orsaker', ORSAK, 'paverkan', value)),
    )
    expect(scene.send(first!)).toBe('ok')
    const whole = Y.encodeStateAsUpdate(scene.anna.doc, before)
    const [joined, last] = Y.decodeUpdate(whole).structs
    expect([joined!.length, last!.length]).toEqual([3, 1])
    expect(joined).toMatchObject({ content: expect.any(content) })
    expect(scene.send(whole, { limits: RECONNECT })).toBe('ok')
    expect(scene.server.board.roots.orsaker.get(ORSAK)!.get('paverkan')).toBe('vi')
  },
)

test('[G26] the rest of a text that is stored in part does not cut an emoji by what it says of the first part', () => {
  const scene = new Scene()
  expect(
    scene.sendRaw([{ content: string('Bra 😀'), parent: scene.field('utfall', UTFALL, 'iakttagelse') }]),
  ).toBe('ok')
  const end = scene.clock(ANNA)
  const rest = (origin: number) =>
    scene.sendRaw([{ content: string('xx'), origin: [ANNA, origin] }], { at: end - 1 })
  expect(rest(end - 2)).toBe('G26')
  expect(rest(end - 3)).toBe('ok')
})

test('[G4] what names something that is not there is unresolved', () => {
  const scene = new Scene()
  const [client, clock] = scene.letter('utfall', UTFALL, 'rubrik')
  expect(scene.sendRaw([{ content: string('x'), origin: [client, scene.clock(client)] }])).toBe('G4')
  expect(scene.sendRaw([{ content: string('x'), origin: [client, clock], right: [NEW, 0] }])).toBe('G4')
  expect(scene.sendRaw([{ content: string('x'), parent: [NEW, 0] }])).toBe('G4')
  expect(scene.sendRaw([{ content: string('x'), origin: [client, clock] }])).toBe('ok')
})

test('[G4] what the document has already must not name what it has not: Yjs would wait for it', () => {
  const scene = new Scene()
  const known: RawStruct = { content: string('x'), origin: [NEW, 7] }
  expect(scene.sendRaw([known], { client: BO, at: 0 })).toBe('G4')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(scene.server.doc))
  Y.applyUpdate(doc, encodeRaw({ blocks: [{ client: BO, clock: 0, structs: [known] }], deletes: [] }))
  expect(doc.store.pendingStructs).not.toBe(null)
})

test('[G4] nor may it name what the update itself brings', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const update = (known: RawStruct) =>
    encodeRaw({
      blocks: [
        { client: NEW, clock: 0, structs: [{ content: string('n'), origin }] },
        { client: BO, clock: scene.clock(BO) - 1, structs: [known] },
      ],
      deletes: [],
    })
  expect(scene.send(update({ content: string('x'), origin: [NEW, 0] }))).toBe('G4')
  expect(scene.send(update({ content: string('x'), origin }))).toBe('ok')
})

test('[G4] two tabs’ edits that build on each other pass together, in whatever order they are listed', () => {
  const scene = new Scene()
  const tab = openBoard(new Y.Doc())
  tab.doc.clientID = NEW
  Y.applyUpdate(tab.doc, Y.encodeStateAsUpdate(scene.anna.doc))
  const step = (from: typeof tab, to: typeof tab, text: string) => {
    editText(from, textOf(from, 'utfall', UTFALL, 'rubrik')!, text, 300)
    Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)))
  }
  step(scene.anna, tab, 'Läsning')
  step(tab, scene.anna, 'Läsning och')
  step(scene.anna, tab, 'Läsning och skrivning')
  const update = Y.encodeStateAsUpdate(tab.doc, Y.encodeStateVector(scene.server.doc))
  expect(scene.send(update)).toBe('ok')
  expect(scene.server.board.roots.utfall.get(UTFALL)!.get('rubrik')!.toString()).toBe('Läsning och skrivning')
})

test('[G5] nothing builds on itself or on what comes after it', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const after: RawStruct = { content: string('y'), origin }
  expect(scene.sendRaw([{ content: string('x'), origin: [ANNA, 0] }])).toBe('G5')
  expect(scene.sendRaw([{ content: string('x'), origin: [ANNA, 1] }, after])).toBe('G5')
  expect(scene.sendRaw([{ content: string('x'), origin: [ANNA, 9] }])).toBe('G5')
  expect(scene.sendRaw([after, { content: string('x'), origin: [ANNA, 0] }])).toBe('ok')
})

test('[G5] two clients whose edits wait for each other are refused', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const update = (first: RawStruct) =>
    encodeRaw({
      blocks: [
        { client: NEW, clock: 0, structs: [first, { content: string('n'), origin: [ANNA, 0] }] },
        { client: ANNA, clock: 0, structs: [{ content: string('a'), origin: [NEW, 0] }] },
      ],
      deletes: [],
    })
  expect(scene.send(update({ content: string('x'), origin: [ANNA, 0] }))).toBe('G5')
  expect(scene.send(update({ content: string('x'), origin }))).toBe('ok')
})

test('[G5] edits of a hundred clients that build on each other are taken in one pass', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const structs = (n: number) => [
    { content: string('x'), origin: n === 0 ? origin : ([9_000 + n - 1, 0] as const) },
  ]
  const blocks = Array.from({ length: 100 }, (_, n) => ({ client: 9_000 + n, clock: 0, structs: structs(n) }))
  const limits = { ...RECONNECT, newClients: 100 }
  expect(scene.send(encodeRaw({ blocks: blocks.toReversed(), deletes: [] }), { limits })).toBe('ok')
})

test('[G6] an update does not burn a clientID’s clocks', () => {
  const scene = new Scene()
  expect(scene.sendRaw([{ content: { kind: 'gc', length: LIVE.advance + 1 } }])).toBe('G6')
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  expect(scene.sendRaw([{ content: { kind: 'deleted', length: LIVE.advance + 1 }, origin }])).toBe('G6')
  expect(scene.sendRaw([{ content: { kind: 'deleted', length: LIVE.advance }, origin }])).toBe('ok')
})

test('[G11] what is collected is nothing, and nothing builds on it', () => {
  const scene = new Scene()
  expect(scene.sendRaw([{ content: { kind: 'gc', length: 5 } }])).toBe('ok')
  expect(scene.sendRaw([{ content: string('x'), origin: [ANNA, 2] }])).toBe('G11')
  const letter = scene.letter('utfall', UTFALL, 'rubrik')
  expect(scene.sendRaw([{ content: string('x'), origin: letter, right: [ANNA, 2] }])).toBe('G11')
  expect(scene.sendRaw([{ content: string('x'), parent: [ANNA, 2] }])).toBe('G11')
  // Within one update too, and for a struct whose first part it is: Yjs throws half-way there.
  expect(
    scene.sendRaw([{ content: { kind: 'gc', length: 1 } }, { content: string('x'), origin: [ANNA, 5] }]),
  ).toBe('G11')
  expect(scene.sendRaw([{ content: string('xyz'), origin: letter }], { at: 3 })).toBe('G11')
  expect(scene.sendRaw([{ content: string('x'), origin: letter }])).toBe('ok')
})

test('[G10] a struct that is partly known goes on where its first part lies', () => {
  const scene = new Scene()
  const rubrik = scene.letter('utfall', UTFALL, 'rubrik')
  const text = scene.letter('orsaker', ORSAK, 'text')
  expect(scene.sendRaw([{ content: string('ab'), origin: rubrik }])).toBe('ok')
  expect(scene.sendRaw([{ content: string('abcd'), origin: text }], { at: 0 })).toBe('G10')
  expect(scene.sendRaw([{ content: string('abcd'), origin: rubrik }], { at: 0 })).toBe('ok')
  expect(scene.server.board.roots.utfall.get(UTFALL)!.get('rubrik')!.toString()).toBe('Läsning 😀abcd')
})

test('[G22] a deletion of what is not written yet is unresolved, so no colleague’s next letters vanish', () => {
  const scene = new Scene()
  const future = (client: number) => [{ client, ranges: [[scene.clock(client), 100] as const] }]
  for (const client of [BO, ANNA, NEW, SERVER])
    expect(scene.sendRaw([], { deletes: future(client) })).toBe('G22')
  const [client, clock] = scene.letter('orsaker', ORSAK, 'text')
  const beyond = scene.clock(client) - clock + 1
  expect(scene.sendRaw([], { deletes: [{ client, ranges: [[clock, beyond]] }] })).toBe('G22')
  expect(scene.server.judge(encodeRaw({ blocks: [], deletes: future(BO) }), 'anna')).toMatchObject({
    kind: 'unresolved',
  })
  expect(scene.sendRaw([], { deletes: [{ client, ranges: [[clock, 1]] }] })).toBe('ok')
})

test('[G22] what an update writes it may delete at once', () => {
  const scene = new Scene()
  const origin = scene.letter('utfall', UTFALL, 'rubrik')
  const deletes = [{ client: ANNA, ranges: [[1, 2] as const] }]
  expect(scene.sendRaw([{ content: string('abcd'), origin }], { deletes })).toBe('ok')
  expect(scene.server.board.roots.utfall.get(UTFALL)!.get('rubrik')!.toString()).toBe('Läsning 😀ad')
})

test('[G26] the whole board back from a reader is a no-op', () => {
  const scene = new Scene()
  const verdict = scene.server.judge(Y.encodeStateAsUpdate(scene.anna.doc), 'namnd', { limits: RECONNECT })
  expect(verdict).toMatchObject({ ok: true, noop: true, touched: [], newClients: [] })
})

test('[G26] of an update that is partly known the new part counts', () => {
  const scene = new Scene()
  const first = scene.update((anna) => setMember(anna, 'utfall', UTFALL, 'mal', 'GR-1', true))
  const both = Y.mergeUpdates([
    first,
    scene.update((anna) => setValue(anna, 'orsaker', ORSAK, 'paverkan', 'vi')),
  ])
  expect(scene.send(first)).toBe('ok')
  expect(scene.server.judge(both, 'anna')).toMatchObject({
    noop: false,
    touched: [{ root: 'orsaker', cardId: ORSAK, field: 'paverkan', act: 'write' }],
  })
  expect(scene.send(both)).toBe('ok')
})

test('[G26] deleting what is deleted changes nothing', () => {
  const scene = new Scene()
  const update = scene.update((anna) => setMember(anna, 'utfall', UTFALL, 'mal', 'GR-5', false))
  expect(scene.server.judge(update, 'anna')).toMatchObject({
    noop: false,
    touched: [{ root: 'utfall', cardId: UTFALL, field: 'mal', act: 'delete' }],
  })
  expect(scene.send(update)).toBe('ok')
  expect(scene.server.judge(update, 'anna')).toMatchObject({ noop: true, touched: [] })
})

test('[G26] something known cannot be told again so that it cuts a stored emoji in two', () => {
  const scene = new Scene()
  const [client, low] = scene.letter('utfall', UTFALL, 'rubrik')
  const high = low - 1
  const known = (anchor: Partial<RawStruct>) =>
    scene.sendRaw([{ content: string('x'), ...anchor }], { client: BO, at: scene.clock(BO) - 1 })
  expect(known({ origin: [client, high] })).toBe('G26')
  expect(known({ right: [client, low] })).toBe('G26')
  expect(known({ origin: [client, low] })).toBe('ok')
  expect(known({ origin: [client, high - 2], right: [client, high - 1] })).toBe('ok')
  expect(known({ right: [client, 0] })).toBe('ok')
  // What it would do: the server alone would lose the letter.
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(scene.server.doc))
  const structs = [{ content: string('x'), origin: [client, high] as const }]
  Y.applyUpdate(
    doc,
    encodeRaw({ blocks: [{ client: BO, clock: scene.clock(BO) - 1, structs }], deletes: [] }),
  )
  expect(JSON.stringify(openBoard(doc).roots.utfall)).toContain('��')
})

test('[G27] a verdict says what Yjs then changes, and what kind of change it is', () => {
  const scene = new Scene()
  const touched = (update: Uint8Array) => {
    const verdict = scene.server.judge(update, 'anna')
    if (verdict.ok) scene.server.take(update, 'anna', verdict)
    return verdict.ok
      ? verdict.touched.map(({ root, cardId, field, act }) => [root, cardId, field, act].join(' '))
      : verdict
  }
  const born = scene.update((anna) => addUtfall(anna, { id: FRESH, kategori: 'resultat', rubrik: 'Ny' }))
  expect(touched(born)).toEqual([`utfall ${FRESH}  create`])
  const letters = (text: string) => (anna: typeof scene.anna) =>
    editText(anna, textOf(anna, 'utfall', FRESH, 'rubrik')!, text, 300)
  expect(touched(scene.update(letters('Nya')))).toEqual([`utfall ${FRESH} rubrik write`])
  expect(touched(scene.update(letters('Ny')))).toEqual([`utfall ${FRESH} rubrik delete`])
  expect(touched(scene.update((anna) => setValue(anna, 'utfall', FRESH, 'undersok', true)))).toEqual([
    `utfall ${FRESH} undersok write`,
  ])
  const tagged = (on: boolean) => scene.update((anna) => setMember(anna, 'utfall', FRESH, 'mal', 'GR-1', on))
  expect(touched(tagged(true))).toEqual([`utfall ${FRESH} mal write`])
  expect(touched(tagged(false))).toEqual([`utfall ${FRESH} mal delete`])
})

test('[G27] a card that is made and shown in one update is one creation', () => {
  const scene = new Scene()
  const structs = cardStructs('grupper', FRESH, [ANNA, 0], GRUPP)
  const shown = { content: any(false), origin: [ANNA, structs.length - 1] as const }
  expect(scene.sendRaw([...structs, shown])).toBe('ok')
  expect(scene.server.board.roots.grupper.get(FRESH)!.get('raderad')).toBe(false)
})
