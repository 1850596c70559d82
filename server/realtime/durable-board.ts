/**
 * One board between its document and the journal. A change is staged in the document, so that the gate can judge
 * what builds on it, and counts when the journal has committed it. Decision: the document may be ahead, but only by
 * what is in flight, and nobody is shown a document that is ahead (`whenQuiet`). A document that cannot be trusted
 * any more, because a change stopped half-way or a transaction failed, is thrown away and read back.
 */
import type pg from 'pg'
import type { Db, Tx } from '#db/client.ts'
import { selectClientOwners } from '#db/queries/board-clients.ts'
import { inDurableTransaction, insertJournalRowIn } from '#db/queries/journal.ts'
import type { Board } from '#domain/board/document.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Clock } from '#server/clock.ts'
import type { Logger } from '#server/log.ts'
import { ClientOwners } from './client-owners.ts'
import { compact, JournalLength } from './journal/compact.ts'
import type { Entry, Journal, JournalBoard, StoredAt } from './journal/journal.ts'
import { type LoadedBoard, loadBoard } from './journal/load.ts'
import { checksum, encodeRow } from './journal/row.ts'
import { Quiet } from './quiet.ts'
import { BrokenDocument, RoomDocument } from './room-document.ts'

/** What a server command wants: keys and values for the server-owned root, and what its caller gets. */
export type CommandOutcome<T> = { set?: Record<string, unknown>; result: T }

export type DurableBoardDeps = { db: Db; pool: pg.Pool; journal: Journal; log: Logger; clock: Clock }

/** Whoever shows the board to people. */
export type Audience<E extends Entry> = {
  /** These are durable now: show them, and tell their senders. */
  committed(entries: E[]): void
  /** The server has written this itself. */
  changed(update: Uint8Array): void
  /** What was in flight is not stored, and this object is of no use any more. */
  abandoned(cause: Error): void
}

/** A failed compaction is not tried again at every edit. */
const COMPACT_AGAIN_MS = 30_000

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
  #upto: Record<string, number>
  #nextCompaction = 0

  /** Reads the board from the journal. Throws `BrokenSnapshot`. */
  static async open<E extends Entry>(
    ref: BoardRef,
    audience: Audience<E>,
    deps: DurableBoardDeps,
  ): Promise<DurableBoard<E>> {
    // Owners last: whatever the rows hold has its owner then.
    const loaded = await loadBoard(deps.pool, ref.id)
    const board = new DurableBoard(ref, loaded, audience, deps)
    board.owners.learn(await selectClientOwners(deps.db, ref.id))
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
    if (at) this.#length.add(at)
    this.#audience.committed(entries)
    this.#quiet.answered(entries.length)
    if (this.#length.isLong) this.#compactSoon()
  }

  lost(cause: Error): void {
    this.#deps.log.error({ err: cause, board: this.id }, 'a board is ahead of its journal and is given up')
    this.#quiet.abandon(cause)
    this.#audience.abandoned(cause)
  }

  /** See `Rooms.command`. */
  command<T>(work: (tx: Tx, board: Board) => Promise<CommandOutcome<T>>): Promise<T> {
    return this.whenQuiet(async () => {
      if (this.isDamaged) throw new BrokenDocument('The board is damaged and takes no decisions')
      const { db, journal } = this.#deps
      let update: Uint8Array | null = null
      let bytes = 0
      try {
        const result = await inDurableTransaction(db, async (tx) => {
          const outcome = await work(tx, this.document.board)
          update = this.document.change((board) => {
            for (const [key, value] of Object.entries(outcome.set ?? {})) board.beslut.set(key, value)
          })
          if (update) {
            const data = encodeRow([{ author: null, update }])
            bytes = data.length
            const row = { boardId: this.id, huvudmanId: this.huvudmanId, n: this.takeNumber() }
            const own = {
              boardId: this.id,
              huvudmanId: this.huvudmanId,
              clientId: this.document.doc.clientID,
            }
            await insertJournalRowIn(tx, journal.node, { ...row, data, crc: checksum(data) }, [
              { ...own, personId: null },
            ])
          }
          return outcome.result
        })
        if (update) {
          this.owners.bind(this.document.doc.clientID, null, this.#deps.clock.now())
          this.#length.add({ node: journal.node, n: this.#upto[journal.node]!, bytes })
          this.#audience.changed(update)
        }
        return result
      } catch (error) {
        // Nobody knows whether a commit that failed has happened: the journal does.
        if (update) await this.#readBack()
        throw error
      }
    })
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

  #compactSoon(): void {
    const now = performance.now()
    if (this.isDamaged || now < this.#nextCompaction) return
    this.#nextCompaction = now + COMPACT_AGAIN_MS
    void this.#compact().then((done) => {
      if (done) this.#nextCompaction = 0
    })
  }

  async #compact(): Promise<boolean> {
    const { pool, log } = this.#deps
    try {
      // Begun in a quiet moment, so that state and rows agree; edits go on while it is written.
      const { running } = await this.whenQuiet(() => ({
        running: compact(pool, this.ref, this.document.encodeCollected(), this.#length, { ...this.#upto }),
      }))
      const done = await running
      if (!done) await this.reload()
      return done
    } catch (err) {
      log.error({ err, board: this.id }, 'a board could not be compacted')
      return false
    }
  }

  async #readBack(): Promise<void> {
    try {
      const loaded = await loadBoard(this.#deps.pool, this.id, { careful: true })
      this.owners.learn(await selectClientOwners(this.#deps.db, this.id))
      this.document = new RoomDocument(loaded.state)
      this.isDamaged = loaded.damaged
      this.#length = new JournalLength(loaded)
      this.#upto = loaded.upto
      this.#complain(loaded)
      // If a commit that seemed to fail had happened, the others do not know of it yet.
      this.#audience.changed(this.document.encode())
    } catch (error) {
      this.lost(error as Error)
    }
  }

  #complain({ damaged, quarantined }: LoadedBoard): void {
    if (damaged)
      this.#deps.log.fatal(
        { board: this.id, quarantined },
        'rows of a board cannot be read; it is shown without them and takes no changes',
      )
  }
}
