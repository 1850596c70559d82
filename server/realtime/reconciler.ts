/**
 * Sees to it that boards hold what other nodes have stored, whatever became of the hints: asks PostgreSQL now and then
 * how far each open board's journal has come. A board that has been replaced or is no more is ended.
 */
import type { Head } from '#db/queries/journal.ts'
import type { Logger } from '#server/log.ts'
import { CLOSE } from './close-codes.ts'
import type { Fanout } from './fanout.ts'
import type { Room } from './room.ts'
import type { BoardStore } from './store.ts'

export type ReconcilerDeps = {
  store: Pick<BoardStore, 'heads'>
  /** Null on a node that stands alone: it looks too, since a commit may land after it was given up. */
  fanout: Fanout | null
  /** The rooms that are open. */
  rooms: () => Iterable<Room>
  log: Logger
  /** Milliseconds between two looks: while hints arrive, while they do not, and when there is nobody to give any. */
  every: { hinted: number; unhinted: number; alone: number }
}

export class Reconciler {
  readonly #deps: ReconcilerDeps
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  readonly #busy = new Set<Room>()
  #isStopped = false

  constructor(deps: ReconcilerDeps) {
    this.#deps = deps
    deps.fanout?.onBack(() => this.#lookNow())
    this.#wait()
  }

  stop(): void {
    this.#isStopped = true
    if (this.#timer) clearTimeout(this.#timer)
  }

  #wait(): void {
    if (this.#isStopped) return
    const { fanout, every } = this.#deps
    const wait = fanout === null ? every.alone : fanout.isUp ? every.hinted : every.unhinted
    this.#timer = setTimeout(() => this.#lookNow(), wait).unref()
  }

  #lookNow(): void {
    if (this.#isStopped) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#running ??= this.#look()
      .catch((err: unknown) => this.#deps.log.warn({ err }, 'boards could not be compared with the journal'))
      .finally(() => {
        this.#running = null
        this.#wait()
      })
  }

  /** Does not wait for the boards: one whose command hangs has to be waited for, and the others not. */
  async #look(): Promise<void> {
    const rooms = [...this.#deps.rooms()].filter((room) => !this.#busy.has(room))
    if (rooms.length === 0) return
    const heads = await this.#deps.store.heads(rooms.map(({ ref }) => ref.id))
    for (const room of rooms) {
      this.#busy.add(room)
      void this.#bring(room, heads.get(room.ref.id)).finally(() => this.#busy.delete(room))
    }
  }

  async #bring(room: Room, head: Head | undefined): Promise<void> {
    if (!head) return room.end(CLOSE.noBoard)
    if (head.epoch !== room.ref.epoch) return room.end(CLOSE.otherEpoch)
    try {
      await room.board.others.reconcile(head)
    } catch (err) {
      if (!room.isGone) this.#deps.log.warn({ err, board: room.ref.id }, 'a board is behind its journal')
    }
  }
}
