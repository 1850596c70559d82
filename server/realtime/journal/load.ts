/** Reads a board back from the journal. A row that cannot be read costs its own content and nothing else. */
import type pg from 'pg'
import * as Y from 'yjs'
import {
  type RowId,
  type StoredRow,
  type StoredSnapshot,
  selectJournal,
  type Upto,
} from '#db/queries/journal.ts'
import type { Stored } from '../store.ts'
import { type Authored, checksum, decodeRow } from './row.ts'

/** The snapshot itself is unreadable: what is left would be a board with holes that nobody could tell apart from it. */
export class BrokenSnapshot extends Error {}

export type LoadedBoard = {
  /** The whole board as one Yjs update. */
  state: Uint8Array
  /** The document that the state was made with, where it took one. */
  doc: Y.Doc | null
  /** Rows that the state holds on top of the snapshot, and their size. */
  rows: RowId[]
  rowBytes: number
  snapshotSeq: number
  snapshotBytes: number
  /** Node to the last row number that was ever used. */
  upto: Upto
  /** Rows that were left out because their bytes or content are broken. */
  quarantined: RowId[]
  /** True when something is missing: left out, or never there. */
  damaged: boolean
}

const EMPTY = Uint8Array.of(0, 0)
/** Above this many updates a document takes them in faster than their bytes can be merged. */
const FEW = 16

/**
 * Makes a board of what is stored. `careful` builds the document row by row, for when the quick way gave a state that
 * does not load. Throws `BrokenSnapshot` when there is nothing to build on.
 */
export function assembleBoard(
  { snapshot, rows }: Pick<Stored, 'snapshot' | 'rows'>,
  { careful = false } = {},
): LoadedBoard {
  if (snapshot && checksum(snapshot.data) !== snapshot.crc)
    throw new BrokenSnapshot(`Snapshot ${snapshot.seq} does not match its checksum`)
  const assembled = assemble(snapshot?.data ?? null, rows, careful)
  return {
    ...assembled,
    damaged: assembled.damaged || lacksNumber(snapshot?.upto ?? {}, rows),
    rows: rows.map(({ node, n }) => ({ node, n })),
    rowBytes: rows.reduce((sum, { data }) => sum + data.length, 0),
    snapshotSeq: snapshot?.seq ?? 0,
    snapshotBytes: snapshot?.data.length ?? 0,
    upto: lastNumbers(snapshot, rows),
  }
}

/** Reads a board straight from PostgreSQL; for whoever looks at a journal without an engine. */
export async function loadBoard(
  pool: pg.Pool,
  boardId: string,
  options: { careful?: boolean } = {},
): Promise<LoadedBoard> {
  return assembleBoard(await selectJournal(pool, boardId), options)
}

type Assembled = Pick<LoadedBoard, 'state' | 'doc' | 'quarantined' | 'damaged'>

function assemble(snapshot: Buffer | null, rows: readonly StoredRow[], careful: boolean): Assembled {
  const readable = rows.map(readRow)
  if (!careful && readable.every((updates) => updates !== null)) {
    const all = [...(snapshot ? [snapshot] : []), ...readable.flat()]
    try {
      // A snapshot alone is what a document was; it has a checksum.
      if (snapshot && all.length === 1) return whole(snapshot)
      if (all.length > FEW) {
        const doc = applyAll(all)
        if (doc) return whole(Y.encodeStateAsUpdate(doc), doc)
      } else {
        const state = mergeAll(all)
        if (state) return whole(state)
      }
    } catch {
      // Some row has the right checksum and no sense: find it below.
    }
  }
  return assembleCarefully(snapshot, rows, readable)
}

function whole(state: Uint8Array, doc: Y.Doc | null = null): Assembled {
  return { state, doc, quarantined: [], damaged: false }
}

/** The state that the updates make together; null when something is missing. */
function mergeAll(updates: readonly Uint8Array[]): Uint8Array | null {
  const state = updates.length < 2 ? (updates[0] ?? EMPTY) : Y.mergeUpdates([...updates])
  return isContiguous(state) ? state : null
}

/** The same of many, as a document. */
function applyAll(updates: readonly Uint8Array[]): Y.Doc | null {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const complete = hasHoles(doc) ? readAgain(doc) : doc
  return hasHoles(complete) ? null : complete
}

function hasHoles({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null
}

/**
 * The document and all that waits in it, as one update. Rows come by node, so that many wait for one of another node;
 * and Yjs (13.6) forgets now and then which clock of a client the first of them waits for, and waits on when it has it.
 */
function readAgain(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  return applies(copy, [Y.encodeStateAsUpdate(doc)]) ? copy : doc
}

/** True when no client's structs have a gap in front or between, as they have when a row is missing. */
function isContiguous(state: Uint8Array): boolean {
  const { to } = Y.parseUpdateMeta(state)
  const known = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state))
  return [...to].every(([client, clock]) => known.get(client) === clock)
}

/** Row by row into a document; a row that does not fit is left out, and whatever depends on it with it. */
function assembleCarefully(
  snapshot: Buffer | null,
  rows: readonly StoredRow[],
  readable: readonly (Uint8Array[] | null)[],
): Assembled {
  const left = new Set(rows.keys())
  for (const [at, updates] of readable.entries()) if (updates === null) left.delete(at)
  for (;;) {
    const given = new Y.Doc()
    if (snapshot) Y.applyUpdate(given, snapshot)
    const poison = [...left].find((at) => !applies(given, readable[at] ?? []))
    if (poison === undefined) {
      const doc = hasHoles(given) ? readAgain(given) : given
      // What waits for a row that is lost must not be handed on as if it were part of the board.
      const holes = hasHoles(doc)
      doc.store.pendingStructs = null
      doc.store.pendingDs = null
      const quarantined = rows.filter((_, at) => !left.has(at)).map(({ node, n }) => ({ node, n }))
      const damaged = holes || quarantined.length > 0
      return { state: Y.encodeStateAsUpdate(doc), doc, quarantined, damaged }
    }
    // A document that threw half-way is of no use: start again without that row.
    left.delete(poison)
  }
}

function applies(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  try {
    for (const update of updates) Y.applyUpdate(doc, update)
    return true
  } catch {
    return false
  }
}

/** The updates of a row, or null when it cannot be read. */
function readRow(row: StoredRow): Uint8Array[] | null {
  return readAuthored(row)?.map(({ update }) => update) ?? null
}

/** The same with the person behind each. */
export function readAuthored({ data, crc }: StoredRow): Authored[] | null {
  if (checksum(data) !== crc) return null
  try {
    return decodeRow(data)
  } catch {
    return null
  }
}

/**
 * Whether a row is gone that nothing else builds on: only its number tells. One that the snapshot holds may be there
 * again: its commit was unclear, another node compacted the board, and then it was stored once more.
 */
function lacksNumber(upto: Upto, rows: readonly RowId[]): boolean {
  const reached = { ...upto }
  return rows.some(({ node, n }) => {
    const last = reached[node] ?? 0
    reached[node] = Math.max(last, n)
    return n > last + 1
  })
}

function lastNumbers(snapshot: StoredSnapshot | null, rows: readonly RowId[]): Upto {
  const upto = { ...snapshot?.upto }
  for (const { node, n } of rows) upto[node] = Math.max(upto[node] ?? 0, n)
  return upto
}
