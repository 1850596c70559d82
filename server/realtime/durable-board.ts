/**
 * One board between its document and the journal. A change is staged in the document, so that the gate can judge
 * what builds on it, and counts when the journal has committed it. Decision: the document may be ahead, but only by
 * what is in flight, and nobody is shown a document that is ahead (`whenQuiet`). A document that cannot be trusted
 * any more, because a change stopped half-way or a transaction failed, is thrown away and read back.
 */
import * as Y from 'yjs'
import type { Tx } from '#db/client.ts'
import type { Head, StoredRow, Upto } from '#db/queries/journal.ts'
import type { Board } from '#domain/board/document.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Clock } from '#server/clock.ts'
import type { Logger } from '#server/log.ts'
import { ClientOwners } from './client-owners.ts'
import { fits } from './fits.ts'
import { compact, JournalLength } from './journal/compact.ts'
import type { Entry, Journal, JournalBoard, StoredAt } from './journal/journal.ts'
import { assembleBoard, type LoadedBoard, readAuthored } from './journal/load.ts'
import { type Authored, checksum, decodeRow, encodeRow } from './journal/row.ts'
import { encodeTouched, touchedByCommand } from './journal/touched.ts'
import type { RealtimeMeasures } from './measures.ts'
import { Quiet } from './quiet.ts'
import { BrokenDocument, RoomDocument } from './room-document.ts'
import type { BoardStore, Turn } from './store.ts'

/** What a server command wants: keys and values for the server-owned root, and what its caller gets. */
export type CommandOutcome<T> = { set?: Record<string, unknown>; result: T }

export type DurableBoardDeps = {
  store: BoardStore
  journal: Journal
  /** Other processes may write the same boards. */
  isShared: boolean
  log: Logger
  clock: Clock
  measures: RealtimeMeasures
}

/** A journal row and its bytes. */
export type Row = { node: number; n: number; data: Uint8Array }
/** Who has brought a change that is not an entry of this process: a server command here, or another node. */
export type Source = 'command' | 'other-node'

/** Whoever shows the board to people. */
export type Audience<E extends Entry> = {
  /** These are durable now: show them, and tell their senders. */
  committed(entries: E[]): void
  /** Somebody else's change is durable, and in the document. */
  changed(update: Uint8Array, source: Source): void
  /** This process has stored a row: the other nodes may want to know. */
  stored(row: Row): void
  /** What was in flight is not stored, and this object is of no use any more. */
  abandoned(cause: Error): void
}

/** A failed compaction is not tried again at every edit. */
const COMPACT_AGAIN_MS = 30_000
/** A command that finds its board compacted by another node reads the board and begins again. */
const MAX_TURNS = 3

/** A snapshot holds rows that this document has not seen: only reading the whole board helps. */
class Overtaken extends Error {}

export class DurableBoard<E extends Entry> implements JournalBoard<E> {
  readonly ref: BoardRef
  readonly owners = new ClientOwners()
  document: RoomDocument
  /** Something is missing from the journal: the board is shown, and nothing is written on top of the gap. */
  isDamaged: boolean
  readonly #deps: DurableBoardDeps
  readonly #audience: Audience<E>
  readonly #quiet = new Quiet()
  #length: JournalLength
  #upto: Upto
  #nextCompaction = 0
  #catchingUp: Promise<void> | null = null
  /** Something was stored after the journal was last asked for news. */
  #isBehind = false

  /** Reads the board from the journal. Throws `BrokenSnapshot`. */
  static async open<E extends Entry>(
    ref: BoardRef,
    audience: Audience<E>,
    deps: DurableBoardDeps,
  ): Promise<DurableBoard<E>> {
    const stored = await deps.store.read(ref.id)
    const board = new DurableBoard(ref, assembleBoard(stored), audience, deps)
    board.owners.learn(stored.owners)
    return board
  }

  private constructor(ref: BoardRef, loaded: LoadedBoard, audience: Audience<E>, deps: DurableBoardDeps) {
    this.ref = ref
    this.#audience = audience
    this.#deps = deps
    this.document = new RoomDocument(loaded.state)
    this.isDamaged = loaded.damaged
    this.#length = new JournalLength(loaded)
    this.#upto = loaded.upto
    this.#complain(loaded)
  }

  get id(): string {
    return this.ref.id
  }

  get huvudmanId(): string {
    return this.ref.huvudmanId
  }

  get isQuiet(): boolean {
    return this.#quiet.isQuiet
  }

  /** Node to the last row that the document holds; in a quiet moment exactly what is durable. */
  get upto(): Upto {
    return { ...this.#upto }
  }

  /** Runs `work`, which may stage, in order with every other write. */
  write(work: () => void): void {
    this.#quiet.write(work)
  }

  /** Runs `task` when the document holds exactly what is durable; it stays so until the task is done. */
  whenQuiet<T>(task: () => T | Promise<T>): Promise<T> {
    return this.#quiet.task(task)
  }

  /** Sends an entry to the journal. One without an update is answered when everything before it is stored. */
  send(entry: E): void {
    if (entry.update === null && this.#quiet.inFlight === 0) {
      this.#audience.committed([entry])
      return
    }
    for (const clientId of entry.newClients) this.owners.bind(clientId, entry.author, this.#deps.clock.now())
    this.#quiet.sent()
    this.#deps.journal.append(this, entry)
  }

  takeNumber(): number {
    const { node } = this.#deps.journal
    return (this.#upto[node] = (this.#upto[node] ?? 0) + 1)
  }

  committed(entries: E[], at: StoredAt): void {
    if (at) this.#length.add({ ...at, bytes: at.data.length })
    this.#audience.committed(entries)
    if (at) this.#audience.stored(at)
    this.#quiet.answered(entries.length)
    if (this.#length.isLong) this.#compactSoon()
  }

  lost(cause: Error): void {
    this.#deps.measures.roomLost()
    this.#deps.log.error({ err: cause, board: this.id }, 'a board is ahead of its journal and is given up')
    this.#quiet.abandon(cause)
    this.#audience.abandoned(cause)
  }

  /** See `Rooms.command`. */
  command<T>(work: (tx: Tx, board: Board) => Promise<CommandOutcome<T>>): Promise<T> {
    return this.whenQuiet(async () => {
      for (let turn = 1; ; turn++) {
        try {
          return await this.#takeTurn(work)
        } catch (error) {
          if (!(error instanceof Overtaken) || turn === MAX_TURNS) throw error
          await this.#readWhole()
        }
      }
    })
  }

  /** Runs `work`, which may stage, on top of everything that other nodes have stored, if they can be asked. */
  withNews(work: () => void): Promise<void> {
    return this.whenQuiet(async () => {
      try {
        const { snapshotSeq, rows } = await this.#deps.store.news(this.id, this.#upto)
        if (snapshotSeq > this.#length.snapshotSeq) await this.#readWhole()
        else this.#takeRows(rows)
      } catch (err) {
        this.#deps.log.warn({ err, board: this.id }, 'what other nodes have stored cannot be read yet')
      }
      work()
    })
  }

  /** Another node says that it has stored this. What does not fit is read from the journal. */
  hear(row: Row): void {
    if (this.isDamaged) return
    this.#writeOf(() => {
      const seen = this.#upto[row.node] ?? 0
      if (row.n <= seen) return
      const isUsed = row.n === seen + 1 && this.#takeHint(row)
      this.#deps.measures.hint(isUsed ? 'received' : 'dropped')
      if (!isUsed) this.#catchUpSoon()
    })
  }

  /** Compares the board with how far its journal has come, and reads what is missing. */
  async reconcile({ snapshotSeq, upto }: Head): Promise<void> {
    if (this.isDamaged) return
    if (snapshotSeq > this.#length.snapshotSeq) await this.whenQuiet(() => this.#readWhole())
    else if (Object.entries(upto).some(([node, n]) => n > (this.#upto[node] ?? 0))) await this.catchUp()
  }

  /** Reads what other nodes have stored by now. */
  catchUp(): Promise<void> {
    this.#isBehind = true
    this.#catchingUp ??= this.#catchUpToNow().finally(() => {
      this.#catchingUp = null
    })
    return this.#catchingUp
  }

  /** Throws the document away and reads it back; used when a change stopped half-way. */
  async reload(): Promise<void> {
    await this.whenQuiet(() => this.#readBack())
  }

  /** Puts a snapshot in the place of a journal that is worth it, and lets go of the document's memory. */
  async tidy(): Promise<void> {
    if (this.#length.isWorthTidying && !this.isDamaged) await this.#compact()
    if (this.document.isHot) await this.whenQuiet(() => this.document.cool())
  }

  /** One transaction, alone on the board: what the others have decided meanwhile is read first. */
  async #takeTurn<T>(work: (tx: Tx, board: Board) => Promise<CommandOutcome<T>>): Promise<T> {
    if (this.isDamaged) throw new BrokenDocument('The board is damaged and takes no decisions')
    const { store, journal, clock } = this.#deps
    let isChanged = false
    try {
      const { result, written } = await store.transact(this.id, async (turn) => {
        await this.#readNewsOf(turn)
        const { set = {}, result } = await work(turn.tx, this.document.board)
        const entries = Object.entries(set)
        isChanged = entries.length > 0
        const update = this.document.change(({ beslut }) => {
          for (const [key, value] of entries) beslut.set(key, value)
        })
        if (!update) return { result, written: null }
        const row = { node: journal.node, n: this.takeNumber(), data: encodeRow([{ author: null, update }]) }
        await this.#append(turn, row, Object.keys(set))
        return { result, written: { update, row } }
      })
      if (written) {
        this.owners.bind(this.document.doc.clientID, null, clock.now())
        this.#length.add({ ...written.row, bytes: written.row.data.length })
        this.#audience.changed(written.update, 'command')
        this.#audience.stored(written.row)
      }
      return result
    } catch (error) {
      // Nobody knows whether a commit that failed has happened: the journal does.
      if (isChanged) await this.#readBack()
      throw error
    }
  }

  async #append(turn: Turn, { node, n, data }: Row, keys: readonly string[]): Promise<void> {
    const whose = { boardId: this.id, huvudmanId: this.huvudmanId }
    const touched = encodeTouched([{ author: null, touched: touchedByCommand(keys) }])
    await turn.append(node, { ...whose, n, data, crc: checksum(data), touched }, [
      { ...whose, clientId: this.document.doc.clientID, personId: null },
    ])
  }

  async #readNewsOf(turn: Turn): Promise<void> {
    if (!this.#deps.isShared) return
    const { snapshotSeq, rows } = await turn.news(this.#upto)
    if (snapshotSeq > this.#length.snapshotSeq) throw new Overtaken('Another node has compacted the board')
    if (!this.#takeRows(rows)) throw new Overtaken('What other nodes have stored cannot be taken in')
  }

  #catchUpSoon(): void {
    this.catchUp().catch((err: unknown) =>
      this.#deps.log.error({ err, board: this.id }, 'what other nodes have stored cannot be read yet'),
    )
  }

  async #catchUpToNow(): Promise<void> {
    while (this.#isBehind) {
      this.#isBehind = false
      const { snapshotSeq, rows } = await this.#deps.store.news(this.id, this.#upto)
      if (snapshotSeq > this.#length.snapshotSeq) await this.whenQuiet(() => this.#readWhole())
      else if (rows.length > 0) this.#writeOf(() => this.#takeRows(rows))
    }
  }

  /** A write of another node's, in order with every other write. */
  #writeOf(work: () => void): void {
    const take = () => {
      try {
        work()
      } catch (err) {
        this.#deps.log.error({ err, board: this.id }, 'a board is read back from its journal')
        this.reload().catch(() => {})
      }
    }
    // What is in flight here may be stored already and built on; nobody here has been shown it.
    if (this.#quiet.inFlight === 0) this.#quiet.write(take)
    else this.#quiet.task(take).catch(() => {})
  }

  /** A row that follows the last one, if all that it builds on is here. */
  #takeHint({ node, n, data }: Row): boolean {
    let updates: Authored[]
    try {
      updates = decodeRow(Buffer.from(data))
    } catch {
      return false
    }
    const merged = merge(updates)
    if (!fits(this.document.doc, merged)) return false
    this.#takeIn(updates, merged)
    this.#count({ node, n, data })
    return true
  }

  /** Rows as the journal gave them, without those that have come by another way meanwhile. False when they do not fit. */
  #takeRows(rows: readonly StoredRow[]): boolean {
    const fresh = rows.filter(({ node, n }) => n > (this.#upto[node] ?? 0))
    if (fresh.length === 0) return true
    if (fresh.some(({ node }) => node === this.#deps.journal.node)) {
      this.lost(new Error('Another process has written this board as this node'))
      return false
    }
    const readable = fresh.map(readAuthored)
    const updates = readable.flatMap((row) => row ?? [])
    const merged = merge(updates)
    if (readable.includes(null) || !fits(this.document.doc, merged)) {
      this.reload().catch(() => {})
      return false
    }
    this.#takeIn(updates, merged)
    for (const row of fresh) this.#count(row)
    this.#deps.measures.reconciled(fresh.length)
    return true
  }

  #takeIn(updates: readonly Authored[], merged: Uint8Array): void {
    // Whoever wrote the update has written all of it: a clientID that is new here is theirs.
    for (const { author, update } of updates)
      for (const clientId of Y.parseUpdateMeta(update).to.keys())
        this.owners.bind(clientId, author, this.#deps.clock.now())
    // As it was stored: what the document made of it may show what is in flight here.
    if (this.document.stage(merged)) this.#audience.changed(merged, 'other-node')
  }

  #count({ node, n, data }: Row): void {
    this.#upto[node] = n
    this.#length.add({ node, n, bytes: data.length })
  }

  #compactSoon(): void {
    const now = performance.now()
    if (this.isDamaged || now < this.#nextCompaction) return
    this.#nextCompaction = now + COMPACT_AGAIN_MS
    void this.#compact().then((done) => {
      if (done) this.#nextCompaction = 0
    })
  }

  async #compact(): Promise<boolean> {
    const { store, log, measures } = this.#deps
    try {
      // Begun in a quiet moment, so that state and rows agree; edits go on while it is written.
      const { running } = await this.whenQuiet(() => ({
        running: compact(store, this.ref, this.document.encodeCollected(), this.#length, this.upto),
      }))
      const done = await running
      measures.compacted(done)
      if (!done) await this.whenQuiet(() => this.#readWhole())
      return done
    } catch (err) {
      measures.compacted(false)
      log.error({ err, board: this.id }, 'a board could not be compacted')
      return false
    }
  }

  /** Takes in everything that is stored, in a quiet moment. What the document has it keeps. */
  async #readWhole(): Promise<void> {
    const { store, journal } = this.#deps
    const stored = await store.read(this.id)
    const loaded = assembleBoard(stored)
    const own = this.#upto[journal.node] ?? 0
    if (loaded.damaged || (loaded.upto[journal.node] ?? 0) > own) return this.#readBack()
    const change = this.document.stage(loaded.state)
    this.owners.learn(stored.owners)
    this.#length = new JournalLength(loaded)
    this.#upto = { ...loaded.upto, [journal.node]: own }
    if (change) this.#audience.changed(change, 'other-node')
  }

  /** Throws the document away and makes it anew from what is stored. */
  async #readBack(): Promise<void> {
    const { store } = this.#deps
    try {
      // A commit whose answer was lost may still be under way; it holds the board's lock until it has ended.
      await store.transact(this.id, async () => {})
      const stored = await store.read(this.id)
      const loaded = assembleBoard(stored, { careful: true })
      this.owners.learn(stored.owners)
      this.document = new RoomDocument(loaded.state)
      this.isDamaged = loaded.damaged
      this.#length = new JournalLength(loaded)
      this.#upto = loaded.upto
      this.#complain(loaded)
      // If a commit that seemed to fail had happened, the others do not know of it yet.
      this.#audience.changed(this.document.encode(), 'command')
    } catch (error) {
      this.lost(error as Error)
    }
  }

  #complain({ damaged, quarantined }: LoadedBoard): void {
    if (!damaged) return
    this.#deps.measures.damaged()
    this.#deps.log.fatal(
      { board: this.id, quarantined },
      'rows of a board cannot be read; it is shown without them and takes no changes',
    )
  }
}

function merge(updates: readonly Authored[]): Uint8Array {
  return updates.length === 1 ? updates[0]!.update : Y.mergeUpdates(updates.map(({ update }) => update))
}
