/** Hand-made updates: what somebody's console can say with the board in front of them. */
import * as Y from 'yjs'
import { type Board, openBoard } from '#domain/board/document.ts'
import { CARDS, type CardKind } from '#domain/board/fields.ts'
import {
  encodeRaw,
  type RawContent,
  type RawDeletes,
  type RawId,
  type RawStruct,
} from '#tests/fuzz/gate/raw-update.ts'
import type { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'

/** What a page without our rules would send for some work, under the sender's own clientID or another. */
export function work(
  me: ScriptedClient,
  change: (board: Board) => void,
  clientId = me.doc.clientID,
): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(me.doc))
  doc.clientID = clientId
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const board = openBoard(doc)
  doc.transact(() => change(board))
  return Y.mergeUpdates(updates)
}

/** Structs that follow what the board has of a client, and deletions. */
export function raw(
  me: ScriptedClient,
  structs: RawStruct[],
  { client = me.doc.clientID, clock = clockOf(me, client), deletes = [] }: RawOptions = {},
): Uint8Array {
  return encodeRaw({ blocks: structs.length > 0 ? [{ client, clock, structs }] : [], deletes })
}

type RawOptions = { client?: number; clock?: number; deletes?: RawDeletes[] }

export function clockOf(me: ScriptedClient, client = me.doc.clientID): number {
  return Y.getState(me.doc.store, client)
}

export function cardItem(me: ScriptedClient, kind: CardKind, id: string): RawId {
  const { client, clock } = me.board.roots[kind].get(id)!._item!.id
  return [client, clock]
}

/** The item that a field is: a text, a set, or the value that it has now. */
export function fieldItem(me: ScriptedClient, kind: CardKind, id: string, name: string): RawId {
  const { id: of, length } = me.board.roots[kind].get(id)!._map.get(name)!
  return [of.client, of.clock + length - 1]
}

/** The last letter of a text. */
export function letter(me: ScriptedClient, kind: CardKind, id: string, name: string): RawId {
  let item = (me.board.roots[kind].get(id)!.get(name) as Y.Text)._start!
  while (item.right) item = item.right
  return [item.id.client, item.id.clock + item.length - 1]
}

export const string = (text: string): RawContent => ({ kind: 'string', text })
export const any = (...values: unknown[]): RawContent => ({ kind: 'any', values })
export const other = (ref: number, ...bytes: number[]): RawContent => ({
  kind: 'other',
  ref,
  bytes: Uint8Array.from(bytes),
})
export const MAP: RawContent = { kind: 'type', ref: 1 }
export const TEXT: RawContent = { kind: 'type', ref: 2 }
export const gc = (length: number): RawStruct => ({ content: { kind: 'gc', length } })

/** A whole card, made by hand under a clientID that is new to the board. */
export function card(
  client: number,
  kind: CardKind,
  id: string,
  values: Record<string, unknown>,
  bend: (structs: RawStruct[]) => RawStruct[] = (structs) => structs,
): Uint8Array {
  const fields = Object.entries(CARDS[kind]).map(
    ([name, field]): RawStruct => ({
      content: field.kind === 'text' ? TEXT : field.kind === 'set' ? MAP : any(values[name] ?? null),
      parent: [client, 0],
      sub: name,
    }),
  )
  const structs = bend([{ content: MAP, parent: kind, sub: id }, ...fields])
  return encodeRaw({ blocks: [{ client, clock: 0, structs }], deletes: [] })
}
