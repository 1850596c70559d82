/** A board on which three people have worked, and a fourth who means ill: what she may, and what she can see. */
import * as Y from 'yjs'
import type { BoardAccess } from '#domain/access/board-access.ts'
import { openBoard } from '#domain/board/document.ts'
import { CARD_KINDS, type CardKind } from '#domain/board/fields.ts'
import { isLocked } from '#domain/board/moment-roots.ts'
import type { Moment } from '#domain/ska/moment.ts'
import { ALL_ROOTS, GatedDocument } from './gated-document.ts'
import { takeStep } from './person-steps.ts'
import type { Random } from './random.ts'
import type { RawId } from './raw-update.ts'

export const MALLORY = 'mallory'
const COLLEAGUES = ['anna', 'bo'] as const

/** What Mallory may, and what nobody may. */
export type Bounds = { access: BoardAccess; las: Moment[] }

/** An item of the board, as someone sees it who reads the document from the console. */
export type Seen = {
  client: number
  clock: number
  length: number
  item: Y.Item
  path: string
  isType: boolean
}

/** Its last letter or value. */
export function lastOf({ client, clock, length }: Seen): RawId {
  return [client, clock + length - 1]
}

export class BesiegedBoard {
  readonly server: GatedDocument
  readonly peer = new Y.Doc()
  readonly access: BoardAccess
  /** Mallory's own copy, from which she writes honestly when it suits her, under this clientID. */
  readonly mallory: Y.Doc
  readonly malloryClient: number
  readonly colleagues: number[]
  #seen: Seen[] | null = null
  #state: Uint8Array | null = null

  constructor(random: Random, steps: number, given: Partial<Bounds> = {}) {
    const docs = [...COLLEAGUES, MALLORY].map((person) => {
      const doc = new Y.Doc()
      doc.clientID = random.uint32()
      return { person, doc, board: openBoard(doc) }
    })
    for (let step = 0; step < steps; step++) {
      const { doc, board } = random.pick(docs)
      takeStep(board, random, (creator) => creator === doc.clientID)
      for (const other of docs) if (random.chance(60)) bring(doc, other.doc)
    }
    for (const { doc } of [...docs, ...docs]) for (const other of docs) bring(doc, other.doc)

    this.mallory = docs.at(-1)!.doc
    this.malloryClient = this.mallory.clientID
    this.server = new GatedDocument(Y.encodeStateAsUpdate(this.mallory))
    for (const { person, doc } of docs) this.server.owners.set(doc.clientID, person)
    // Yjs gives a document another one when it hears what was written under its own.
    this.mallory.clientID = random.uint32()
    this.server.doc.clientID = random.uint32()
    this.server.owners.set(this.server.doc.clientID, null)
    this.server.board.beslut.set('fas', 'orsaker')
    const las = random.chance(30) ? [random.pick(['resultat', 'orsaker', 'genomfor'] as const)] : []
    this.server.las = given.las ?? las
    this.server.board.beslut.set('las', this.server.las)
    bring(this.server.doc, this.mallory)
    bring(this.server.doc, this.peer)
    this.colleagues = [...this.server.owners]
      .filter(([, owner]) => owner !== MALLORY)
      .map(([client]) => client)
    const roots = CARD_KINDS.filter(() => random.chance(50))
    const access = random.chance(15) ? ALL_ROOTS : { ...ALL_ROOTS, roots: new Set(roots) }
    this.access = given.access ?? access
  }

  /** A colleague opens the board under a new clientID. */
  welcome(client: number, person: (typeof COLLEAGUES)[number]): void {
    this.server.owners.set(client, person)
    this.colleagues.push(client)
  }

  /** The next clock of a client. */
  clock(client: number): number {
    return Y.getState(this.server.doc.store, client)
  }

  /** All items of the board. */
  see(): readonly Seen[] {
    this.#seen ??= this.#look()
    return this.#seen
  }

  /** Its state, encoded. */
  state(): Uint8Array {
    this.#state ??= Y.encodeStateAsUpdate(this.server.doc)
    return this.#state
  }

  /** The board is another now. */
  changed(): void {
    this.#seen = null
    this.#state = null
  }

  #look(): Seen[] {
    const seen: Seen[] = []
    const names = new Map([...this.server.doc.share].map(([name, type]) => [type as unknown, name]))
    for (const structs of this.server.doc.store.clients.values())
      for (const item of structs) {
        if (!(item instanceof Y.Item)) continue
        const { client, clock } = item.id
        const isType = item.content instanceof Y.ContentType
        seen.push({ client, clock, length: item.length, item, path: pathTo(item, names), isType })
      }
    return seen
  }

  /** Whether the rules let Mallory change this card. */
  mayChange(root: string, cardId: string, before: ReadonlyMap<string, number>): boolean {
    const kind = root as CardKind
    if (!CARD_KINDS.includes(kind) || !this.access.roots.has(kind) || isLocked(this.server.las, kind))
      return false
    const creator = before.get(`${root}/${cardId}`)
    return kind !== 'kommentarer' || creator === undefined || this.server.owners.get(creator) === MALLORY
  }
}

/** Brings one document up to another. */
export function bring(from: Y.Doc, to: Y.Doc): void {
  if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
}

function pathTo(item: Y.Item, names: ReadonlyMap<unknown, string>): string {
  const path: (string | null)[] = []
  let at: Y.Item | null = item
  let type: Y.AbstractType<unknown> | null = null
  while (at) {
    path.unshift(at.parentSub)
    type = at.parent as Y.AbstractType<unknown>
    at = type._item
  }
  return [names.get(type), ...path].join('/')
}
