/** A board as plain values: what a version keeps. */
import * as Y from 'yjs'
import { readSet, readText } from '../card.ts'
import type { Board, CardMap } from '../document.ts'
import { CARD_KINDS, CARDS, type CardKind, isCardId } from '../fields.ts'

/** A card's fields by name: a text as its letters, a set as its sorted members, everything else as it is. */
export type RenderedCard = Record<string, unknown>

/** Cards by kind and id, hidden ones with them, and the server-owned root. */
export type RenderedBoard = {
  kort: Partial<Record<CardKind, Record<string, RenderedCard>>>
  beslut: Record<string, unknown>
}

/** All that a board says, in an order that depends on nothing but what it says. */
export function renderBoard(board: Board): RenderedBoard {
  return {
    kort: Object.fromEntries(CARD_KINDS.map((kind) => [kind, renderKind(board, kind)])),
    beslut: sortedEntries(structuredClone(board.beslut.toJSON())),
  }
}

/** The card as it was in a version; undefined when there was none. */
export function cardIn(version: RenderedBoard, kind: CardKind, id: string): RenderedCard | undefined {
  return version.kort[kind]?.[id]
}

/** Whether a card could be seen. */
export function isShownIn(version: RenderedBoard, kind: CardKind, id: string): boolean {
  return cardIn(version, kind, id)?.raderad === false
}

/** Whether two values say the same, in whatever order their parts are stored: the database sorts them its own way. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

function renderKind(board: Board, kind: CardKind): Record<string, RenderedCard> {
  return sortedEntries(
    Object.fromEntries(
      [...board.roots[kind]]
        .filter(([id, card]) => isCardId(id) && card instanceof Y.Map)
        .map(([id, card]) => [id, renderCard(card, kind)]),
    ),
  )
}

function renderCard(card: CardMap, kind: CardKind): RenderedCard {
  return Object.fromEntries(
    Object.entries(CARDS[kind]).map(([name, field]) => {
      if (field.kind === 'text') return [name, readText(card, name)]
      if (field.kind === 'set') return [name, readSet(card, name)]
      return [name, structuredClone(card.get(name) ?? null)]
    }),
  )
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? sortedEntries(part as Record<string, unknown>)
      : part,
  )
}

function sortedEntries<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
