/** What the rest of the server may ask of the boards. */
import type { Writable } from 'node:stream'
import type pg from 'pg'
import type { WebSocket } from 'ws'
import type { Db, Tx } from '#db/client.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Board } from '#domain/board/document.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Clock } from '#server/clock.ts'
import type { Live } from '#server/live/hub.ts'
import type { Logger } from '#server/log.ts'
import { createEngine } from './engine.ts'
import type { Fanout } from './fanout.ts'
import type { Acknowledge } from './intake.ts'
import type { Limits, Rate } from './limits.ts'
import type { RealtimeMeasures, RealtimeStatus } from './measures.ts'
import { createPostgresStore } from './postgres-store.ts'
import type { BoardStore } from './store.ts'

export type Author = { personId: string; namn: string }
export type Joiner = {
  viewer: Viewer
  /** As the door found it, with the epoch that it had then. */
  board: BoardRef & { epoch?: number }
  sessionHash: string
  /** What the WebSocket writes to; without it every frame goes through the WebSocket. */
  stream?: Writable
}

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
  /** A person's roles or session changed: re-reads them and closes the sockets here that lost access. */
  recheck(personId: string): Promise<void>
  /** The same for everybody, when it is not known whose have changed. */
  recheckAll(): Promise<void>
  /** Makes the projection of a board from the journal; the rows are the same as those made while it was edited. */
  rebuildProjection(boardId: string): Promise<void>
  /** What is open now, for an operator's eyes. */
  status(): RealtimeStatus
  /** Resolves when boards can be opened. */
  ready(): Promise<void>
  /** Why no board can be opened for now; null when they can. */
  fault(): string | null
  /** Stores what is in flight, projects it, tells every socket to come back later (1012), within ten seconds. */
  drain(): Promise<void>
}

export type EngineDeps = {
  store: BoardStore
  /** The other processes that serve the same database; null when there may be none. */
  fanout?: Fanout | null
  clock: Clock
  log: Logger
  live: Pick<Live, 'changed'>
  /** The person behind a session now, or null when it has ended. Asked when `recheck` is. */
  viewerOf(sessionHash: string): Promise<Viewer | null>
  timings?: Partial<Timings>
  limits?: Partial<Limits>
  measures?: RealtimeMeasures
  /** For the rigs in tests/chaos, which show that the promises break where they must. */
  rig?: { acknowledge?: Acknowledge; commitDelayMs?: number; effortMs?: Rate }
}

export type RoomsDeps = Omit<EngineDeps, 'store'> & { db: Db; pool: pg.Pool; url: string }

/** In milliseconds. */
export type Timings = {
  /** How often a socket is asked whether somebody is there, and told that we are. */
  heartbeat: number
  /** Without a write for this long a board goes back to bytes; without people as well it is let go of. */
  idle: number
  /** How often that is looked for. */
  tidy: number
  /** How often boards that nobody asks for are packed. */
  pack: number
  /** How long `drain` waits for the journal. */
  drain: number
  /** How often boards are compared with the journal: while hints from the other nodes arrive, while they do not, … */
  reconcile: number
  reconcileUnhinted: number
  /** … and on a node that stands alone. */
  reconcileAlone: number
  /** How often boards are looked for whose rows are behind, since their process may be gone. */
  catchUp: number
}

/** The engine on PostgreSQL. */
export function createRooms({ db, pool, url, ...deps }: RoomsDeps): Rooms {
  const { log, fanout = null } = deps
  return createEngine({ ...deps, store: createPostgresStore({ db, pool, url, log, alone: fanout === null }) })
}
