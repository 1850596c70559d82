import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { setValue } from './card.ts'
import { addUtfall } from './commands/add-utfall.ts'
import { openBoard } from './document.ts'
import { brokenInvariants } from './invariants.ts'
import { createUndo } from './undo.ts'

test.each([
  [1, 2],
  [2, 1],
])('undoing a move that a colleague made too leaves the card a place (clientIDs %i, %i)', (mine, theirs) => {
  const anna = openBoard(new Y.Doc())
  const bo = openBoard(new Y.Doc())
  anna.doc.clientID = mine
  bo.doc.clientID = theirs
  const sync = () => {
    Y.applyUpdate(bo.doc, Y.encodeStateAsUpdate(anna.doc))
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(bo.doc))
  }
  addUtfall(anna, { id: 'u1000000', kategori: 'resultat', rubrik: 'Läsning' })
  sync()
  const undo = createUndo(anna)
  setValue(anna, 'utfall', 'u1000000', 'plats', { kategori: 'strukturer', order: 'a0' })
  setValue(bo, 'utfall', 'u1000000', 'plats', { kategori: 'undervisning', order: 'a0' })
  sync()
  undo.undo()
  sync()
  expect(brokenInvariants(anna)).toEqual([])
  expect(bo.roots.utfall.toJSON()).toEqual(anna.roots.utfall.toJSON())
})
