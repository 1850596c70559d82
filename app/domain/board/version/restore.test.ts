import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { editText, setValue, textOf } from '#domain/board/card.ts'
import { addBelagg } from '#domain/board/commands/add-belagg.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { CARD_KINDS, CARDS } from '#domain/board/fields.ts'
import { brokenInvariants } from '#domain/board/invariants.ts'
import { createUndo } from '#domain/board/undo.ts'
import { GatedDocument } from '#tests/fuzz/gate/gated-document.ts'
import { takeStep } from '#tests/fuzz/gate/person-steps.ts'
import { Random } from '#tests/fuzz/gate/random.ts'
import { keyOf } from './belonging.ts'
import { compareVersions } from './compare.ts'
import { openVersion } from './open-version.ts'
import { type RenderedBoard, renderBoard } from './render.ts'
import { planBoard, planCard, planGroup, type RestorePlan, restorePart } from './restore.ts'

const id = (name: string) => name.padEnd(8, '0')
const always = () => true

function newBoard(clientId: number): Board {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return openBoard(doc)
}

function sync(a: Board, b: Board): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)))
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)))
}

/** As it comes back from the database: through JSON, with the parts of an object in another order. */
function kept(board: Board): RenderedBoard {
  return JSON.parse(
    JSON.stringify(renderBoard(board), (_key, part) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).reverse())
        : part,
    ),
  )
}

/** What can be seen: shown cards, with comments or without. */
function seen({ kort }: RenderedBoard, { comments }: { comments: boolean }) {
  return Object.fromEntries(
    CARD_KINDS.filter((kind) => comments || kind !== 'kommentarer').map((kind) => [
      kind,
      Object.fromEntries(Object.entries(kort[kind] ?? {}).filter(([, card]) => card.raderad === false)),
    ]),
  )
}

function carryOut(board: Board, plan: RestorePlan, between = () => {}): void {
  for (const part of plan.parts) {
    between()
    restorePart(board, part)
  }
}

/** Two people at work for a while. */
function work(random: Random, people: readonly [Board, Board], steps: number): void {
  for (let step = 0; step < steps; step++) {
    const board = random.pick(people)
    takeStep(board, random, (creator) => creator === board.doc.clientID)
    if (random.chance(30)) sync(...people)
  }
  sync(...people)
}

test('whatever happened since, the restored board says what the version says, the gate lets it through, and undo takes it all back', () => {
  let restored = 0
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = new Random(seed)
      const anna = newBoard(1 + random.below(1000))
      const bo = newBoard(2000 + random.below(1000))
      work(random, [anna, bo], 60)
      const version = kept(anna)
      work(random, [anna, bo], 60)

      const server = new GatedDocument(
        Y.encodeStateAsUpdate(anna.doc),
        new Map([
          [anna.doc.clientID, 'anna'],
          [bo.doc.clientID, 'bo'],
        ]),
      )
      const toServer = (update: Uint8Array) => {
        const verdict = server.judge(update, 'anna')
        if (!verdict.ok) throw new Error(`refused: ${verdict.rule}`)
        server.take(update, 'anna', verdict)
      }
      const before = renderBoard(anna)
      const undo = createUndo(anna)
      anna.doc.on('update', toServer)

      const plan = planBoard(anna, version, always)
      carryOut(anna, plan, () => undo.stopCapturing())
      restored += plan.cards.length
      expect(seen(renderBoard(anna), { comments: false })).toEqual(seen(version, { comments: false }))
      expect(planBoard(anna, version, always).parts).toEqual([])
      expect(brokenInvariants(anna)).toEqual([])
      expect(renderBoard(server.board)).toEqual(renderBoard(anna))

      while (undo.undoStack.length > 0) undo.undo()
      expect(seen(renderBoard(anna), { comments: true })).toEqual(seen(before, { comments: true }))
      expect(renderBoard(server.board)).toEqual(renderBoard(anna))
    }),
    { numRuns: 60 },
  )
  expect(restored).toBeGreaterThan(300)
})

test('a restore that left a field out would be noticed', () => {
  const board = newBoard(1)
  addUtfall(board, { id: id('u1'), kategori: 'resultat', rubrik: 'Läsning', delmalIds: ['GR-1'] })
  const version = kept(board)
  setValue(board, 'utfall', id('u1'), 'undersok', true)
  expect(planBoard(board, version, always).cards).toEqual([{ kind: 'utfall', id: id('u1') }])
  const { undersok: _, ...forgetful } = version.kort.utfall![id('u1')]!
  const lesser: RenderedBoard = { ...version, kort: { utfall: { [id('u1')]: forgetful } } }
  carryOut(board, planBoard(board, lesser, always))
  expect(seen(renderBoard(board), { comments: false })).not.toEqual(seen(version, { comments: false }))
})

test('a version reads the same when it is opened as a board', () => {
  const random = new Random(7)
  const people = [newBoard(1), newBoard(2)] as const
  work(random, people, 120)
  people[0].beslut.set('fas', 'orsaker')
  const version = kept(people[0])
  expect(renderBoard(openVersion(version))).toEqual(renderBoard(people[0]))
})

test('letters that a colleague writes in the text while it is restored stay', () => {
  const anna = newBoard(1)
  addUtfall(anna, { id: id('u1'), kategori: 'resultat', rubrik: 'Elever i åk 3 läser för lite hemma.' })
  const version = kept(anna)
  const bo = newBoard(2)
  const text = (board: Board) => textOf(board, 'utfall', id('u1'), 'rubrik')!
  editText(anna, text(anna), 'Barn i åk 3 läser för mycket hemma.', 300)
  sync(anna, bo)
  carryOut(anna, planCard(anna, version, { kind: 'utfall', id: id('u1') }, always))
  text(bo).insert(text(bo).toString().indexOf(' läser'), ' och 4')
  sync(anna, bo)
  expect(text(anna).toString()).toBe('Elever i åk 3 och 4 läser för lite hemma.')
})

test('what was made after the version is hidden and keeps its words; what was hidden comes back', () => {
  const board = newBoard(1)
  addInsats(board, { id: id('i1'), rubrik: 'Läspass' })
  const version = kept(board)
  addInsats(board, { id: id('i2'), rubrik: 'Nytt förslag' })
  removeCard(board, { kind: 'insatser', id: id('i1') })
  carryOut(board, planBoard(board, version, always))
  expect(renderBoard(board).kort.insatser).toMatchObject({
    [id('i1')]: { raderad: false },
    [id('i2')]: { raderad: true, rubrik: 'Nytt förslag' },
  })
})

test('comments stay when the board is restored, and a single one can be brought back', () => {
  const board = newBoard(1)
  addUtfall(board, { id: id('u1'), kategori: 'resultat', rubrik: 'A' })
  const version = kept(board)
  addKommentar(board, { id: id('k1'), kortId: id('u1'), text: 'Bra', skriven: '2026-11-21T12:00:00.000Z' })
  const withComment = kept(board)
  carryOut(board, planBoard(board, version, always))
  expect(board.roots.kommentarer.get(id('k1'))!.get('raderad')).toBe(false)
  removeCard(board, { kind: 'kommentarer', id: id('k1') })
  carryOut(board, planCard(board, withComment, { kind: 'kommentarer', id: id('k1') }, always))
  expect(board.roots.kommentarer.get(id('k1'))!.get('raderad')).toBe(false)
})

test('a group is a card with all that hangs under it, now or then, and nothing else', () => {
  const board = newBoard(1)
  for (const name of ['u1', 'u2']) {
    addUtfall(board, { id: id(name), kategori: 'resultat', rubrik: name })
    addOrsak(board, { id: id(`o${name}`), utfallId: id(name), text: 'Orsak' })
    addOrsak(board, { id: id(`d${name}`), utfallId: id(name), text: 'Djupare', under: id(`o${name}`) })
  }
  const version = kept(board)
  for (const name of ['u1', 'u2']) {
    addBelagg(board, { id: id(`b${name}`), orsakId: id(`d${name}`), slag: 'stodjer', text: 'Nytt' })
    removeCard(board, { kind: 'orsaker', id: id(`o${name}`) })
    editText(board, textOf(board, 'orsaker', id(`d${name}`), 'text')!, 'Ändrad', 2000)
  }
  const plan = planGroup(board, version, { kind: 'utfall', id: id('u1') }, always)
  expect(plan.cards.map(keyOf).sort()).toEqual([
    `belagg/${id('bu1')}`,
    `orsaker/${id('du1')}`,
    `orsaker/${id('ou1')}`,
  ])
})

test('what the person may not write is left, and told of', () => {
  const board = newBoard(1)
  addUtfall(board, { id: id('u1'), kategori: 'resultat', rubrik: 'A' })
  addInsats(board, { id: id('i1'), rubrik: 'Läspass' })
  const version = kept(board)
  removeCard(board, { kind: 'insatser', id: id('i1') })
  removeCard(board, { kind: 'utfall', id: id('u1') })
  const plan = planBoard(board, version, ({ kind }) => kind !== 'insatser')
  expect(plan).toEqual({
    cards: [{ kind: 'utfall', id: id('u1') }],
    parts: [[{ kind: 'utfall', id: id('u1'), falt: { raderad: false } }]],
    left: [{ kind: 'insatser', id: id('i1') }],
  })
})

test('a card that the document has lost is made anew under its id', () => {
  const board = newBoard(1)
  addUtfall(board, { id: id('u1'), kategori: 'resultat', rubrik: 'A', delmalIds: ['GR-1'] })
  const version = kept(board)
  const other = newBoard(2)
  carryOut(other, planBoard(other, version, always))
  expect(renderBoard(other).kort).toEqual(renderBoard(board).kort)
})

test('a version from before a field was in the schema, or after it left, changes only what both know', () => {
  const board = newBoard(1)
  addUtfall(board, { id: id('u1'), kategori: 'resultat', rubrik: 'Ny rubrik' })
  const { skal: _, ...older } = renderBoard(board).kort.utfall![id('u1')]!
  const version: RenderedBoard = {
    kort: { utfall: { [id('u1')]: { ...older, rubrik: 'Gammal rubrik', plats: 'högst upp', farg: 'röd' } } },
    beslut: {},
  }
  const changed = { ...renderBoard(board).kort.utfall![id('u1')], rubrik: 'Gammal rubrik' }
  carryOut(board, planCard(board, version, { kind: 'utfall', id: id('u1') }, always))
  expect(renderBoard(board).kort.utfall![id('u1')]).toEqual(changed)
  expect(Object.keys(changed).sort()).toEqual(Object.keys(CARDS.utfall).sort())
})

test('big changes are cut into steps that the gate takes, also when they are undone', () => {
  const board = newBoard(1)
  for (let n = 0; n < 12; n++)
    addInsats(board, { id: id(`i${n}x`), rubrik: `Insats ${n}`, beskrivning: 'å'.repeat(6000) })
  const version = kept(board)
  for (let n = 0; n < 12; n++)
    editText(board, textOf(board, 'insatser', id(`i${n}x`), 'beskrivning')!, 'ö'.repeat(6000), 6000)
  const undo = createUndo(board)
  const sizes: number[] = []
  board.doc.on('update', (update: Uint8Array) => sizes.push(update.length))
  carryOut(board, planBoard(board, version, always), () => undo.stopCapturing())
  while (undo.undoStack.length > 0) undo.undo()
  expect(sizes.length).toBeGreaterThan(20)
  expect(Math.max(...sizes)).toBeLessThan(64 * 1024)
})

test('a comparison says what was made, hidden, brought back and changed, and is silent about what nobody saw', () => {
  const board = newBoard(1)
  for (const name of ['same', 'changed', 'gone', 'hidden'])
    addInsats(board, { id: id(name), rubrik: name, orsakIds: ['orsak_1'] })
  removeCard(board, { kind: 'insatser', id: id('hidden') })
  const a = kept(board)
  addInsats(board, { id: id('fresh'), rubrik: 'Ny' })
  addInsats(board, { id: id('shortlived'), rubrik: 'Kort' })
  removeCard(board, { kind: 'insatser', id: id('shortlived') })
  removeCard(board, { kind: 'insatser', id: id('gone') })
  setValue(board, 'insatser', id('hidden'), 'raderad', false)
  editText(board, textOf(board, 'insatser', id('changed'), 'rubrik')!, 'ändrad', 300)
  board.beslut.set('fas', 'insatser')
  const { kort, beslut } = compareVersions(a, kept(board))
  expect(kort.map((change) => [change.id, change.slag, change.falt.map(({ falt }) => falt)]).sort()).toEqual([
    [id('changed'), 'andrad', ['rubrik']],
    [id('fresh'), 'ny', []],
    [id('gone'), 'borttagen', []],
    [id('hidden'), 'tillbaka', []],
  ])
  expect(beslut).toEqual([{ nyckel: 'fas', before: null, after: 'insatser' }])
  expect(compareVersions(a, a)).toEqual({ kort: [], beslut: [] })
})
