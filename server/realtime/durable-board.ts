/**
 * One board between its document and the journal. A change is staged in the document, so that the gate can judge
 * what builds on it, and counts when the journal has committed it. Decision: the document may be ahead, but only by
 * what is in flight, and nobody is shown a document that is ahead (`whenQuiet`). A document that cannot be trusted
 * any more, because a change stopped half-way or a transaction failed, is thrown away and read back.
 */
import type { Tx } from '#db/client.ts'
import type { Board } from '#domain/board/document.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Clock } from '#server/clock.ts'
import type { Logger } from '#server/log.ts'
import { ClientOwners } from './client-owners.ts'
import { compact } from './journal/compact.ts'
import type { Entry, Journal, JournalBoard, StoredAt } from './journal/journal.ts'
import { assembleBoard, type LoadedBoard } from './journal/load.ts'
import { JournalPlace, type Row } from './journal/place.ts'
import { checksum, encodeRow } from './journal/row.ts'
import { encodeTouched, touchedByCommand } from './journal/touched.ts'
import type { RealtimeMeasures } from './measures.ts'
import { OtherNodes, Overtaken, type SharedBoard } from './other-nodes.ts'
import { Quiet } from './quiet.ts'
import { Reservations } from './reservations.ts'
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

export class DurableBoard<E extends Entry> implements JournalBoard<E>, SharedBoard {
  readonly ref: BoardRef
  readonly owners = new ClientOwners()
  readonly reserved = new Reservations()
  readonly others: OtherNodes
  document: RoomDocument
  place: JournalPlace
  /** Something is missing from the journal: the board is shown, and nothing is written on top of the gap. */
  isDamaged: boolean
  readonly #deps: DurableBoardDeps
  readonly #audience: Audience<E>
  readonly #quiet = new Quiet()
  #nextCompaction = 0
  /** The database's clock when the board was read, less this process' monotonic one. */
  readonly #epochMs: number

  /** Reads the board from the journal. Throws `BrokenSnapshot`. */
  static async open<E extends Entry>(
    ref: BoardRef,
    audience: Audience<E>,
    deps: DurableBoardDeps,
  ): Promise<DurableBoard<E>> {
    const stored = await deps.store.read(ref.id)
    const board = new DurableBoard(ref, assembleBoard(stored), stored.now, audience, deps)
    board.owners.learn(stored.owners)
    board.reserved.learn(stored.reserved)
    return board
  }

  private constructor(
    ref: BoardRef,
    loaded: LoadedBoard,
    now: number,
    audience: Audience<E>,
    deps: DurableBoardDeps,
  ) {
    this.#epochMs = now - performance.now()
    this.ref = ref
    this.#audience = audience
    this.#deps = deps
    this.document = new RoomDocument(loaded.state, loaded.doc)
    this.isDamaged = loaded.damaged
    this.place = new JournalPlace(loaded)
    this.others = new OtherNodes(this, this.#quiet, deps)
    this.#complain(loaded)
  }

  get id(): string {
    return this.ref.id
  }

  get huvudmanId(): string {
    return this.ref.huvudmanId
  }

  /** Milliseconds since 1970 by the database's clock. */
  databaseNow(): number {
    return Math.floor(this.#epochMs + performance.now())
  }

  get isQuiet(): boolean {
    return this.#quiet.isQuiet
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
    return this.place.takeNumber(this.#deps.journal.node)
  }

  committed(entries: E[], at: StoredAt): void {
    if (at) this.place.count(at)
    this.#audience.committed(entries)
    if (at) this.#audience.stored(at)
    this.#quiet.answered(entries.length)
    if (this.place.length.isLong) this.#compactSoon()
  }

  lost(cause: Error): void {
    this.#deps.measures.roomLost()
    this.#deps.log.error({ err: cause, board: this.id }, 'a board is ahead of its journal and is given up')
    this.#quiet.abandon(cause)
    this.#audience.abandoned(cause)
  }

  /** Another node's change is durable, and in the document. */
  changed(update: Uint8Array): void {
    this.#audience.changed(update, 'other-node')
  }

  /** See `Rooms.command`. */
  command<T>(work: (tx: Tx, board: Board) => Promise<CommandOutcome<T>>): Promise<T> {
    return this.whenQuiet(async () => {
      for (let turn = 1; ; turn++) {
        try {
          return await this.#takeTurn(work)
        } catch (error) {
          if (!(error instanceof Overtaken) || turn === MAX_TURNS) throw error
          await this.readWhole()
        }
      }
    })
  }

  /** Throws the document away and reads it back; used when a change stopped half-way. */
  async reload(): Promise<void> {
    await this.#quiet.next(() => this.#readBack())
  }

  /** Puts a snapshot in the place of a journal that is worth it, and lets go of the document's memory. */
  async tidy(): Promise<void> {
    if (this.place.length.isWorthTidying) await this.#compact()
    if (this.document.isHot) await this.whenQuiet(() => this.document.cool())
  }

  /** One transaction, alone on the board: what the others have decided meanwhile is read first. */
  async #takeTurn<T>(work: (tx: Tx, board: Board) => Promise<CommandOutcome<T>>): Promise<T> {
    if (this.isDamaged) throw new BrokenDocument('The board is damaged and takes no decisions')
    const { store, journal, isShared, clock } = this.#deps
    let isChanged = false
    try {
      const { result, written } = await store.transact(this.id, async (turn) => {
        if (isShared) this.others.take(await turn.news(this.place.upto))
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
        this.place.count(written.row)
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

  #compactSoon(): void {
    const now = performance.now()
    if (now < this.#nextCompaction) return
    this.#nextCompaction = now + COMPACT_AGAIN_MS
    void this.#compact().then((done) => {
      if (done) this.#nextCompaction = 0
    })
  }

  #beginCompaction(): { running: Promise<boolean> } | null {
    if (this.isDamaged) return null
    const { length, upto } = this.place
    return {
      running: compact(this.#deps.store, this.ref, this.document.encodeCollected(), length, upto),
    }
  }

  async #compact(): Promise<boolean> {
    const { log, measures } = this.#deps
    try {
      // Begun in a quiet moment, so that state and rows agree; edits go on while it is written.
      const begun = await this.whenQuiet(() => this.#beginCompaction())
      // What cannot be read would be deleted with the rest.
      if (!begun) return false
      const done = await begun.running
      measures.compacted(done)
      if (!done) await this.whenQuiet(() => this.readWhole())
      return done
    } catch (err) {
      measures.compacted(false)
      log.error({ err, board: this.id }, 'a board could not be compacted')
      return false
    }
  }

  /** Takes in everything that is stored, in a quiet moment. What the document has it keeps. */
  async readWhole(): Promise<void> {
    const { store, journal } = this.#deps
    const stored = await store.read(this.id)
    const loaded = assembleBoard(stored)
    const own = this.place.seen(journal.node)
    if (loaded.damaged || (loaded.upto[journal.node] ?? 0) > own) return this.#readBack()
    const change = this.document.stage(loaded.state)
    this.owners.learn(stored.owners)
    this.reserved.learn(stored.reserved)
    this.place = new JournalPlace(loaded, { [journal.node]: own })
    if (change) this.changed(change)
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
      this.reserved.learn(stored.reserved)
      this.document = new RoomDocument(loaded.state, loaded.doc)
      this.isDamaged = loaded.damaged
      this.place = new JournalPlace(loaded)
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
