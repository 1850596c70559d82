/** A version as a board to look at, so that every view that draws a board draws an old one too. */
import * as Y from 'yjs'
import { type Board, openBoard } from '../document.ts'
import { CARD_KINDS, CARDS, type CardKind } from '../fields.ts'
import type { RenderedBoard, RenderedCard } from './render.ts'

/** A document of its own, connected to nothing. Its letters have no authors. */
export function openVersion({ kort, beslut }: RenderedBoard): Board {
  const board = openBoard(new Y.Doc())
  board.doc.transact(() => {
    for (const kind of CARD_KINDS)
      for (const [id, card] of Object.entries(kort[kind] ?? {})) board.roots[kind].set(id, cardOf(kind, card))
    for (const [key, value] of Object.entries(beslut)) board.beslut.set(key, value)
  })
  return board
}

function cardOf(kind: CardKind, values: RenderedCard): Y.Map<unknown> {
  const card = new Y.Map<unknown>()
  for (const [name, field] of Object.entries(CARDS[kind])) {
    const value = values[name]
    if (field.kind === 'text') card.set(name, new Y.Text(typeof value === 'string' ? value : ''))
    else if (field.kind === 'set')
      card.set(name, new Y.Map(Array.isArray(value) ? value.map((key) => [key, true]) : []))
    else if (value !== undefined) card.set(name, value)
  }
  return card
}
