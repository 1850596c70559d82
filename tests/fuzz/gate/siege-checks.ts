/** What must hold of a besieged board, whatever was let in. */
import * as Y from 'yjs'
import { openBoard } from '#domain/board/document.ts'
import { CARD_KINDS, CARDS } from '#domain/board/fields.ts'
import { brokenInvariants } from '#domain/board/invariants.ts'
import { LIVE } from '#server/realtime/gate/limits.ts'
import type { BesiegedBoard } from './besieged-board.ts'
import { GateFailed } from './gated-document.ts'

export type Picture = {
  /** Path of each field to what it holds. */
  fields: Map<string, string>
  /** Path of each card to the clientID that made it. */
  cards: Map<string, number>
  clocks: Map<number, number>
  beslut: string
}

/** What a board says, as one compares it. */
export function picture(doc: Y.Doc): Picture {
  const { roots, beslut } = openBoard(doc)
  const fields = new Map<string, string>()
  const cards = new Map<string, number>()
  for (const kind of CARD_KINDS)
    for (const [id, card] of roots[kind]) {
      cards.set(`${kind}/${id}`, card._item?.id.client ?? -1)
      for (const [name, value] of card instanceof Y.Map ? card : [])
        fields.set(`${kind}/${id}/${name}`, held(value))
    }
  return {
    fields,
    cards,
    clocks: Y.decodeStateVector(Y.encodeStateVector(doc)),
    beslut: JSON.stringify(beslut.toJSON()),
  }
}

/** Nothing outside what Mallory may change has changed. Throws `GateFailed`. */
export function checkReach(board: BesiegedBoard, before: Picture, after: Picture): void {
  if (before.beslut !== after.beslut) throw new GateFailed('beslut has changed')
  for (const client of board.colleagues)
    if (before.clocks.get(client) !== after.clocks.get(client))
      throw new GateFailed('Something stands under a colleague’s clientID')
  for (const [path, creator] of before.cards)
    if (after.cards.get(path) !== creator) throw new GateFailed(`${path} is gone or another card`)
  for (const path of new Set([...before.fields.keys(), ...after.fields.keys()])) {
    if (before.fields.get(path) === after.fields.get(path)) continue
    const [root, cardId] = path.split('/') as [string, string]
    if (!board.mayChange(root, cardId, before.cards)) throw new GateFailed(`${path} has changed`)
  }
}

/** The board is one that every reader can read. Throws `GateFailed`. */
export function checkWhole({ server }: BesiegedBoard): void {
  const broken = brokenInvariants(server.board)
  if (broken.length > 0) throw new GateFailed(broken.slice(0, 3).join('; '))
  for (const kind of CARD_KINDS)
    for (const [id, card] of server.board.roots[kind])
      for (const [name, field] of Object.entries(CARDS[kind])) {
        const held = card.get(name)
        const where = `${kind}/${id}/${name}`
        if (held instanceof Y.Text) checkText(held, field.kind === 'text' ? field.max : 0, where)
        else if (!(held instanceof Y.Map)) checkPlain(held, where)
        else if ([...held.values()].some((value) => value !== true))
          throw new GateFailed(`${where} holds odd members`)
        if (held instanceof Y.Map !== (field.kind === 'set')) throw new GateFailed(`${where} is another type`)
      }
}

function checkText(text: Y.Text, max: number, where: string): void {
  const letters = text.toString()
  if (letters.includes('\0') || !letters.isWellFormed()) throw new GateFailed(`${where} cannot be stored`)
  if (letters.length > max * LIVE.textSlack) throw new GateFailed(`${where} is too long`)
  if (
    text
      .toDelta()
      .some(
        (part: { insert: unknown; attributes?: unknown }) =>
          part.attributes || typeof part.insert !== 'string',
      )
  )
    throw new GateFailed(`${where} is no plain text`)
}

/** JSON with the ordinary prototypes. */
function checkPlain(value: unknown, where: string): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
    throw new GateFailed(`${where} cannot be stored`)
  if (typeof value !== 'object' || value === null) return
  const prototype = Array.isArray(value) ? Array.prototype : Object.prototype
  if (Object.getPrototypeOf(value) !== prototype) throw new GateFailed(`${where} has a foreign prototype`)
  for (const held of Object.values(value)) checkPlain(held, where)
}

/** It is the same board after a round through its bytes. Throws `GateFailed`. */
export function checkLoads(doc: Y.Doc): void {
  const copy = new Y.Doc()
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  } catch (cause) {
    throw new GateFailed('The board does not load', { cause })
  }
  if (copy.store.pendingStructs || copy.store.pendingDs) throw new GateFailed('The board loads with holes')
  if (!sameBoard(copy, doc)) throw new GateFailed('The board loads as another')
}

export function sameBoard(a: Y.Doc, b: Y.Doc): boolean {
  const [one, other] = [picture(a), picture(b)]
  return (
    one.beslut === other.beslut &&
    one.fields.size === other.fields.size &&
    [...one.fields].every(([path, value]) => value === other.fields.get(path))
  )
}

/** Members of a set come in the order in which a replica heard of them. */
function held(value: unknown): string {
  if (value instanceof Y.Map) return JSON.stringify([...value].sort(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify(value instanceof Y.AbstractType ? value.toJSON() : value)
}
