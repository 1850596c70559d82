/** The board as a typed view of a Y.Doc: every root by name. Nothing else in the product calls `doc.getMap`. */
import type * as Y from 'yjs'
import { BESLUT_ROOT, CARD_KINDS, type CardKind } from './fields.ts'

export type CardMap = Y.Map<unknown>
export type Roots = Record<CardKind, Y.Map<CardMap>>

export type Board = {
  doc: Y.Doc
  roots: Roots
  /** Server-owned; see beslut.ts. Clients read it. */
  beslut: Y.Map<unknown>
}

/** Origin of a person's own edits in this browser; only these can be undone. */
export const LOCAL = Symbol('local')
/** Origin of a card's birth: the hidden card itself is never undone, only its being shown. */
export const BIRTH = Symbol('birth')

export function openBoard(doc: Y.Doc): Board {
  const roots = Object.fromEntries(CARD_KINDS.map((kind) => [kind, doc.getMap<CardMap>(kind)])) as Roots
  return { doc, roots, beslut: doc.getMap(BESLUT_ROOT) }
}
