/** A small board for the gate's unit tests: written by Bo and the server; Anna is about to change it. */
import * as Y from 'yjs'
import type { BoardAccess } from '#domain/access/board-access.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { CARDS, type CardKind } from '#domain/board/fields.ts'
import type { GateLimits } from '#server/realtime/gate/limits.ts'
import { GatedDocument } from './gated-document.ts'
import { encodeRaw, type RawDeletes, type RawId, type RawStruct } from './raw-update.ts'

export const ANNA = 1_001
export const BO = 2_002
export const SERVER = 3_003
/** Not seen before. */
export const NEW = 4_004

export const UTFALL = 'utfall-0001'
export const ORSAK = 'orsak-0001'
export const INSATS = 'insats-0001'
export const KOMMENTAR = 'kommentar-0001'
export const FRESH = 'fresh-00001'

export const KOMMENTAR_FIELDS = { kortId: UTFALL, skriven: '2026-11-21T12:00:00.000Z' }

export class Scene {
  readonly server: GatedDocument
  /** Anna's browser, up to date. */
  readonly anna: Board

  constructor() {
    const bo = newBoard(BO)
    addUtfall(bo, { id: UTFALL, kategori: 'resultat', rubrik: 'Läsning 😀', delmalIds: ['GR-5'] })
    addOrsak(bo, { id: ORSAK, utfallId: UTFALL, text: 'Olika sätt' })
    addInsats(bo, { id: INSATS, orsakIds: [ORSAK] })
    addKommentar(bo, { id: KOMMENTAR, text: 'Bra', ...KOMMENTAR_FIELDS })
    const owners = new Map([
      [ANNA, 'anna'],
      [BO, 'bo'],
      [SERVER, null],
    ])
    this.server = new GatedDocument(Y.encodeStateAsUpdate(bo.doc), owners)
    this.server.doc.clientID = SERVER
    this.server.board.beslut.set('fas', 'orsaker')
    this.anna = newBoard(ANNA)
    Y.applyUpdate(this.anna.doc, Y.encodeStateAsUpdate(this.server.doc))
  }

  /** What Anna's browser sends when she does this, as one update. */
  update(work: (board: Board) => void): Uint8Array {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => updates.push(update)
    this.anna.doc.on('update', collect)
    work(this.anna)
    this.anna.doc.off('update', collect)
    return Y.mergeUpdates(updates)
  }

  /** The number of the rule that stands against it, or `ok`, when the server has taken it in. */
  send(
    update: Uint8Array,
    { person = 'anna', ...options }: { person?: string; access?: BoardAccess; limits?: GateLimits } = {},
  ): string {
    const before = Y.encodeStateAsUpdate(this.server.doc)
    const verdict = this.server.judge(update, person, options)
    if (Buffer.compare(before, Y.encodeStateAsUpdate(this.server.doc)) !== 0)
      return 'the gate changed the board'
    if (!verdict.ok) return verdict.rule
    this.server.take(update, person, verdict)
    return 'ok'
  }

  /** The same for structs and deletions made by hand, following what the server has of the client. */
  sendRaw(
    structs: RawStruct[],
    { client = ANNA, person = 'anna', deletes = [], at = this.clock(client) }: RawOptions = {},
  ): string {
    const blocks = structs.length > 0 ? [{ client, clock: at, structs }] : []
    return this.send(encodeRaw({ blocks, deletes }), { person })
  }

  clock(client: number): number {
    return Y.getState(this.server.doc.store, client)
  }

  card(kind: CardKind, id: string): RawId {
    return idOf(this.server.board.roots[kind].get(id)!._item!)
  }

  /** The item that a field is: a text, a set or the value it has now. */
  field(kind: CardKind, id: string, name: string): RawId {
    return lastIdOf(this.server.board.roots[kind].get(id)!._map.get(name)!)
  }

  /** The last letter of a text. */
  letter(kind: CardKind, id: string, name: string): RawId {
    let item = (this.server.board.roots[kind].get(id)!.get(name) as Y.Text)._start!
    while (item.right) item = item.right
    return lastIdOf(item)
  }
}

type RawOptions = { client?: number; person?: string; deletes?: RawDeletes[]; at?: number }

function newBoard(clientId: number): Board {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return openBoard(doc)
}

function idOf({ id }: Y.Item): RawId {
  return [id.client, id.clock]
}

function lastIdOf({ id, length }: Y.Item): RawId {
  return [id.client, id.clock + length - 1]
}

export const string = (text: string) => ({ kind: 'string', text }) as const
export const any = (...values: unknown[]) => ({ kind: 'any', values }) as const
export const MAP = { kind: 'type', ref: 1 } as const
export const TEXT = { kind: 'type', ref: 2 } as const

/** All structs of a card that is made by hand, the card first, at a clock of its client. */
export function cardStructs(
  kind: CardKind,
  id: string,
  [client, clock]: RawId,
  values: Record<string, unknown>,
): RawStruct[] {
  const fields = Object.entries(CARDS[kind]).map(
    ([name, field]): RawStruct => ({
      content: field.kind === 'text' ? TEXT : field.kind === 'set' ? MAP : any(values[name] ?? null),
      parent: [client, clock],
      sub: name,
    }),
  )
  return [{ content: MAP, parent: kind, sub: id }, ...fields]
}
