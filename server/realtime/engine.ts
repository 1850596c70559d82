/** Every board that is open in this process: opened once, shared by all who come, let go of when nobody is left. */
import type { Viewer } from '#domain/access/viewer.ts'
import { CLOSE } from './close-codes.ts'
import { Connection } from './connection.ts'
import { Efforts } from './efforts.ts'
import { Journal } from './journal/journal.ts'
import { BrokenSnapshot } from './journal/load.ts'
import { DEFAULT_LIMITS, LIMITS } from './limits.ts'
import { UNMEASURED } from './measures.ts'
import { pause } from './pause.ts'
import { STILL_HERE } from './presence-frame.ts'
import { Projector, type ReadBoard } from './projection/projector.ts'
import { Reconciler } from './reconciler.ts'
import { Room } from './room.ts'
import type { EngineDeps, Joiner, Rooms, Timings } from './rooms.ts'

const TIMINGS: Timings = {
  heartbeat: 15_000,
  idle: 30_000,
  tidy: 10_000,
  pack: 1_000,
  drain: 7_500,
  reconcile: 3_000,
  reconcileUnhinted: 500,
  reconcileAlone: 10_000,
  catchUp: 60_000,
}
const GOODBYE_MS = 1_000
/** How long a process that ends goes on making the next one's openings short. */
const LAST_TIDYING_MS = 1_000

export function createEngine(deps: EngineDeps): Rooms {
  const { store, fanout = null, log, clock, live, measures = UNMEASURED, rig = {} } = deps
  const timings = { ...TIMINGS, ...deps.timings }
  const limits = { ...DEFAULT_LIMITS, ...deps.limits }
  const journal = new Journal({ store, log, measures, onRenumbered: abandonAll, ...rig })
  const open = new Map<string, Promise<Room>>()
  const opened = new Set<Room>()
  const connections = new Set<Connection>()
  const projector = new Projector({ store, log, live, measures })
  const efforts = new Efforts(rig.effortMs ?? LIMITS.effortMs)
  const writerReady = journal.ready()
  let isReady = false
  let isDraining = false
  let hasEnded = false

  writerReady
    .then(() => {
      isReady = true
      return projector.catchUp()
    })
    .catch((err: unknown) => {
      if (!isDraining) log.error({ err }, 'boards could not be projected at the start')
    })

  function roomOf(boardId: string): Promise<Room> {
    // Its rooms are closed for good; who went on asking for one that is not would hold the process for ever.
    if (hasEnded) return Promise.reject(new Error('This process has ended'))
    const known = open.get(boardId)
    if (known) return known
    const opening = load(boardId)
    open.set(boardId, opening)
    opening.catch(() => open.delete(boardId))
    return opening
  }

  async function load(boardId: string): Promise<Room> {
    await writerReady
    const ref = await store.find(boardId)
    if (!ref) throw new Error(`There is no board ${boardId}`)
    const opening = await Room.open(ref, {
      ...{ store, journal, fanout, log, clock, measures },
      isShared: fanout !== null,
      acknowledge: rig.acknowledge ?? 'after-commit',
      onChange: ({ ref }, by) => projector.touch(ref, readIfThere(boardId), by),
      onAbandoned,
    })
    opened.add(opening)
    if (isDraining) opening.stopTaking()
    if (hasEnded) opening.close()
    return opening
  }

  function forget(room: Room): void {
    // The board may have been opened again meanwhile: that room stays.
    if (opened.delete(room)) open.delete(room.ref.id)
  }

  /** What it had in flight may be stored after all, and then nobody else would project it. */
  function onAbandoned(room: Room, isLost: boolean): void {
    forget(room)
    if (!isLost || isDraining) return
    projector.touch(room.ref, readIfThere(room.ref.id), 'here')
  }

  /** By the time it is read the board may have been deleted. */
  function readIfThere(boardId: string): ReadBoard {
    return async (view) =>
      open.has(boardId) || (await store.find(boardId)) ? ask(boardId, (room) => room.readWhole(view)) : null
  }

  /** Nothing that is open can be written under the number that this process has now. */
  function abandonAll(): void {
    for (const room of [...opened]) room.board.lost(new Error('This process writes as another node now'))
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
      if (isDraining) connection.close(CLOSE.restarting, 'Restarting')
      // The board was replaced while its room was open: that room is for those who have the old one.
      else if ((board.epoch ?? room.ref.epoch) > room.ref.epoch) room.end(CLOSE.otherEpoch)
      else if ((board.epoch ?? room.ref.epoch) < room.ref.epoch)
        connection.close(CLOSE.otherEpoch, 'The board has been replaced')
      // Who has left while the board was opened will never be heard leaving.
      else if (!room.isGone && connection.isOpen) return room.join(connection)
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

  /** Whoever opens these boards next reads one snapshot each; the longest first, as far as the time goes. */
  async function tidyLast(): Promise<void> {
    const until = performance.now() + LAST_TIDYING_MS
    const rows = ({ board }: Room) => board.place.length.rows.length
    for (const { board } of [...opened].sort((one, other) => rows(other) - rows(one)))
      if (performance.now() < until) await board.tidy().catch(() => {})
  }

  async function recheck(theirs: readonly Connection[]): Promise<void> {
    for (const [sessionHash, tabs] of Map.groupBy(theirs, (connection) => connection.sessionHash)) {
      const viewer = await deps.viewerOf(sessionHash)
      for (const connection of tabs) {
        adapt(connection, viewer)
        open.get(connection.boardId)?.then(
          (room) => room.renamed(connection),
          () => {},
        )
      }
    }
  }

  const count = (is: (room: Room) => boolean) => [...opened].filter(is).length

  const reconciler = new Reconciler({
    ...{ store, fanout, log, rooms: () => opened },
    every: {
      hinted: timings.reconcile,
      unhinted: timings.reconcileUnhinted,
      alone: timings.reconcileAlone,
    },
  })
  const heartbeat = setInterval(() => {
    for (const connection of connections) {
      connection.checkPulse()
      connection.send(STILL_HERE)
    }
  }, timings.heartbeat).unref()
  // A process that has lost its number and writes nothing would not notice, and show what nobody tells it of.
  const keeper = setInterval(() => {
    journal.stay().catch((err: unknown) => log.warn({ err }, 'the journal cannot be held for now'))
  }, timings.reconcile).unref()
  let tidying: Promise<void> | null = null
  const caretaker = setInterval(() => {
    tidying ??= tidy().finally(() => (tidying = null))
  }, timings.tidy).unref()

  const packing = setInterval(() => {
    for (const { board } of opened) board.document.pack()
  }, timings.pack).unref()
  // A node that was killed may have left a board that no other has open.
  const projecting = setInterval(() => void projector.catchUp().catch(() => {}), timings.catchUp).unref()

  return {
    join(socket, who) {
      const connection = new Connection(
        socket,
        who,
        measures,
        efforts.of(who.viewer.personId, performance.now()),
      )
      if (!admit(connection, who)) return
      connections.add(connection)
      socket.on('close', (code) => {
        connections.delete(connection)
        measures.closed(code)
      })
      bring(connection, who).catch((err: unknown) => {
        if (err instanceof BrokenSnapshot) measures.damaged()
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
      const owners = await store.owners(boardId)
      return Object.fromEntries(
        owners.map(({ clientId, personId, namn }) => [
          clientId,
          personId === null || namn === null ? null : { personId, namn },
        ]),
      )
    },
    recheck: (personId) => recheck([...connections].filter(({ viewer }) => viewer.personId === personId)),
    recheckAll: () => recheck([...connections]),
    status: () => ({
      boards: opened.size,
      hot: count(({ board }) => board.document.isHot),
      packed: count(({ board }) => board.document.isPacked),
      damaged: count(({ board }) => board.isDamaged),
      connections: connections.size,
      present: [...opened].reduce((sum, { presence }) => sum + presence.size, 0),
      backlog: journal.backlog,
      oldestUnsavedMs: journal.oldestMs,
      mostClientIds: Math.max(0, ...[...opened].map(({ board }) => board.owners.map.size)),
    }),
    ready: () => writerReady,
    fault() {
      if (store.isWaiting) return 'another process serves this database'
      return isReady ? null : 'the journal is not open yet'
    },
    rebuildProjection: (boardId) => projector.rebuild(boardId),
    async drain() {
      isDraining = true
      clearInterval(heartbeat)
      clearInterval(caretaker)
      clearInterval(packing)
      clearInterval(projecting)
      clearInterval(keeper)
      reconciler.stop()
      for (const room of opened) room.stopTaking()
      await Promise.race([journal.whenIdle().then(() => projector.finish()), pause(timings.drain)])
      for (const connection of connections) connection.close(CLOSE.restarting, 'Restarting')
      await Promise.race([untilEmpty(connections), pause(GOODBYE_MS)])
      for (const connection of connections) connection.socket.terminate()
      await Promise.race([tidyLast(), pause(LAST_TIDYING_MS)])
      hasEnded = true
      for (const room of opened) room.close()
      projector.stop()
      journal.close()
      await store.close()
    },
  }
}

async function untilEmpty(connections: ReadonlySet<Connection>): Promise<void> {
  while (connections.size > 0) await pause(10)
}
