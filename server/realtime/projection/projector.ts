/**
 * Keeps the SQL rows of every board close to what the board says: about half a second after a change. A projection
 * that fails is tried again and holds up nothing else; rows can always be made anew from the journal.
 */

import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import * as Y from 'yjs'
import type { Db } from '#db/client.ts'
import { findBoard } from '#db/queries/boards.ts'
import { saveProjection, selectBoardsBehind } from '#db/queries/projection.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Live } from '#server/live/hub.ts'
import type { Logger } from '#server/log.ts'
import { loadBoard } from '../journal/load.ts'
import { projectBoard } from './project.ts'

/** Runs a view on the durable board; null when the board is damaged and its rows had better stay as they are. */
export type ReadBoard = <T>(view: (board: Board) => T) => Promise<T | null>

export type ProjectorDeps = { db: Db; pool: pg.Pool; log: Logger; live: Pick<Live, 'changed'> }

type Waiting = { ref: BoardRef; read: ReadBoard; timer: NodeJS.Timeout }

const DELAY_MS = 400
const AGAIN_MS = 2_000
const AT_ONCE = 2

export class Projector {
  readonly #deps: ProjectorDeps
  readonly #waiting = new Map<string, Waiting>()
  /** The last projection of each board: the next one starts when it is done, so that an older reading never wins. */
  readonly #last = new Map<string, Promise<void>>()
  #running = 0
  #isStopped = false

  constructor(deps: ProjectorDeps) {
    this.#deps = deps
  }

  /** The board has changed. */
  touch(ref: BoardRef, read: ReadBoard): void {
    this.#wait(ref, read, DELAY_MS)
  }

  /** Something about the board is not projected yet. */
  isBusyWith(boardId: string): boolean {
    return this.#waiting.has(boardId) || this.#last.has(boardId)
  }

  /** Projects what waits, now, and nothing after that. */
  async finish(): Promise<void> {
    await Promise.all([...this.#waiting.values()].map(({ ref, read }) => this.#try(ref, read)))
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
    const ref = await findBoard(this.#deps.db, boardId)
    if (ref) await this.#inTurn(ref, (view) => this.#fromJournal(boardId, view))
  }

  /** Projects boards whose journal is newer than their rows: the process before this one may have been killed in between. */
  async catchUp(): Promise<void> {
    for (const boardId of await selectBoardsBehind(this.#deps.db)) {
      if (this.#isStopped) return
      try {
        await this.rebuild(boardId)
      } catch (err) {
        this.#deps.log.error({ err, board: boardId }, 'a board could not be projected')
      }
    }
  }

  #wait(ref: BoardRef, read: ReadBoard, milliseconds: number): void {
    if (this.#isStopped || this.#waiting.has(ref.id)) return
    const timer = setTimeout(() => void this.#try(ref, read), milliseconds)
    this.#waiting.set(ref.id, { ref, read, timer })
  }

  async #try(ref: BoardRef, read: ReadBoard): Promise<void> {
    clearTimeout(this.#waiting.get(ref.id)?.timer)
    this.#waiting.delete(ref.id)
    try {
      await this.#inTurn(ref, read)
    } catch (err) {
      this.#deps.log.error({ err, board: ref.id }, 'a board could not be projected; trying again')
      this.#wait(ref, read, AGAIN_MS)
    }
  }

  async #inTurn(ref: BoardRef, read: ReadBoard): Promise<void> {
    const mine = (this.#last.get(ref.id) ?? Promise.resolve()).then(() => this.#project(ref, read))
    const settled = mine.catch(() => {})
    this.#last.set(ref.id, settled)
    try {
      await mine
    } finally {
      if (this.#last.get(ref.id) === settled) this.#last.delete(ref.id)
    }
  }

  async #project(ref: BoardRef, read: ReadBoard): Promise<void> {
    while (this.#running >= AT_ONCE) await pause(5)
    this.#running++
    try {
      const projected = await read((board) => projectBoard(ref, board))
      if (!projected) return
      await saveProjection(this.#deps.db, projected)
      this.#deps.live.changed('oversikt', ref.huvudmanId)
    } finally {
      this.#running--
    }
  }

  async #fromJournal<T>(boardId: string, view: (board: Board) => T): Promise<T | null> {
    const loaded = await loadBoard(this.#deps.pool, boardId)
    if (loaded.damaged) return null
    const doc = new Y.Doc()
    Y.applyUpdate(doc, loaded.state)
    return view(openBoard(doc))
  }
}
