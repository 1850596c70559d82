import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { insatsKey } from './beslut.ts'
import { createCard, editText, textOf } from './card.ts'
import { addAktivitet } from './commands/add-aktivitet.ts'
import { addBelagg } from './commands/add-belagg.ts'
import { addGrupp } from './commands/add-grupp.ts'
import { addInsats } from './commands/add-insats.ts'
import { addOrsak } from './commands/add-orsak.ts'
import { addUtfall } from './commands/add-utfall.ts'
import { markUtfall } from './commands/mark-utfall.ts'
import { moveAktivitet } from './commands/move-aktivitet.ts'
import { moveOrsak } from './commands/move-orsak.ts'
import { moveUtfall } from './commands/move-utfall.ts'
import { removeCard } from './commands/remove-card.ts'
import { restoreCard } from './commands/restore-card.ts'
import { scheduleAktivitet } from './commands/schedule-aktivitet.ts'
import { setPaverkan } from './commands/set-paverkan.ts'
import { tagUtfall } from './commands/tag-utfall.ts'
import { type Board, openBoard } from './document.ts'
import { brokenInvariants } from './invariants.ts'
import { createUndo } from './undo.ts'
import { aktiviteterOf } from './views/aktiviteter.ts'
import { belaggOf } from './views/belagg.ts'
import { grupperOf } from './views/grupper.ts'
import { insatserOf } from './views/insatser.ts'
import { orsakTree } from './views/orsaker.ts'
import { utfallOf } from './views/utfall.ts'

const id = (name: string) => name.padEnd(8, '0')

function newBoard(clientId?: number): Board {
  const doc = new Y.Doc()
  if (clientId !== undefined) doc.clientID = clientId
  return openBoard(doc)
}

/** Carries all edits both ways. */
function sync(a: Board, b: Board): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)))
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)))
}

function content(board: Board) {
  return {
    utfall: utfallOf(board),
    orsaker: utfallOf(board).map((utfall) => orsakTree(board, utfall.id)),
    grupper: grupperOf(board),
    belagg: belaggOf(board),
    insatser: insatserOf(board),
    aktiviteter: aktiviteterOf(board),
  }
}

test('a card that is undone is hidden, and a colleague’s words on it come back with redo', () => {
  const anna = newBoard()
  const bo = newBoard()
  const undo = createUndo(anna)
  addUtfall(anna, { id: id('u1'), kategori: 'resultat', rubrik: 'Läsning åk 3' })
  sync(anna, bo)
  editText(bo, textOf(bo, 'utfall', id('u1'), 'iakttagelse')!, 'Två klasser skiljer sig', 6000)
  sync(anna, bo)

  undo.undo()
  expect(utfallOf(anna)).toEqual([])
  undo.redo()
  expect(utfallOf(anna)[0]).toMatchObject({ rubrik: 'Läsning åk 3', iakttagelse: 'Två klasser skiljer sig' })
})

test('undo leaves what a colleague did meanwhile', () => {
  const anna = newBoard()
  const bo = newBoard()
  const undo = createUndo(anna)
  addUtfall(anna, { id: id('u1'), kategori: 'resultat', rubrik: 'A' })
  sync(anna, bo)
  undo.stopCapturing()
  markUtfall(anna, { id: id('u1'), undersok: true })
  tagUtfall(bo, { id: id('u1'), tag: 'mal', key: 'GR-5', on: true })
  sync(anna, bo)
  undo.undo()
  expect(utfallOf(anna)[0]).toMatchObject({ undersok: false, delmalIds: ['GR-5'] })
})

test('two people who write in one field both keep their letters', () => {
  const anna = newBoard()
  addUtfall(anna, { id: id('u1'), kategori: 'resultat', rubrik: 'Läsning' })
  const bo = newBoard()
  sync(anna, bo)
  editText(anna, textOf(anna, 'utfall', id('u1'), 'rubrik')!, 'Svag läsning', 300)
  editText(bo, textOf(bo, 'utfall', id('u1'), 'rubrik')!, 'Läsning i åk 3', 300)
  sync(anna, bo)
  expect(utfallOf(anna)[0]?.rubrik).toBe('Svag läsning i åk 3')
  expect(utfallOf(bo)).toEqual(utfallOf(anna))
})

test('an edit never cuts an emoji in half', () => {
  const board = newBoard()
  addUtfall(board, { id: id('u1'), kategori: 'resultat', rubrik: 'bra 😀' })
  const text = textOf(board, 'utfall', id('u1'), 'rubrik')!
  editText(board, text, 'bra 😁', 300) // shares the high surrogate with the one before
  expect(text.toString()).toBe('bra 😁')
  const copy = newBoard()
  sync(board, copy)
  expect(utfallOf(copy)[0]?.rubrik).toBe('bra 😁')
})

test('a text that two people filled at once loses nothing at the next letter', () => {
  const anna = newBoard()
  addUtfall(anna, { id: id('u1'), kategori: 'resultat', rubrik: '' })
  const bo = newBoard()
  sync(anna, bo)
  const text = (board: Board) => textOf(board, 'utfall', id('u1'), 'rubrik')!
  editText(anna, text(anna), 'a'.repeat(300), 300)
  editText(bo, text(bo), 'b'.repeat(300), 300)
  sync(anna, bo)
  editText(anna, text(anna), `${text(anna)}c`, 300)
  expect([...text(anna).toString()].filter((letter) => letter === 'b')).toHaveLength(300)
  expect(text(anna).length).toBe(600)
})

test('a card that lacks a value is not made, instead of being refused by the server', () => {
  const board = newBoard()
  expect(() => createCard(board, 'utfall', id('u1'), { rubrik: 'A' })).toThrow('utfall.undersok')
  expect(board.roots.utfall.size).toBe(0)
})

test('two causes that are put under each other at once stay on the board', () => {
  const anna = newBoard()
  addUtfall(anna, { id: id('u1'), kategori: 'resultat', rubrik: 'A' })
  addOrsak(anna, { id: id('o1'), utfallId: id('u1'), text: 'ett' })
  addOrsak(anna, { id: id('o2'), utfallId: id('u1'), text: 'två' })
  const bo = newBoard()
  sync(anna, bo)
  moveOrsak(anna, { id: id('o1'), under: id('o2'), beforeId: null })
  moveOrsak(bo, { id: id('o2'), under: id('o1'), beforeId: null })
  sync(anna, bo)
  expect(orsakTree(anna, id('u1'))).toMatchObject([{ id: id('o1'), barn: [{ id: id('o2'), barn: [] }] }])
  expect(content(bo)).toEqual(content(anna))
  expect(brokenInvariants(anna)).toEqual([])
})

test('a cause cannot be moved under its own descendant', () => {
  const board = newBoard()
  addUtfall(board, { id: id('u1'), kategori: 'resultat', rubrik: 'A' })
  addOrsak(board, { id: id('o1'), utfallId: id('u1'), text: 'ett' })
  addOrsak(board, { id: id('o2'), utfallId: id('u1'), text: 'två', under: id('o1') })
  moveOrsak(board, { id: id('o1'), under: id('o2'), beforeId: null })
  expect(orsakTree(board, id('u1'))[0]).toMatchObject({ id: id('o1'), barn: [{ id: id('o2') }] })
})

test('an insats made from a cause carries its words and the link to the result', () => {
  const board = newBoard()
  addUtfall(board, { id: id('u1'), kategori: 'resultat', rubrik: 'A' })
  addOrsak(board, { id: id('o1'), utfallId: id('u1'), text: 'Olika sätt att läsa' })
  addInsats(board, { id: id('i1'), orsakIds: [id('o1')] })
  expect(insatserOf(board)[0]).toMatchObject({
    rubrik: 'Olika sätt att läsa',
    orsakIds: [id('o1')],
    utfallIds: [id('u1')],
  })
})

test('ranked insatser come first, in the rektor’s order', () => {
  const board = newBoard()
  for (const name of ['i1', 'i2', 'i3']) addInsats(board, { id: id(name), rubrik: name })
  board.beslut.set(insatsKey(id('i3')), { order: 'a0' })
  expect(insatserOf(board).map((insats) => [insats.rubrik, insats.ordning, insats.rankad])).toEqual([
    ['i3', 1, true],
    ['i1', 2, false],
    ['i2', 3, false],
  ])
})

test('an insats that was turned down comes last, also when it had been ranked first', () => {
  const board = newBoard()
  for (const name of ['i1', 'i2']) addInsats(board, { id: id(name), rubrik: name })
  board.beslut.set(insatsKey(id('i1')), { order: 'a0', beslut: 'avslagen' })
  expect(insatserOf(board).map(({ rubrik, ordning }) => [rubrik, ordning])).toEqual([
    ['i2', 1],
    ['i1', 2],
  ])
})

/** One person's step, chosen by three numbers, on whatever is on their board. */
function step(board: Board, name: string, [what, a, b]: [number, number, number]): void {
  const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]
  const utfall = pick(utfallOf(board), a)?.id ?? id('none')
  const orsaker = [...board.roots.orsaker.keys()].sort()
  const insats = pick(insatserOf(board), a)?.id ?? id('none')
  const acts: (() => void)[] = [
    () =>
      addUtfall(board, {
        id: id(`u${name}`),
        kategori: pick(['undervisning', 'strukturer', 'resultat'] as const, b)!,
        rubrik: name,
      }),
    () =>
      moveUtfall(board, {
        id: utfall,
        kategori: 'strukturer',
        beforeId: pick(utfallOf(board), b)?.id ?? null,
      }),
    () =>
      addOrsak(board, {
        id: id(`o${name}`),
        utfallId: utfall,
        text: name,
        under: pick([null, ...orsaker], b) ?? null,
      }),
    () =>
      moveOrsak(board, {
        id: pick(orsaker, a) ?? id('none'),
        under: pick([null, ...orsaker], b) ?? null,
        beforeId: null,
      }),
    () =>
      addGrupp(board, {
        id: id(`g${name}`),
        utfallId: utfall,
        namn: name,
        orsakIds: orsaker.slice(0, b % 3),
      }),
    () =>
      addBelagg(board, {
        id: id(`b${name}`),
        orsakId: pick(orsaker, a) ?? id('none'),
        slag: 'stodjer',
        text: name,
      }),
    () => setPaverkan(board, { id: pick(orsaker, a) ?? id('none'), paverkan: 'rektor' }),
    () => addInsats(board, { id: id(`i${name}`), orsakIds: orsaker.slice(0, 1 + (b % 2)) }),
    () => addAktivitet(board, { id: id(`a${name}`), insatsId: insats, rubrik: name }),
    () =>
      moveAktivitet(board, {
        id: pick(aktiviteterOf(board), a)?.id ?? id('none'),
        insatsId: insats,
        beforeId: pick(aktiviteterOf(board), b)?.id ?? null,
      }),
    () =>
      scheduleAktivitet(board, {
        id: pick(aktiviteterOf(board), a)?.id ?? id('none'),
        tid: { start: '2026-09-01', slut: '2026-10-01' },
      }),
    () =>
      removeCard(board, {
        kind: b % 2 ? 'orsaker' : 'utfall',
        id: b % 2 ? (pick(orsaker, a) ?? id('none')) : utfall,
      }),
    () =>
      restoreCard(board, {
        kind: 'utfall',
        id: pick([...board.roots.utfall.keys()].sort(), a) ?? id('none'),
      }),
    () => {
      const text = textOf(board, 'utfall', utfall, 'rubrik')
      if (text)
        editText(
          board,
          text,
          `${text.toString().slice(0, a % 5)}${name}😀${text.toString().slice(b % 5)}`,
          300,
        )
    },
  ]
  acts[what % acts.length]!()
}

test('any interleaving of three people’s steps converges and breaks no invariant', () => {
  const numbers = fc.nat(1000)
  const stepOrSync = fc.tuple(fc.nat(2), fc.boolean(), fc.tuple(numbers, numbers, numbers))
  fc.assert(
    fc.property(fc.array(stepOrSync, { maxLength: 60 }), (plan) => {
      const boards = [newBoard(1), newBoard(2), newBoard(3)]
      const undos = boards.map(createUndo)
      for (const [at, [who, meet, what]] of plan.entries()) {
        const board = boards[who]!
        undos[who]!.stopCapturing()
        if (what[0] % 17 === 16) undos[who]!.undo()
        else step(board, `${at}x${who}`, what)
        if (meet) sync(board, boards[(who + 1) % 3]!)
      }
      for (const [at, board] of [...boards, ...boards].entries()) sync(board, boards[(at + 1) % 3]!)
      expect(content(boards[1]!)).toEqual(content(boards[0]!))
      expect(content(boards[2]!)).toEqual(content(boards[0]!))
      for (const board of boards) expect(brokenInvariants(board)).toEqual([])
    }),
    { numRuns: 200 },
  )
})
