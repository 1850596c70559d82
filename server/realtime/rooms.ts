/** Every board that is open in this process. What the rest of the server may ask of them is the type `Rooms`. */
import type pg from 'pg'
import type { WebSocket } from 'ws'
import type { Db, Tx } from '#db/client.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Board } from '#domain/board/document.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Clock } from '#server/clock.ts'
import type { Live } from '#server/live/hub.ts'
import type { Logger } from '#server/log.ts'

export type Author = { personId: string; namn: string }
export type Joiner = { viewer: Viewer; board: BoardRef; sessionHash: string }

export type Rooms = {
  /** Takes over an accepted WebSocket. Access was checked; the room re-checks on every write. */
  join(socket: WebSocket, who: Joiner): void
  /** Encoded durable state, for a page's first paint. */
  state(boardId: string): Promise<Uint8Array>
  /** Runs a pure view on the durable board. The view must not keep or change what it is given. */
  read<T>(boardId: string, view: (board: Board) => T): Promise<T>
  /**
   * A server command: SQL, audit and the server-owned root in one transaction, broadcast after the commit.
   * `work` gets the transaction and the board as it is; nobody else writes the board meanwhile. It returns
   * what to put into the root (key to JSON) and a result.
   */
  command<T>(
    board: BoardRef,
    work: (tx: Tx, board: Board) => Promise<{ set?: Record<string, unknown>; result: T }>,
  ): Promise<T>
  /** Who stands behind each Yjs clientID of the board; null is the server or a person who is gone. */
  authors(boardId: string): Promise<Record<string, Author | null>>
  /** A person's roles or session changed: re-reads them and closes sockets that lost access, within a second. */
  recheck(personId: string): Promise<void>
  /** Makes the projection of a board from the journal; the rows are the same as those made while it was edited. */
  rebuildProjection(boardId: string): Promise<void>
  /** Stores what is in flight, projects it, tells every socket to come back later (1012), within ten seconds. */
  drain(): Promise<void>
}

export type RoomsDeps = {
  db: Db
  pool: pg.Pool
  /** The journal keeps a connection of its own with durable commits pinned on. */
  url: string
  clock: Clock
  log: Logger
  live: Live
  /** The person behind a session now, or null when it has ended. Asked when `recheck` is. */
  viewerOf(sessionHash: string): Promise<Viewer | null>
}
