/**
 * One board between this node and the others that serve it: what they have stored comes as a hint, soon and perhaps
 * never, or from the journal, later and for certain.
 */
import * as Y from 'yjs'
import type { Head, StoredRow } from '#db/queries/journal.ts'
import type { ClientOwners } from './client-owners.ts'
import type { DurableBoardDeps } from './durable-board.ts'
import { fits } from './fits.ts'
import { readAuthored } from './journal/load.ts'
import type { JournalPlace, Row } from './journal/place.ts'
import { type Authored, decodeRow } from './journal/row.ts'
import type { Quiet } from './quiet.ts'
import type { RoomDocument } from './room-document.ts'
import type { News } from './store.ts'

/** The board as this sees it. */
export type SharedBoard = {
  readonly id: string
  readonly document: RoomDocument
  readonly owners: ClientOwners
  readonly place: JournalPlace
  readonly isDamaged: boolean
  /** Takes in everything that is stored; in a quiet moment only. */
  readWhole(): Promise<void>
  reload(): Promise<void>
  lost(cause: Error): void
  /** Somebody else's change is durable, and in the document. */
  changed(update: Uint8Array): void
}

/** A snapshot holds rows that this document has not seen: only reading the whole board helps. */
export class Overtaken extends Error {}

export class OtherNodes {
  readonly #board: SharedBoard
  readonly #quiet: Quiet
  readonly #deps: DurableBoardDeps
  #catchingUp: Promise<void> | null = null
  /** Something was stored after the journal was last asked for news. */
  #isBehind = false

  constructor(board: SharedBoard, quiet: Quiet, deps: DurableBoardDeps) {
    this.#board = board
    this.#quiet = quiet
    this.#deps = deps
  }

  /** Another node says that it has stored this. What does not fit is read from the journal. */
  hear(row: Row): void {
    if (this.#board.isDamaged) return
    this.#write(() => {
      const seen = this.#board.place.seen(row.node)
      if (row.n <= seen) return
      const isUsed = row.n === seen + 1 && this.#takeHint(row)
      this.#deps.measures.hint(isUsed ? 'received' : 'dropped')
      if (!isUsed)
        this.catchUp().catch((err: unknown) =>
          this.#deps.log.error(
            { err, board: this.#board.id },
            'what other nodes have stored cannot be read yet',
          ),
        )
    })
  }

  /** Compares the board with how far its journal has come, and reads what is missing. */
  async reconcile(head: Head): Promise<void> {
    const { isDamaged, place } = this.#board
    const isOvertaken = head.snapshotSeq > place.snapshotSeq
    if (isDamaged) {
      // Whoever made the snapshot could read what could not be read here.
      if (isOvertaken) this.#board.lost(new Error('The journal of a damaged board is whole again'))
      return
    }
    if (isOvertaken) await this.#quiet.task(() => this.#board.readWhole())
    else if (place.isBehind(head)) await this.catchUp()
  }

  /** Reads what other nodes have stored by now. */
  catchUp(): Promise<void> {
    this.#isBehind = true
    this.#catchingUp ??= this.#catchUpToNow().finally(() => {
      this.#catchingUp = null
    })
    return this.#catchingUp
  }

  /** Runs `work`, which may stage, on top of everything that other nodes have stored. Rejects when they cannot be asked. */
  withNews(work: () => void): Promise<void> {
    return this.#quiet.task(async () => {
      const { snapshotSeq, rows } = await this.#news()
      if (snapshotSeq > this.#board.place.snapshotSeq) await this.#board.readWhole()
      else this.#takeRows(rows)
      work()
    })
  }

  /** Takes in news in a quiet moment. Throws `Overtaken`. */
  take({ snapshotSeq, rows }: News): void {
    if (snapshotSeq > this.#board.place.snapshotSeq)
      throw new Overtaken('Another node has compacted the board')
    if (!this.#takeRows(rows)) throw new Overtaken('What other nodes have stored cannot be taken in')
  }

  async #catchUpToNow(): Promise<void> {
    while (this.#isBehind) {
      this.#isBehind = false
      const { snapshotSeq, rows } = await this.#news()
      if (snapshotSeq > this.#board.place.snapshotSeq) await this.#quiet.task(() => this.#board.readWhole())
      else if (rows.length > 0) this.#write(() => this.#takeRows(rows))
    }
  }

  #news(): Promise<News> {
    return this.#deps.store.news(this.#board.id, this.#board.place.upto)
  }

  /** A write of another node's, in order with every other write. */
  #write(work: () => void): void {
    const take = () => {
      try {
        work()
      } catch (err) {
        this.#deps.log.error({ err, board: this.#board.id }, 'a board is read back from its journal')
        this.#board.reload().catch(() => {})
      }
    }
    // What is in flight here may be stored already and built on; nobody here has been shown it.
    this.#quiet.writeAlone(take)
  }

  /** A row that follows the last one, if all that it builds on is here. */
  #takeHint(row: Row): boolean {
    let updates: Authored[]
    try {
      updates = decodeRow(Buffer.from(row.data))
    } catch {
      return false
    }
    const merged = merge(updates)
    if (!fits(this.#board.document.doc, merged)) return false
    this.#takeIn(updates, merged)
    this.#board.place.count(row)
    return true
  }

  /** Rows as the journal gave them, without those that have come by another way meanwhile. False when they do not fit. */
  #takeRows(rows: readonly StoredRow[]): boolean {
    const { place, document } = this.#board
    const fresh = rows.filter(({ node, n }) => n > place.seen(node))
    if (fresh.length === 0) return true
    if (fresh.some(({ node }) => node === this.#deps.journal.node)) {
      this.#board.lost(new Error('Another process has written this board as this node'))
      return false
    }
    const readable = fresh.map(readAuthored)
    const updates = readable.flatMap((row) => row ?? [])
    const merged = merge(updates)
    if (readable.includes(null) || !fits(document.doc, merged)) {
      this.#board.reload().catch(() => {})
      return false
    }
    this.#takeIn(updates, merged)
    for (const row of fresh) place.count(row)
    this.#deps.measures.reconciled(fresh.length)
    return true
  }

  #takeIn(updates: readonly Authored[], merged: Uint8Array): void {
    const { owners, document } = this.#board
    // Whoever wrote the update has written all of it: a clientID that is new here is theirs.
    for (const { author, update } of updates)
      for (const clientId of Y.parseUpdateMeta(update).to.keys())
        owners.bind(clientId, author, this.#deps.clock.now())
    // As it was stored: what the document made of it may show what is in flight here.
    if (document.stage(merged)) this.#board.changed(merged)
  }
}

function merge(updates: readonly Authored[]): Uint8Array {
  return updates.length === 1 ? updates[0]!.update : Y.mergeUpdates(updates.map(({ update }) => update))
}
