/**
 * Keeps the SQL rows of every board close to what the board says: about half a second after a change. A projection
 * that fails is tried again and holds up nothing else; rows can always be made anew from the journal.
 */
import * as Y from 'yjs'
import type { Upto } from '#db/queries/journal.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Live } from '#server/live/hub.ts'
import type { Logger } from '#server/log.ts'
import { assembleBoard } from '../journal/load.ts'
import type { RealtimeMeasures } from '../measures.ts'
import type { BoardStore } from '../store.ts'
import { projectBoard } from './project.ts'

/** What a view made of the durable board, and how much of the journal the board held. */
export type Seen<T> = { value: T; upto: Upto }
/** Runs a view on the durable board; null when the board is damaged and its rows had better stay as they are. */
export type ReadBoard = <T>(view: (board: Board) => T) => Promise<Seen<T> | null>

export type ProjectorDeps = {
  store: Pick<BoardStore, 'find' | 'read' | 'saveProjection' | 'boardsBehind'>
  log: Logger
  live: Pick<Live, 'changed'>
  measures: RealtimeMeasures
}

type Waiting = { ref: BoardRef; read: ReadBoard; timer: NodeJS.Timeout; dueAt: number; since: number }

const DELAY_MS = 400
/** The node that took the change projects it; the others only see to it that it is done. */
const OTHERS_DELAY_MS = 5_000
const AGAIN_MS = 2_000
const AT_ONCE = 2
/** A projection is followed by a rest so many times as long: when all boards are busy at once, edits come first. */
const REST = 5
const LONGEST_REST_MS = 300

export class Projector {
  readonly #deps: ProjectorDeps
  readonly #waiting = new Map<string, Waiting>()
  /** The last projection of each board: the next one starts when it is done, so that an older reading never wins. */
  readonly #last = new Map<string, Promise<void>>()
  #running = 0
  readonly #queue: (() => void)[] = []
  #isStopped = false
  #isFinishing = false

  constructor(deps: ProjectorDeps) {
    this.#deps = deps
  }

  /** The board has changed; `by` whom. */
  touch(ref: BoardRef, read: ReadBoard, by: 'here' | 'other-node'): void {
    this.#wait(ref, read, by === 'here' ? DELAY_MS : OTHERS_DELAY_MS)
  }

  /** Something about the board is not projected yet. */
  isBusyWith(boardId: string): boolean {
    return this.#waiting.has(boardId) || this.#last.has(boardId)
  }

  /** Projects what waits, now, and nothing after that. */
  async finish(): Promise<void> {
    this.#isFinishing = true
    await Promise.all([...this.#waiting.values()].map((waiting) => this.#try(waiting)))
    await Promise.all(this.#last.values())
  }

  /** Forgets what waits. */
  stop(): void {
    this.#isStopped = true
    for (const { timer } of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
  }

  /** Makes the rows of a board from the journal. */
  async rebuild(boardId: string): Promise<void> {
    const ref = await this.#deps.store.find(boardId)
    // What another node has projected meanwhile is in the journal when it is read again.
    while (ref && !(await this.#inTurn(ref, (view) => this.#fromJournal(boardId, view), true)));
  }

  /** Projects boards whose journal is newer than their rows: the process before this one may have been killed in between. */
  async catchUp(): Promise<void> {
    for (const boardId of await this.#deps.store.boardsBehind()) {
      if (this.#isStopped) return
      try {
        await this.rebuild(boardId)
      } catch (err) {
        this.#deps.log.error({ err, board: boardId }, 'a board could not be projected')
      }
    }
  }

  #wait(ref: BoardRef, read: ReadBoard, milliseconds: number): void {
    const known = this.#waiting.get(ref.id)
    const dueAt = performance.now() + milliseconds
    if (this.#isStopped || (known && known.dueAt <= dueAt)) return
    clearTimeout(known?.timer)
    const waiting: Waiting = {
      ...{ ref, read, dueAt, since: known?.since ?? performance.now() },
      timer: setTimeout(() => void this.#try(waiting), milliseconds),
    }
    this.#waiting.set(ref.id, waiting)
  }

  async #try({ ref, read, timer, since }: Waiting): Promise<void> {
    const { log, measures } = this.#deps
    clearTimeout(timer)
    this.#waiting.delete(ref.id)
    try {
      if (await this.#inTurn(ref, read)) measures.projected(performance.now() - since)
      // Another node has projected what has not come here yet.
      else this.#wait(ref, read, AGAIN_MS)
    } catch (err) {
      measures.projectionFailed()
      log.error({ err, board: ref.id }, 'a board could not be projected; trying again')
      this.#wait(ref, read, AGAIN_MS)
    }
  }

  async #inTurn(ref: BoardRef, read: ReadBoard, isWhole = false): Promise<boolean> {
    const mine = (this.#last.get(ref.id) ?? Promise.resolve()).then(() => this.#project(ref, read, isWhole))
    const settled = mine.then(
      () => {},
      () => {},
    )
    this.#last.set(ref.id, settled)
    try {
      return await mine
    } finally {
      if (this.#last.get(ref.id) === settled) this.#last.delete(ref.id)
    }
  }

  /** False when the rows hold something that this node has not seen, and lack something that it has. */
  async #project(ref: BoardRef, read: ReadBoard, isWhole: boolean): Promise<boolean> {
    await this.#turn()
    const begun = performance.now()
    try {
      const seen = await read((board) => projectBoard(ref, board))
      if (!seen) return true
      if (!(await this.#deps.store.saveProjection(seen.value, seen.upto, isWhole))) return false
      this.#deps.live.changed('oversikt', ref.huvudmanId)
      return true
    } finally {
      const rest = Math.min(LONGEST_REST_MS, REST * (performance.now() - begun))
      setTimeout(() => this.#leave(), this.#isStopped || this.#isFinishing ? 0 : rest)
    }
  }

  async #turn(): Promise<void> {
    if (this.#running >= AT_ONCE) await new Promise<void>((go) => this.#queue.push(go))
    else this.#running++
  }

  /** Whoever is next takes the place. */
  #leave(): void {
    const next = this.#queue.shift()
    if (next) next()
    else this.#running--
  }

  async #fromJournal<T>(boardId: string, view: (board: Board) => T): Promise<Seen<T> | null> {
    const loaded = assembleBoard(await this.#deps.store.read(boardId))
    if (loaded.damaged) return null
    const doc = loaded.doc ?? documentOf(loaded.state)
    if (doc.store.pendingStructs || doc.store.pendingDs) return null
    return { value: view(openBoard(doc)), upto: loaded.upto }
  }
}

function documentOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}
