/** Every board that is open in this process: opened once, shared by all who come, let go of when nobody is left. */
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { WebSocket } from 'ws'
import type { Db, Tx } from '#db/client.ts'
import { selectClientOwners } from '#db/queries/board-clients.ts'
import { findBoard } from '#db/queries/boards.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Board } from '#domain/board/document.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Clock } from '#server/clock.ts'
import type { Live } from '#server/live/hub.ts'
import type { Logger } from '#server/log.ts'
import { CLOSE } from './close-codes.ts'
import { Connection } from './connection.ts'
import { Journal } from './journal/journal.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { STILL_HERE } from './presence.ts'
import { Projector } from './projection/projector.ts'
import { type Acknowledge, Room } from './room.ts'

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
  /** What is open now, for an operator's eyes. */
  status(): RoomsStatus
  /** Stores what is in flight, projects it, tells every socket to come back later (1012), within ten seconds. */
  drain(): Promise<void>
}

export type RoomsStatus = {
  boards: number
  /** Boards that take the room of a live document. */
  hot: number
  connections: number
  /** Bytes that wait for PostgreSQL. */
  backlog: number
}

export type RoomsDeps = {
  db: Db
  pool: pg.Pool
  /** The journal keeps a connection of its own with durable commits pinned on. */
  url: string
  clock: Clock
  log: Logger
  live: Pick<Live, 'changed'>
  /** The person behind a session now, or null when it has ended. Asked when `recheck` is. */
  viewerOf(sessionHash: string): Promise<Viewer | null>
  /** Number of this process among those that write the same database. */
  node?: number
  timings?: Partial<Timings>
  limits?: Partial<Limits>
  /** For the rigs in tests/chaos, which show that the promises break where they must. */
  rig?: { acknowledge?: Acknowledge; commitDelayMs?: number }
}

/** In milliseconds. */
export type Timings = {
  /** How often a socket is asked whether somebody is there, and told that we are. */
  heartbeat: number
  /** Without a write for this long a board goes back to bytes; without people as well it is let go of. */
  idle: number
  /** How often that is looked for. */
  tidy: number
  /** How long `drain` waits for the journal. */
  drain: number
}

const TIMINGS: Timings = { heartbeat: 15_000, idle: 30_000, tidy: 10_000, drain: 8_000 }
const GOODBYE_MS = 1_000

export function createRooms(deps: RoomsDeps): Rooms {
  const { db, pool, log, clock, node = 1, rig = {} } = deps
  const timings = { ...TIMINGS, ...deps.timings }
  const limits = { ...DEFAULT_LIMITS, ...deps.limits }
  const journal = new Journal({ url: deps.url, node, log, ...rig })
  const open = new Map<string, Promise<Room>>()
  const opened = new Set<Room>()
  const connections = new Set<Connection>()
  const projector = new Projector({ db, pool, log, live: deps.live })
  const writerReady = journal.ready()
  let isDraining = false

  writerReady
    .then(() => projector.catchUp())
    .catch((err: unknown) => {
      if (!isDraining) log.error({ err }, 'boards could not be projected at the start')
    })

  function roomOf(boardId: string): Promise<Room> {
    const known = open.get(boardId)
    if (known) return known
    const opening = load(boardId)
    open.set(boardId, opening)
    opening.catch(() => open.delete(boardId))
    return opening
  }

  async function load(boardId: string): Promise<Room> {
    await writerReady
    const ref = await findBoard(db, boardId)
    if (!ref) throw new Error(`There is no board ${boardId}`)
    const opening = await Room.open(ref, {
      db,
      pool,
      journal,
      log,
      clock,
      acknowledge: rig.acknowledge ?? 'after-commit',
      onChange: ({ ref }) => projector.touch(ref, (view) => ask(boardId, (room) => room.readWhole(view))),
      onAbandoned: forget,
    })
    opened.add(opening)
    return opening
  }

  function forget(room: Room): void {
    open.delete(room.ref.id)
    opened.delete(room)
  }

  /** Asks a room; one that is gone by then is opened again. */
  async function ask<T>(boardId: string, question: (room: Room) => T | Promise<T>): Promise<T> {
    for (;;) {
      const room = await roomOf(boardId)
      if (room.isGone) continue
      try {
        return await question(room)
      } catch (error) {
        if (!room.isGone || isDraining) throw error
      }
    }
  }

  /** Lets a connection do what the person may now, or ends it. */
  function adapt(connection: Connection, viewer: Viewer | null): void {
    if (!viewer) connection.close(CLOSE.sessionEnded, 'The session has ended')
    else if (!connection.becomes(viewer)) connection.close(CLOSE.noAccess, 'No access to this board any more')
  }

  function admit(connection: Connection, { viewer, board }: Joiner): boolean {
    const here = [...connections].filter(({ boardId }) => boardId === board.id)
    const own = here.filter((other) => other.viewer.personId === viewer.personId)
    if (isDraining) connection.close(CLOSE.restarting, 'Restarting')
    else if (here.length >= limits.connectionsPerBoard || own.length >= limits.connectionsPerPersonAndBoard)
      connection.close(CLOSE.busy, 'Too many connections')
    else return true
    return false
  }

  async function bring(connection: Connection, { board, sessionHash }: Joiner): Promise<void> {
    // Roles may have changed between the handshake and now, and `recheck` knows only those who are here.
    adapt(connection, await deps.viewerOf(sessionHash))
    while (connection.isOpen) {
      const room = await roomOf(board.id)
      if (!room.isGone) return room.join(connection)
    }
  }

  async function tidy(): Promise<void> {
    for (const room of opened) {
      const isIdle = () => room.idleMs >= timings.idle && !projector.isBusyWith(room.ref.id)
      if (!isIdle()) continue
      await room.board
        .tidy()
        .catch((err) => log.error({ err, board: room.ref.id }, 'a board could not be tidied up'))
      if (room.connections.size > 0 || !isIdle() || !room.board.isQuiet) continue
      forget(room)
      room.close()
    }
  }

  const heartbeat = setInterval(() => {
    for (const connection of connections) {
      connection.checkPulse()
      connection.send(STILL_HERE)
    }
  }, timings.heartbeat).unref()
  let tidying: Promise<void> | null = null
  const caretaker = setInterval(() => {
    tidying ??= tidy().finally(() => (tidying = null))
  }, timings.tidy).unref()

  return {
    join(socket, who) {
      const connection = new Connection(socket, who)
      if (!admit(connection, who)) return
      connections.add(connection)
      socket.on('close', () => connections.delete(connection))
      bring(connection, who).catch((err: unknown) => {
        log.error({ err, board: who.board.id }, 'a board cannot be opened')
        connection.close(CLOSE.failed, 'The board cannot be opened')
      })
    },
    state: (boardId) => ask(boardId, (room) => room.board.whenQuiet(() => room.board.document.encode())),
    read: (boardId, view) => ask(boardId, (room) => room.read(view)),
    async command(board, work) {
      for (;;) {
        const room = await roomOf(board.id)
        // Not `ask`: a command whose end is unclear must not be done twice.
        if (!room.isGone) return room.board.command(work)
      }
    },
    async authors(boardId) {
      const owners = await selectClientOwners(db, boardId)
      return Object.fromEntries(
        owners.map(({ clientId, personId, namn }) => [
          clientId,
          personId === null || namn === null ? null : { personId, namn },
        ]),
      )
    },
    async recheck(personId) {
      const theirs = [...connections].filter(({ viewer }) => viewer.personId === personId)
      const sessions = new Set(theirs.map(({ sessionHash }) => sessionHash))
      for (const sessionHash of sessions) {
        const viewer = await deps.viewerOf(sessionHash)
        for (const connection of theirs) {
          if (connection.sessionHash !== sessionHash) continue
          adapt(connection, viewer)
          open.get(connection.boardId)?.then(
            (room) => room.renamed(connection),
            () => {},
          )
        }
      }
    },
    status: () => ({
      boards: opened.size,
      hot: [...opened].filter(({ board }) => board.document.isHot).length,
      connections: connections.size,
      backlog: journal.backlog,
    }),
    rebuildProjection: (boardId) => projector.rebuild(boardId),
    async drain() {
      isDraining = true
      clearInterval(heartbeat)
      clearInterval(caretaker)
      for (const room of opened) room.stopTaking()
      await Promise.race([journal.whenIdle().then(() => projector.finish()), pause(timings.drain)])
      for (const connection of connections) connection.close(CLOSE.restarting, 'Restarting')
      await Promise.race([untilEmpty(connections), pause(GOODBYE_MS)])
      for (const connection of connections) connection.socket.terminate()
      for (const room of opened) room.close()
      projector.stop()
      await journal.close()
    },
  }
}

async function untilEmpty(connections: ReadonlySet<Connection>): Promise<void> {
  while (connections.size > 0) await pause(10)
}
