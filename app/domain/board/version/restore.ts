/**
 * Going back to a version by edits forwards: the person's own, through the gate, merged with what colleagues write
 * meanwhile, taken back by undo. Nothing is destroyed: what was made after the version is hidden. The server-owned
 * root is not the document's to change, and stays.
 */
import * as Y from 'yjs'
import { createCard, setMember, setValue, textOf } from '../card.ts'
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
import { bytesOf, restoreText, textSteps } from './restore-text.ts'

/** Whether the person may write this card now: role, lock, and for a comment whether it is theirs. */
export type May = (ref: CardRef) => boolean

/** A card and what some of its fields shall say; a long text may have to come there over several steps. */
export type RestoreStep = CardRef & { falt: RenderedCard }

export type RestorePlan = {
  /** Cards that will be written. */
  cards: CardRef[]
  /** What to write, in parts of which each is one step to undo. */
  parts: RestoreStep[][]
  /** Cards that differ and are not the person's to write. */
  left: CardRef[]
}

/**
 * Undo takes a part back as one update, and the gate has a bound for one (64 KiB): what a part writes and replaces
 * together stays well under it.
 */
const MOST_BYTES_A_PART = 28 * 1024
/** What a field takes in an update beside what it says. */
const FIELD_BYTES = 64

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

/** Writes a part of a plan. */
export function restorePart(board: Board, part: readonly RestoreStep[]): void {
  for (const { kind, id, falt } of part) {
    // What the document has lost comes whole; a text that is longer than one may write gets the rest below.
    if (!board.roots[kind].has(id) && isWhole(kind, falt)) createCard(board, kind, id, falt)
    board.doc.transact(() => {
      for (const [name, value] of Object.entries(falt)) restoreField(board, { kind, id }, name, value)
    }, LOCAL)
  }
}

function planOf(board: Board, version: RenderedBoard, refs: readonly CardRef[], may: May): RestorePlan {
  const now = renderBoard(board)
  const differing = refs.filter((ref) => differs(version, now, ref))
  const parts = new Parts()
  const cards = differing.filter((ref) => may(ref) && planSteps(board, { version, now, ref, parts }))
  return { cards, parts: parts.all, left: differing.filter((ref) => !may(ref)) }
}

type Planning = { version: RenderedBoard; now: RenderedBoard; ref: CardRef; parts: Parts }

/** The steps of one card, shown last of all. What could not be seen then is hidden, and keeps what is written on it. */
function planSteps(board: Board, { version, now, ref, parts }: Planning): boolean {
  const { kind, id } = ref
  const was = cardIn(version, kind, id)
  if (!was || !isShownIn(version, kind, id)) {
    parts.add(ref, { raderad: true }, FIELD_BYTES)
    return true
  }
  let is = cardIn(now, kind, id)
  if (!is) {
    if (!isWhole(kind, was)) return false
    is = { ...was, ...emptied(kind) }
    parts.add(ref, is, bytesOf(JSON.stringify(is)) + FIELD_BYTES * Object.keys(is).length)
  }
  for (const [name, wanted] of Object.entries(was)) {
    if (name === 'raderad' || !isRestorable(kind, name, wanted) || saysTheSame(wanted, is[name])) continue
    const step = (value: unknown, bytes: number) => parts.add(ref, { [name]: value }, bytes)
    const isTooMuch = (bytes: number) => parts.isTooMuch(bytes)
    if (fieldOf(kind, name)?.kind === 'text') {
      const text = textOf(board, kind, id, name)
      const from = { now: is[name] as string, wanted: wanted as string, text }
      for (const one of textSteps(from, isTooMuch)) step(one.text, one.bytes)
    } else if (fieldOf(kind, name)?.kind === 'set') {
      for (const one of setSteps(is[name] as string[], wanted as string[], isTooMuch))
        step(one.keys, one.bytes)
    } else step(wanted, FIELD_BYTES + bytesOf(JSON.stringify([wanted, is[name]])))
  }
  if (is.raderad !== false) parts.add(ref, { raderad: false }, FIELD_BYTES)
  return true
}

/** Steps gathered into parts, as many in each as there is room for. */
class Parts {
  readonly all: RestoreStep[][] = []
  #bytes = Number.POSITIVE_INFINITY

  isTooMuch(bytes: number): boolean {
    return bytes > MOST_BYTES_A_PART
  }

  add({ kind, id }: CardRef, falt: RenderedCard, bytes: number): void {
    if (this.isTooMuch(this.#bytes + bytes)) {
      this.all.push([])
      this.#bytes = 0
    }
    this.#bytes += bytes
    const part = this.all.at(-1)!
    const last = part.at(-1)
    if (last?.kind === kind && last.id === id) Object.assign(last.falt, falt)
    else part.push({ kind, id, falt: { ...falt } })
  }
}

/** The members to have after each step, the last time all that are wanted. */
function setSteps(now: readonly string[], wanted: readonly string[], isTooMuch: (bytes: number) => boolean) {
  const keys = new Set(now)
  const last = new Set(wanted)
  const steps: { keys: string[]; bytes: number }[] = []
  let bytes = 0
  for (const key of new Set([...now, ...wanted])) {
    if (keys.has(key) === last.has(key)) continue
    const cost = FIELD_BYTES + bytesOf(key)
    if (isTooMuch(bytes + cost)) {
      steps.push({ keys: [...keys], bytes })
      bytes = 0
    }
    bytes += cost
    if (!keys.delete(key)) keys.add(key)
  }
  return [...steps, { keys: [...wanted], bytes }]
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

function restoreField(board: Board, { kind, id }: CardRef, name: string, value: unknown): void {
  if (!isRestorable(kind, name, value)) return
  const now = board.roots[kind].get(id)?.get(name)
  if (now instanceof Y.Text) restoreText(textOf(board, kind, id, name)!, value as string)
  else if (now instanceof Y.Map) {
    const wanted = new Set(value as string[])
    for (const key of new Set([...now.keys(), ...wanted]))
      setMember(board, kind, id, name, key, wanted.has(key))
  } else if (!saysTheSame(now, value)) setValue(board, kind, id, name, value)
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

/** Texts and sets with nothing in them: a card that is made anew gets them step by step. */
function emptied(kind: CardKind): RenderedCard {
  const card: RenderedCard = {}
  for (const [name, field] of Object.entries(CARDS[kind])) {
    if (field.kind === 'text') card[name] = ''
    if (field.kind === 'set') card[name] = []
  }
  return card
}
