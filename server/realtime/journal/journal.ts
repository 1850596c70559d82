/**
 * The journal: what is in it happened, what is not never did. Waiting updates of all boards are committed together,
 * one flush at a time; a flush starts as soon as the one before it has ended, so a lone edit waits for one commit
 * and a busy moment shares one. Nothing is ever dropped: while PostgreSQL is away the batch waits and is tried again.
 */
import type { ClientBinding, JournalRow } from '#db/queries/journal.ts'
import type { Logger } from '#server/log.ts'
import type { RealtimeMeasures } from '../measures.ts'
import { pause } from '../pause.ts'
import { type BoardStore, RefusedContent } from '../store.ts'
import { checksum, encodeRow } from './row.ts'
import { encodeTouched, type TouchedField } from './touched.ts'

/** One update on its way into the journal. Without an update it only asks when everything before it is stored. */
export type Entry = {
  author: string | null
  update: Uint8Array | null
  newClients: readonly number[]
  touched: readonly TouchedField[]
}
/** The row into which a flush put a board's updates; null when there were none, only questions. */
export type StoredAt = { node: number; n: number; data: Uint8Array } | null

/** A board as the journal sees it. */
export type JournalBoard<E extends Entry = Entry> = {
  readonly id: string
  readonly huvudmanId: string
  /** The next row number of this board and node; called once per flush. */
  takeNumber(): number
  committed(entries: E[], at: StoredAt): void
  /** The entries are not stored and never will be. */
  lost(cause: Error): void
}

export type JournalOptions = {
  store: Pick<BoardStore, 'claim' | 'insert'>
  log: Logger
  measures: RealtimeMeasures
  /** This process writes under another number from now on: what is open was numbered under the old one. */
  onRenumbered(): void
  /** Waits before every commit; for rigs that kill the process in between. */
  commitDelayMs?: number
}

type Batch = Map<JournalBoard, Entry[]>

/**
 * After a flush of so many boards the next one waits a moment: then it stores, and shows, several edits of a board at
 * once, and the server takes more of them than it loses time. Nobody who works alone, or on a few boards, ever waits.
 */
const CROWD = 25
const LONGEST_REST_MS = 40
const FIRST_RETRY_MS = 50
const LAST_RETRY_MS = 2_000

/** The number under which the rows were made is another process's now. */
class NumberLost extends Error {}

export class Journal {
  readonly #store: JournalOptions['store']
  readonly #log: Logger
  readonly #measures: RealtimeMeasures
  readonly #onRenumbered: () => void
  readonly #commitDelayMs: number
  #node = 0
  #pending: Batch = new Map()
  #flushing = false
  #restMs = 0
  #closed = false
  #bytes = 0
  /** When the oldest edit that is not stored was taken in. */
  #since: number | null = null
  #pendingSince: number | null = null
  #idle: (() => void)[] = []

  constructor({ store, log, measures, onRenumbered, commitDelayMs = 0 }: JournalOptions) {
    this.#store = store
    this.#measures = measures
    this.#log = log
    this.#onRenumbered = onRenumbered
    this.#commitDelayMs = commitDelayMs
  }

  /** Number of this process among those that write the same database. */
  get node(): number {
    return this.#node
  }

  /** Resolves when this process is the one writer of its number; before that a board may lack a row of its predecessor. */
  async ready(): Promise<void> {
    this.#node = await this.#untilItWorks('connect', () => this.#store.claim())
  }

  /** Sees to it that the number is this process's still, also while nothing is written. */
  async stay(): Promise<void> {
    if (this.#node === 0 || this.#flushing || this.#closed) return
    const node = await this.#store.claim()
    // A flush that has begun meanwhile finds out by itself, and must: its rows have numbers already.
    if (node !== this.#node && !this.#flushing) this.#renumber(node)
  }

  /** Bytes that are taken in and not yet stored. */
  get backlog(): number {
    return this.#bytes
  }

  /** How long the oldest edit that is not stored has waited, in milliseconds. */
  get oldestMs(): number {
    const since = this.#since ?? this.#pendingSince
    return since === null ? 0 : performance.now() - since
  }

  append<E extends Entry>(board: JournalBoard<E>, entry: E): void {
    const entries = this.#pending.get(board as JournalBoard)
    if (entries) entries.push(entry)
    else this.#pending.set(board as JournalBoard, [entry])
    this.#bytes += entry.update?.length ?? 0
    this.#pendingSince ??= performance.now()
    this.#kick()
  }

  /** Resolves when everything taken in so far, and what came meanwhile, is stored. */
  async whenIdle(): Promise<void> {
    if (!this.#flushing && this.#pending.size === 0) return
    await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  /** What is not stored by now never is; nobody was told that it was. */
  close(): void {
    this.#closed = true
  }

  #kick(): void {
    if (this.#flushing) return
    if (this.#pending.size === 0) {
      for (const resolve of this.#idle.splice(0)) resolve()
      return
    }
    this.#flushing = true
    const begin = () => {
      const batch = this.#pending
      this.#pending = new Map()
      this.#since = this.#pendingSince
      this.#pendingSince = null
      this.#flush(batch)
        .catch((err) => this.#log.fatal({ err }, 'the journal gave up on a batch'))
        .finally(() => {
          this.#since = null
          this.#flushing = false
          this.#kick()
        })
    }
    if (this.#restMs > 0) setTimeout(begin, this.#restMs)
    else setImmediate(begin)
  }

  async #flush(batch: Batch): Promise<void> {
    const node = this.#node
    const rows = new Map<JournalBoard, JournalRow>()
    const bindings: ClientBinding[] = []
    for (const [board, entries] of batch) {
      const row = toRow(board, entries)
      if (row) rows.set(board, row)
      for (const { author, newClients } of entries)
        for (const clientId of newClients)
          bindings.push({ boardId: board.id, huvudmanId: board.huvudmanId, clientId, personId: author })
    }
    if (rows.size > 0 && this.#commitDelayMs > 0) await pause(this.#commitDelayMs)
    const begun = performance.now()
    const outcomes = rows.size > 0 ? await this.#insert(rows, bindings) : new Map<JournalBoard, Error>()
    if (rows.size > 0) this.#measures.committed(performance.now() - begun, rows.size)
    this.#restMs = rows.size < CROWD ? 0 : Math.min(LONGEST_REST_MS, rows.size / 2.5)
    for (const [board, entries] of batch) {
      this.#bytes -= sizeOf(entries)
      const row = rows.get(board)
      const failure = outcomes.get(board)
      if (failure) {
        this.#lose(board, failure)
        continue
      }
      try {
        board.committed(entries, row ? { node, n: row.n, data: row.data } : null)
      } catch (error) {
        // One board's trouble is not its neighbours'.
        this.#log.error({ err: error, board: board.id }, 'a board failed after its commit')
        this.#lose(board, error as Error)
      }
    }
  }

  /** What waits behind a row that is not there builds on it, and would be a hole in the journal. */
  #lose(board: JournalBoard, cause: Error): void {
    this.#bytes -= sizeOf(this.#pending.get(board) ?? [])
    this.#pending.delete(board)
    if (this.#pending.size === 0) this.#pendingSince = null
    board.lost(cause)
  }

  /** Returns the boards whose row could not be stored, with the reason. Otherwise it tries for as long as it takes. */
  async #insert(
    rows: Map<JournalBoard, JournalRow>,
    bindings: readonly ClientBinding[],
  ): Promise<Map<JournalBoard, Error>> {
    const failed = new Map<JournalBoard, Error>()
    try {
      const stored = await this.#untilItWorks('store', async () => {
        const node = await this.#store.claim()
        if (node !== this.#node) throw this.#renumber(node)
        return this.#store.insert(node, [...rows.values()], bindings)
      })
      for (const [board, row] of rows) {
        if (!stored.has(board.id))
          failed.set(board, new Error(`Row ${row.n} of node ${this.#node} was not taken as it is`))
      }
    } catch (error) {
      if (rows.size === 1 || !(error instanceof RefusedContent))
        return new Map([...rows.keys()].map((board) => [board, error as Error]))
      // One of them cannot be stored: alone, each of the others can.
      for (const [board, row] of rows) {
        const own = bindings.filter(({ boardId }) => boardId === board.id)
        for (const [, reason] of await this.#insert(new Map([[board, row]]), own)) failed.set(board, reason)
      }
    }
    return failed
  }

  #renumber(node: number): NumberLost {
    const lost = new NumberLost(`Node ${this.#node} is somebody else's now; this is node ${node}`)
    this.#node = node
    // Nothing that waits can be stored under the new number; its boards would write beside their successors.
    for (const board of this.#pending.keys()) this.#lose(board, lost)
    this.#onRenumbered()
    return lost
  }

  async #untilItWorks<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      try {
        return await attempt()
      } catch (error) {
        if (this.#closed || error instanceof RefusedContent || error instanceof NumberLost) throw error
        this.#measures.commitFailed()
        this.#log.error(
          { err: error, what, backlog: this.#bytes },
          'the journal cannot reach PostgreSQL; trying again',
        )
        await pause(wait)
      }
    }
  }
}

function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { update }) => sum + (update?.length ?? 0), 0)
}

function toRow(board: JournalBoard, entries: readonly Entry[]): JournalRow | null {
  const updates = entries.flatMap(({ author, update }) => (update ? [{ author, update }] : []))
  if (updates.length === 0) return null
  const data = encodeRow(updates)
  return {
    ...{ boardId: board.id, huvudmanId: board.huvudmanId },
    ...{ n: board.takeNumber(), data, crc: checksum(data), touched: encodeTouched(entries) },
  }
}
