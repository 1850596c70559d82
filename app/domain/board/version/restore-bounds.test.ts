import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard, setMember, textOf } from '#domain/board/card.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { createUndo } from '#domain/board/undo.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { LIVE } from '#server/realtime/gate/limits.ts'
import { GatedDocument } from '#tests/fuzz/gate/gated-document.ts'
import { type RenderedBoard, renderBoard } from './render.ts'
import { planBoard, restorePart } from './restore.ts'

const U = 'utfall-00000000'

function boardWithCard(): Board {
  const board = openBoard(new Y.Doc())
  const plats = { kategori: 'resultat', order: 'a0' }
  createCard(board, 'utfall', U, { plats, undersok: false, matvarde: null })
  return board
}

const text = (board: Board, name = 'iakttagelse') => textOf(board, 'utfall', U, name)!

function fill(board: Board, name: string, words: string): void {
  text(board, name).delete(0, text(board, name).length)
  text(board, name).insert(0, words)
}

const kept = (board: Board): RenderedBoard => JSON.parse(JSON.stringify(renderBoard(board)))

/** Restores as somebody else, through the gate, takes it all back and makes it again; the bytes of the largest update. */
function restored(board: Board, version: RenderedBoard): { parts: number; largest: number } {
  const server = new GatedDocument(Y.encodeStateAsUpdate(board.doc), new Map([[board.doc.clientID, 'else']]))
  const mine = openBoard(new Y.Doc())
  Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(board.doc))
  // What is hidden keeps what is written on it, also a card that was made anew.
  const before = utfallOf(mine)
  const undo = createUndo(mine)
  let largest = 0
  mine.doc.on('update', (update: Uint8Array) => {
    largest = Math.max(largest, update.length)
    const verdict = server.judge(update, 'rektor')
    if (!verdict.ok) throw new Error(`refused: ${verdict.rule}, ${update.length} bytes`)
    server.take(update, 'rektor', verdict)
  })
  const { parts } = planBoard(mine, version, () => true)
  for (const part of parts) {
    undo.stopCapturing()
    restorePart(mine, part)
  }
  expect(renderBoard(mine)).toEqual(version)
  expect(planBoard(mine, version, () => true).parts).toEqual([])
  for (let n = 0; undo.undoStack.length > 0 && n < 1_000; n++) undo.undo()
  expect(utfallOf(mine)).toEqual(before)
  for (let n = 0; undo.redoStack.length > 0 && n < 1_000; n++) undo.redo()
  expect(renderBoard(server.board)).toEqual(version)
  return { parts: parts.length, largest }
}

test('a card that somebody filled to four times its bound comes back in updates that the gate takes', () => {
  const board = boardWithCard()
  fill(board, 'iakttagelse', '字 '.repeat(7_500))
  fill(board, 'skal', '字'.repeat(12_000))
  const version = kept(board)
  fill(board, 'iakttagelse', '')
  fill(board, 'skal', '')
  const { parts, largest } = restored(board, version)
  expect(parts).toBeGreaterThan(2)
  expect(largest).toBeLessThan(LIVE.bytes / 2)
})

test('a text that was typed letter by letter comes back when the restore of it is undone', () => {
  const board = boardWithCard()
  fill(board, 'iakttagelse', 'Det var så här från början.')
  const version = kept(board)
  // From the end to the beginning: no two letters share a struct.
  board.doc.transact(() => {
    fill(board, 'iakttagelse', '')
    for (let n = 0; n < 6_000; n++) text(board).insert(0, 'abcdefgh'[n % 8]!)
  })
  expect(restored(board, version).largest).toBeLessThan(LIVE.bytes)
})

test('a text in which every second word was changed is cut in no more pieces at once than the gate takes', () => {
  const board = boardWithCard()
  const words = (odd: string) => Array.from({ length: 950 }, (_, n) => (n % 2 ? odd : 'i')).join(' ')
  fill(board, 'iakttagelse', words('då'))
  const version = kept(board)
  fill(board, 'iakttagelse', words('nu'))
  expect(restored(board, version).parts).toBeGreaterThan(1)
})

test('thousands of tags come back in several steps', () => {
  const board = boardWithCard()
  const key = (n: number) => String(n).padStart(64, 'k')
  board.doc.transact(() => {
    for (let n = 0; n < 2_000; n++) setMember(board, 'utfall', U, 'mal', key(n), true)
  })
  const version = kept(board)
  board.doc.transact(() => {
    for (let n = 0; n < 2_000; n++) setMember(board, 'utfall', U, 'mal', key(n), false)
  })
  const { parts, largest } = restored(board, version)
  expect(parts).toBeGreaterThan(2)
  expect(largest).toBeLessThan(LIVE.bytes)
})

test('a little card is one step', () => {
  const board = boardWithCard()
  fill(board, 'iakttagelse', 'Läsning')
  fill(board, 'skal', 'För att')
  const version = kept(board)
  fill(board, 'iakttagelse', 'Skrivning')
  fill(board, 'skal', '')
  setMember(board, 'utfall', U, 'mal', 'GR-1', true)
  expect(restored(board, version).parts).toBe(1)
})

test('a big card that the document has lost is made anew within bounds, and whole', () => {
  const board = boardWithCard()
  fill(board, 'iakttagelse', '字 '.repeat(7_500))
  fill(board, 'skal', '字'.repeat(12_000))
  const other = openBoard(new Y.Doc())
  expect(restored(other, kept(board)).largest).toBeLessThan(LIVE.bytes)
})

test('whatever the two texts are, every step of the way is taken and the last is the text of the version', () => {
  const words = fc.array(fc.constantFrom('hej ', 'då', '字', '🙂', '🙃', ' ', 'a'), { maxLength: 60 })
  const long = fc
    .tuple(words, fc.integer({ min: 1, max: 60 }))
    .map(([some, times]) => some.join('').repeat(times))
  fc.assert(
    fc.property(long, long, (was, is) => {
      const board = boardWithCard()
      fill(board, 'iakttagelse', was.slice(0, 5_000).toWellFormed())
      const version = kept(board)
      fill(board, 'iakttagelse', is.slice(0, 5_000).toWellFormed())
      restored(board, version)
    }),
    { numRuns: 60 },
  )
})
