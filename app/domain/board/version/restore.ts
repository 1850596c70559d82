/**
 * Going back to a version by edits forwards: the person's own, through the gate, merged with what colleagues write
 * meanwhile, taken back by undo. Nothing is destroyed: what was made after the version is hidden. The server-owned
 * root is not the document's to change, and stays.
 */
import * as Y from 'yjs'
import { createCard, setMember, setRaderad, setValue, textOf } from '../card.ts'
import { type Board, LOCAL } from '../document.ts'
import { CARD_KINDS, CARDS, type CardKind, fieldOf, isSetKey } from '../fields.ts'
import { groupOf } from './belonging.ts'
import { type CardRef, idsIn } from './compare.ts'
import {
  cardIn,
  isShownIn,
  type RenderedBoard,
  type RenderedCard,
  renderBoard,
  saysTheSame,
} from './render.ts'
import { wordDiff } from './word-diff.ts'

/** Whether the person may write this card now: role, lock, and for a comment whether it is theirs. */
export type May = (ref: CardRef) => boolean

export type RestorePlan = {
  /** Cards to write, in parts of which each is one step to undo. */
  parts: CardRef[][]
  /** Cards that differ and are not the person's to write. */
  left: CardRef[]
}

/**
 * Undo takes a part back as one update, and the gate has a bound for one (64 KiB): what a part writes and replaces
 * together stays well under it.
 */
const MOST_LETTERS_A_PART = 12_000

/** A single card. */
export function planCard(board: Board, version: RenderedBoard, ref: CardRef, may: May): RestorePlan {
  return planOf(board, version, [ref], may)
}

/** A card with all that hangs under it, now or then. */
export function planGroup(board: Board, version: RenderedBoard, ref: CardRef, may: May): RestorePlan {
  return planOf(board, version, groupOf([version, renderBoard(board)], ref), may)
}

/** Everything but comments: what people have said stays said. */
export function planBoard(board: Board, version: RenderedBoard, may: May): RestorePlan {
  const now = renderBoard(board)
  const all = CARD_KINDS.filter((kind) => kind !== 'kommentarer').flatMap((kind) =>
    idsIn(kind, version, now).map((id) => ({ kind, id })),
  )
  return planOf(board, version, all, may)
}

/** Writes the cards of a plan's part as they were. */
export function restoreCards(board: Board, version: RenderedBoard, refs: readonly CardRef[]): void {
  for (const ref of refs) restoreCard(board, version, ref)
}

/** One card as it was. What could not be seen then is hidden, and keeps what is written on it. */
export function restoreCard(board: Board, version: RenderedBoard, { kind, id }: CardRef): void {
  const was = cardIn(version, kind, id)
  if (!was || !isShownIn(version, kind, id)) {
    if (board.roots[kind].has(id)) setRaderad(board, kind, id, true)
    return
  }
  if (!board.roots[kind].has(id)) {
    if (isWhole(kind, was)) createCard(board, kind, id, was)
    return
  }
  board.doc.transact(() => {
    for (const [name, value] of Object.entries(was)) restoreField(board, { kind, id }, name, value)
    setRaderad(board, kind, id, false)
  }, LOCAL)
}

function planOf(board: Board, version: RenderedBoard, refs: readonly CardRef[], may: May): RestorePlan {
  const now = renderBoard(board)
  const differing = refs.filter((ref) => differs(version, now, ref))
  const parts: CardRef[][] = []
  let letters = Number.POSITIVE_INFINITY
  for (const ref of differing.filter(may)) {
    const size = sizeOf(version, ref) + sizeOf(now, ref)
    if (letters + size > MOST_LETTERS_A_PART) {
      parts.push([])
      letters = 0
    }
    parts.at(-1)!.push(ref)
    letters += size
  }
  return { parts, left: differing.filter((ref) => !may(ref)) }
}

function differs(version: RenderedBoard, now: RenderedBoard, { kind, id }: CardRef): boolean {
  const wasShown = isShownIn(version, kind, id)
  if (wasShown !== isShownIn(now, kind, id)) return true
  const was = cardIn(version, kind, id)
  const is = cardIn(now, kind, id)
  if (!wasShown || !was || !is) return false
  return Object.entries(was).some(
    ([name, value]) => isRestorable(kind, name, value) && !saysTheSame(value, is[name]),
  )
}

const sizeOf = (board: RenderedBoard, { kind, id }: CardRef) =>
  JSON.stringify(cardIn(board, kind, id) ?? null).length

function restoreField(board: Board, { kind, id }: CardRef, name: string, value: unknown): void {
  if (name === 'raderad' || !isRestorable(kind, name, value)) return
  const now = board.roots[kind].get(id)?.get(name)
  if (now instanceof Y.Text) restoreText(textOf(board, kind, id, name)!, value as string)
  else if (now instanceof Y.Map) {
    const wanted = new Set(value as string[])
    for (const key of new Set([...now.keys(), ...wanted]))
      setMember(board, kind, id, name, key, wanted.has(key))
  } else if (!saysTheSame(now, value)) setValue(board, kind, id, name, value)
}

/** Only the words that differ are touched, so that letters a colleague is writing elsewhere in the text stay. */
function restoreText(text: Y.Text, wanted: string): void {
  let at = 0
  for (const { slag, text: words } of wordDiff(text.toString(), wanted)) {
    if (slag === 'bort') text.delete(at, words.length)
    else {
      if (slag === 'till') text.insert(at, words)
      at += words.length
    }
  }
}

/** A version may be older than the schema: what the gate would refuse today is left as it is. */
function isRestorable(kind: CardKind, name: string, value: unknown): boolean {
  const field = fieldOf(kind, name)
  if (!field) return false
  if (field.kind === 'text') return typeof value === 'string'
  if (field.kind === 'set') return Array.isArray(value) && value.every(isSetKey)
  return field.check(value)
}

function isWhole(kind: CardKind, card: RenderedCard): boolean {
  return Object.keys(CARDS[kind]).every((name) => isRestorable(kind, name, card[name]))
}
