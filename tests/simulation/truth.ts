/**
 * What the database holds, as documents that are kept beside it: whoever shows anything, or calls anything saved, is
 * held against them at that very moment.
 */
import * as Y from 'yjs'
import { openBoard } from '#domain/board/document.ts'
import { assembleBoard } from '#server/realtime/journal/load.ts'
import { decodeRow } from '#server/realtime/journal/row.ts'
import type { SimDatabase, SimRow, Watcher } from './database.ts'
import type { Trace } from './trace.ts'

export class Truth implements Watcher {
  readonly #docs = new Map<string, Y.Doc>()
  readonly #trace: Trace
  database: SimDatabase | null = null

  constructor(trace: Trace) {
    this.#trace = trace
  }

  of(boardId: string): Y.Doc {
    let doc = this.#docs.get(boardId)
    if (!doc) this.#docs.set(boardId, (doc = new Y.Doc()))
    return doc
  }

  committed(boardId: string, row: SimRow): void {
    const doc = this.of(boardId)
    const owners = this.database!.boards.get(boardId)!.owners
    for (const { author, update } of decodeRow(row.data)) {
      for (const client of Y.parseUpdateMeta(update).to.keys())
        if (owners.get(client)?.personId !== author)
          this.#trace.fail(`row ${row.node}:${row.n} holds ${client}, which is not ${author}'s`)
      Y.applyUpdate(doc, update)
    }
    if (hasPending(doc)) this.#trace.fail(`row ${row.node}:${row.n} builds on what is not stored`)
    this.#trace.say(`stored ${boardId.slice(-1)} ${row.node}:${row.n} ${row.crc}`)
  }

  /** What is left must say what was there. */
  compacted(boardId: string): void {
    const left = this.replay(boardId)
    const missing = left ? this.#missing(left, Y.encodeStateAsUpdate(this.of(boardId))) : 'everything'
    this.#trace.say(`compacted ${boardId.slice(-1)}`)
    if (missing) this.#trace.fail(`compaction lost ${missing}`)
  }

  /** The board as whoever opens it next would read it; null when it is damaged. */
  replay(boardId: string): Y.Doc | null {
    const { state, damaged } = assembleBoard(this.database!.read(boardId))
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    return damaged || hasPending(doc) ? null : doc
  }

  /** Fails the run when something in the update is not stored. */
  demand(boardId: string, update: Uint8Array, what: string): void {
    const missing = this.#missing(this.of(boardId), update)
    if (missing) this.#trace.fail(`${what}: ${missing} is not stored`)
  }

  #missing(doc: Y.Doc, update: Uint8Array): string | null {
    const { structs, ds } = Y.decodeUpdate(update)
    for (const struct of structs) {
      const { client, clock } = struct.id
      if (!(struct instanceof Y.Skip) && Y.getState(doc.store, client) < clock + struct.length)
        return `${client}:${clock}+${struct.length}`
    }
    for (const [client, deletes] of ds.clients)
      for (const { clock, len } of deletes)
        if (!isDeleted(doc, client, clock, len)) return `the deletion of ${client}:${clock}+${len}`
    return null
  }
}

export function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null
}

/** The content of a document, whatever the order in which it came. */
export function contentOf(doc: Y.Doc): string {
  // A root says what it holds only when it is known as what it is.
  openBoard(doc)
  const { clients } = Y.createDeleteSetFromStructStore(doc.store)
  const deletes = [...clients].map(([client, ranges]) => [
    client,
    ranges.map(({ clock, len }) => [clock, len]),
  ])
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))]
  const byClient = (a: unknown[], b: unknown[]) => Number(a[0]) - Number(b[0])
  return JSON.stringify([sorted(doc.toJSON()), vector.sort(byClient), deletes.sort(byClient)])
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, held]) => [key, sorted(held)]))
}

function isDeleted(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs || Y.getState(doc.store, client) < clock + length) return false
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
    const struct = structs[at]!
    if (struct.id.clock >= clock + length) break
    if (!struct.deleted) return false
  }
  return true
}
