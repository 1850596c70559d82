/** What Mallory would most like to do, done as well as it can be: each is one rule away from passing. */
import * as Y from 'yjs'
import { setRaderad, textOf } from '#domain/board/card.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { CARDS, type CardKind } from '#domain/board/fields.ts'
import { type BesiegedBoard, lastOf, type Seen } from './besieged-board.ts'
import type { Random } from './random.ts'
import { decodeRaw, encodeRaw, type RawId } from './raw-update.ts'

/** One of them, on a kind of card that she may write if there is any. */
export function tempt(sight: BesiegedBoard, random: Random): Uint8Array {
  const kind = random.maybe([...sight.access.roots]) ?? 'utfall'
  const temptation = random.pick([anotherCard, intoAComment, decide, tooMuch, acrossCards, outOfOrder])
  return temptation(sight, kind, random)
}

/** Puts a card of her own in the place of one that is there. The old one’s deletion is left to Yjs. */
function anotherCard(sight: BesiegedBoard, kind: CardKind, random: Random): Uint8Array {
  const update = written(sight, (board) => {
    const [id, old] = random.maybe([...board.roots[kind]]) ?? []
    if (id === undefined || old === undefined) return
    const card = new Y.Map<unknown>()
    for (const [name, value] of old) card.set(name, value instanceof Y.AbstractType ? value.clone() : value)
    board.roots[kind].set(id, card)
  })
  return encodeRaw({ ...decodeRaw(update), deletes: [] })
}

/** Puts words into somebody's mouth, or takes them out. */
function intoAComment(sight: BesiegedBoard, _: CardKind, random: Random): Uint8Array {
  return written(sight, (board) => {
    const id = random.maybe([...board.roots.kommentarer.keys()]) ?? 'none-such'
    if (random.chance(50)) setRaderad(board, 'kommentarer', id, true)
    else textOf(board, 'kommentarer', id, 'text')?.insert(0, 'inte ')
  })
}

/** Writes what only the server writes. */
function decide(sight: BesiegedBoard): Uint8Array {
  return written(sight, (board) => board.beslut.set('fas', 'genomfor'))
}

/** Fills a text far beyond its bounds. */
function tooMuch(sight: BesiegedBoard, kind: CardKind, random: Random): Uint8Array {
  const [name, field] = Object.entries(CARDS[kind]).find(([, { kind }]) => kind === 'text')!
  const letters = 'x'.repeat(field.kind === 'text' ? field.max * 5 : 0)
  return written(sight, (board) => {
    const id = random.maybe([...board.roots[kind].keys()]) ?? 'none-such'
    textOf(board, kind, id, name)?.insert(0, letters)
  })
}

/** Writes between a text that she may write and one of another card. */
function acrossCards(sight: BesiegedBoard, kind: CardKind, random: Random): Uint8Array {
  const letters = lettersOf(sight)
  const own = random.maybe(letters.filter(({ path }) => path.startsWith(`${kind}/`)))
  const other = random.maybe(letters)
  return own && other ? between(sight, lastOf(own), [other.client, other.clock]) : NOTHING
}

/** Writes between two letters of one text that do not stand side by side, or not in that order. */
function outOfOrder(sight: BesiegedBoard, kind: CardKind, random: Random): Uint8Array {
  const letters = lettersOf(sight)
  const left = random.maybe(letters.filter(({ path }) => path.startsWith(`${kind}/`)))
  const right = random.maybe(letters.filter(({ path }) => path === left?.path))
  return left && right ? between(sight, letterOf(left, random), letterOf(right, random)) : NOTHING
}

const NOTHING = encodeRaw({ blocks: [], deletes: [] })

function lettersOf(sight: BesiegedBoard): Seen[] {
  return sight.see().filter(({ item }) => item.content instanceof Y.ContentString)
}

function letterOf({ client, clock, length }: Seen, random: Random): RawId {
  return [client, clock + random.below(length)]
}

function between(sight: BesiegedBoard, origin: RawId, right: RawId): Uint8Array {
  const client = sight.malloryClient
  const structs = [{ content: { kind: 'string', text: 'x' } as const, origin, right }]
  return encodeRaw({ blocks: [{ client, clock: sight.clock(client), structs }], deletes: [] })
}

function written(sight: BesiegedBoard, work: (board: Board) => void): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, sight.state())
  doc.clientID = sight.malloryClient
  const board = openBoard(doc)
  let update: Uint8Array = Uint8Array.of(0, 0)
  doc.on('update', (made: Uint8Array) => {
    update = made
  })
  doc.transact(() => work(board))
  return update
}
