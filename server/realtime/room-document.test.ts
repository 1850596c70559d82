import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { RoomDocument } from './room-document.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** A board of so many cards, and the clock by which a document tells how long nobody has asked for it. */
function scene(cards = 40) {
  const board = openBoard(new Y.Doc())
  for (let n = 0; n < cards; n++)
    addUtfall(board, { id: `kort-${n}00000`, kategori: 'resultat', rubrik: 'Läsförståelse' })
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  const state = Y.encodeStateAsUpdate(board.doc)
  return {
    board,
    state,
    document: new RoomDocument(state),
    wait: (milliseconds: number) => {
      now += milliseconds
    },
  }
}

test('[R5] a board that nobody asks for is packed, and is the same when somebody does', () => {
  const { document, state, board, wait } = scene()
  wait(900)
  document.pack()
  expect(document.isPacked).toBe(false)
  wait(200)
  document.pack()
  expect(document.isPacked).toBe(true)
  expect(document.stateVector()).toEqual(Y.encodeStateVector(board.doc))
  expect(Buffer.compare(document.encode(), state)).toBe(0)
  expect(document.isPacked).toBe(false)
  document.pack()
  expect(document.isPacked).toBe(false)
})

test('[R5] a packed board takes changes and answers like any other', () => {
  const { document, board, wait } = scene()
  const before = Y.encodeStateVector(board.doc)
  wait(2_000)
  document.pack()
  addUtfall(board, { id: 'kort-sist', kategori: 'resultat', rubrik: 'Sist' })
  document.stage(Y.encodeStateAsUpdate(board.doc, before))
  wait(2_000)
  document.pack()
  expect(document.isPacked).toBe(false)
  document.cool()
  wait(2_000)
  document.pack()
  expect(document.isPacked).toBe(true)
  const reader = new Y.Doc()
  Y.applyUpdate(reader, document.diff(Uint8Array.of(0)))
  expect(openBoard(reader).roots.utfall.toJSON()).toEqual(board.roots.utfall.toJSON())
})

test('[R5] a board that is small already is left as it is', () => {
  const { document, wait } = scene(1)
  wait(2_000)
  document.pack()
  expect(document.isPacked).toBe(false)
})
