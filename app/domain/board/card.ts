/** Reading and writing cards: the one place that knows how a card lies in the document. */
import * as Y from 'yjs'
import { BIRTH, type Board, type CardMap, LOCAL } from './document.ts'
import { CARDS, type CardKind, fieldOf, isCardId } from './fields.ts'

type Fields = Record<string, unknown>

/**
 * Adds a card. It is born hidden and then shown in a second transaction, so that undo hides it again
 * and never destroys what a colleague has written on it meanwhile. Text fields not given start empty;
 * `set` fields take an array of ids.
 */
export function createCard(board: Board, kind: CardKind, id: string, given: Fields): void {
  if (!isCardId(id)) throw new RangeError(`Not a card id: ${id}`)
  if (board.roots[kind].has(id)) return
  board.doc.transact(() => {
    const card = new Y.Map<unknown>()
    for (const [name, field] of Object.entries(CARDS[kind])) {
      if (name === 'raderad') card.set(name, true)
      else if (field.kind === 'text')
        card.set(name, new Y.Text(clean((given[name] as string) ?? '', field.max)))
      else if (field.kind === 'set')
        card.set(name, new Y.Map(((given[name] as string[]) ?? []).map((key) => [key, true])))
      else card.set(name, required(kind, name, given[name] ?? null))
    }
    board.roots[kind].set(id, card)
  }, BIRTH)
  setRaderad(board, kind, id, false)
}

/** A value that the gate would take; a card that lacks one would be refused as a whole. */
function required(kind: CardKind, name: string, value: unknown): unknown {
  const field = fieldOf(kind, name)
  if (field?.kind !== 'value' || !field.check(value)) throw new RangeError(`Not a value for ${kind}.${name}`)
  return value
}

/** Hides a card or shows it again. */
export function setRaderad(board: Board, kind: CardKind, id: string, raderad: boolean): void {
  setValue(board, kind, id, 'raderad', raderad)
}

/** Writes a `value` field; what is already there is not written again. A card that is gone is left alone. */
export function setValue(board: Board, kind: CardKind, id: string, name: string, value: unknown): void {
  required(kind, name, value)
  const card = board.roots[kind].get(id)
  if (!card || JSON.stringify(card.get(name)) === JSON.stringify(value)) return
  board.doc.transact(() => card.set(name, value), LOCAL)
}

/** Adds an id to a `set` field or takes it out. */
export function setMember(
  board: Board,
  kind: CardKind,
  id: string,
  name: string,
  key: string,
  member: boolean,
): void {
  const set = board.roots[kind].get(id)?.get(name)
  if (!(set instanceof Y.Map) || set.has(key) === member) return
  board.doc.transact(() => (member ? set.set(key, true) : set.delete(key)), LOCAL)
}

/** The live text of a field, for an editor that binds to it; undefined when the card is not there. */
export function textOf(board: Board, kind: CardKind, id: string, name: string): Y.Text | undefined {
  const text = board.roots[kind].get(id)?.get(name)
  return text instanceof Y.Text ? text : undefined
}

/**
 * Makes `text` read `next` by one deletion and one insertion around the part that changed, so that what
 * colleagues write elsewhere in the same field stays.
 */
export function editText(board: Board, text: Y.Text, next: string, max: number): void {
  const now = text.toString()
  // What two people wrote at once may be longer than either might write: it is kept, and grows no further.
  const wanted = clean(next, Math.max(max, now.length))
  if (wanted === now) return
  let head = 0
  while (head < now.length && head < wanted.length && now[head] === wanted[head]) head++
  let tail = 0
  while (
    tail < now.length - head &&
    tail < wanted.length - head &&
    now.at(-1 - tail) === wanted.at(-1 - tail)
  )
    tail++
  // Never cut an emoji in half: half of one becomes a replacement character on the other side.
  if (head > 0 && isHighSurrogate(now.charCodeAt(head - 1))) head--
  if (tail > 0 && isLowSurrogate(now.charCodeAt(now.length - tail))) tail--
  board.doc.transact(() => {
    text.delete(head, now.length - head - tail)
    text.insert(head, wanted.slice(head, wanted.length - tail))
  }, LOCAL)
}

/** Reads fields of a card that may have been written by an older or hostile client. */
export function readText(card: CardMap, name: string): string {
  const text = card.get(name)
  return text instanceof Y.Text ? text.toString() : ''
}

export function readSet(card: CardMap, name: string): string[] {
  const set = card.get(name)
  return set instanceof Y.Map ? [...set.keys()].sort() : []
}

export function readValue<T>(card: CardMap, name: string, fallback: T): T {
  const value = card.get(name)
  return value === undefined || value === null ? fallback : (value as T)
}

/** Yjs clientID of whoever made the card; its owner is the card's author. */
export function creatorOf(card: CardMap): number {
  return card._item?.id.client ?? 0
}

/** Cards of a kind that are shown. */
export function* shownCards(board: Board, kind: CardKind): Generator<[id: string, card: CardMap]> {
  for (const [id, card] of board.roots[kind]) {
    if (card instanceof Y.Map && card.get('raderad') === false) yield [id, card]
  }
}

export function isShown(board: Board, kind: CardKind, id: string | null | undefined): boolean {
  if (id === null || id === undefined) return false
  return board.roots[kind].get(id)?.get('raderad') === false
}

/** Text as it may be stored: well-formed, without NUL, within bounds. */
function clean(text: string, max: number): string {
  return text.replaceAll('\0', '').toWellFormed().slice(0, max).toWellFormed()
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff
