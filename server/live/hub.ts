/** What happens outside the boards, told to whoever looks: socket.io. */
import { createServer, type RequestListener } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Server, type Socket } from 'socket.io'
import type { Viewer } from '#domain/access/viewer.ts'
import { mayPoll, type OriginRule } from '#server/auth/origin.ts'
import type { Sessions } from '#server/auth/sessions.ts'
import type { UpgradeListener } from '#server/front-door.ts'
import type { Logger } from '#server/log.ts'
import type { Redis } from '#server/nodes/redis.ts'
import { coalesce } from './coalesce.ts'
import { type Place, type Present, presentFor, readPath } from './presence.ts'

/** Parts of the product whose pages reload their data when told that it changed. */
const TOPICS = ['oversikt', 'boards', 'arshjul', 'mal'] as const
export type Topic = (typeof TOPICS)[number]

export type Live = {
  /** Tells everyone of the huvudman, at most four times a second, that pages about `topic` are out of date. */
  changed(topic: Topic, huvudmanId: string): void
  /** A person's session or roles changed: closes the sockets of theirs here that lost what they stood on. */
  recheck(personId: string): Promise<void>
  /** The same for everybody. */
  recheckAll(): Promise<void>
  close(): Promise<void>
}

/** The hub with its two doors; whoever lets an upgrade in has checked its Origin. */
export type LiveHub = Live & { request: RequestListener; upgrade: UpgradeListener }

/** The path under which the doors stand. */
export const LIVE_PATH = '/socket.io/'

/** What a browser hears. */
export type ServerEvents = {
  changed(event: { topic: Topic }): void
  presence(present: Present[]): void
}
/** What a browser says: the path of the page it shows. */
export type ClientEvents = { sida(path: string): void }
/** What nodes tell each other. */
type NodeEvents = { presence(huvudmanId: string): void; changed(topic: Topic, huvudmanId: string): void }
type SocketData = { viewer: Viewer; sessionHash: string; place: Place | null }
type Hub = Server<ClientEvents, ServerEvents, NodeEvents, SocketData>
type HubSocket = Socket<ClientEvents, ServerEvents, NodeEvents, SocketData>

export type LiveDeps = {
  isOwn: OriginRule
  sessions: Sessions
  /** The other nodes; null on one that stands alone. */
  redis: Redis | null
  log: Logger
  /** Whose page a path is, or null when this person may not be there. */
  placeOf(viewer: Viewer, path: string): Promise<Place | null>
}

const CHANGED_EVERY_MS = 250
const PRESENCE_EVERY_MS = 500
/** A node that does not say who is there is not waited for. */
const OTHERS_MS = 1_000
const MAX_MESSAGE_BYTES = 100_000

export function createLive({ isOwn, sessions, redis, log, placeOf }: LiveDeps): LiveHub {
  // A server that never listens: the front door passes on what is for us, after it has checked the Origin. On the
  // real one, socket.io would see every upgrade first and answer a foreign one with 400.
  const inner = createServer()
  const io: Hub = new Server(inner, {
    path: LIVE_PATH,
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    ...(redis ? { adapter: redis.adapter() } : {}),
    allowRequest({ headers }, answer) {
      answer(null, headers.upgrade === undefined ? mayPoll(isOwn, headers) : isOwn(headers.origin))
    },
  })
  const changes = coalesce(CHANGED_EVERY_MS)
  const presence = coalesce(PRESENCE_EVERY_MS)

  io.use(async (socket, next) => {
    try {
      const signedIn = await sessions.fromCookie(socket.request.headers.cookie)
      if (!signedIn) return next(new Error('unauthorized'))
      socket.data = { ...signedIn, place: null }
      next()
    } catch (error) {
      log.error({ err: error }, 'a live socket could not be let in')
      next(new Error('unavailable'))
    }
  })
  io.on('connection', (socket) => {
    const { viewer } = socket.data
    socket.join([inHuvudman(viewer.huvudmanId), ofPerson(viewer.personId)])
    socket.on('sida', (said) => void moved(socket, said))
    socket.on('disconnect', () => tellPresence(viewer.huvudmanId))
  })
  io.on('presence', sendPresence)
  io.on('changed', sendChanged)
  // What the others said meanwhile is not known: whoever looks at something looks again.
  redis?.onBack(() => {
    for (const topic of TOPICS) io.local.emit('changed', { topic })
  })

  return {
    request: (request, response) => void inner.emit('request', request, response),
    upgrade: (request, socket, head) => void inner.emit('upgrade', request, socket, head),
    changed(topic, huvudmanId) {
      changes(`${topic} ${huvudmanId}`, () => {
        // Whoever is here hears it at once, whatever becomes of Redis.
        sendChanged(topic, huvudmanId)
        if (redis?.isUp) io.serverSideEmit('changed', topic, huvudmanId)
      })
    },
    recheck: (personId) => recheck(ofPerson(personId)),
    recheckAll: () => recheck(null),
    async close() {
      changes.stop()
      presence.stop()
      await io.close()
    },
  }

  /** The sockets of this node; asking the adapter would be asking Redis. */
  function here(room: string | null): HubSocket[] {
    return [...io.sockets.sockets.values()].filter(({ rooms }) => room === null || rooms.has(room))
  }

  /** Who is behind the sockets of all nodes, or of this one while the others cannot be asked. */
  async function dataOf(room: string): Promise<SocketData[]> {
    const found = redis?.isUp
      ? await Promise.race([io.in(room).fetchSockets(), pause(OTHERS_MS, null, { ref: false })]).catch(
          () => null,
        )
      : null
    return (found ?? here(room)).map(({ data }) => data)
  }

  function sendChanged(topic: Topic, huvudmanId: string): void {
    io.local.to(inHuvudman(huvudmanId)).emit('changed', { topic })
  }

  async function moved(socket: HubSocket, said: unknown): Promise<void> {
    const path = readPath(said)
    try {
      socket.data.place = path === null ? null : await placeOf(socket.data.viewer, path)
      tellPresence(socket.data.viewer.huvudmanId)
    } catch (error) {
      log.error({ err: error }, 'a page could not be placed')
    }
  }

  function tellPresence(huvudmanId: string): void {
    presence(huvudmanId, () => {
      if (redis?.isUp) io.serverSideEmit('presence', huvudmanId)
      sendPresence(huvudmanId)
    })
  }

  /** Each node tells its own sockets about everybody's. */
  function sendPresence(huvudmanId: string): void {
    const room = inHuvudman(huvudmanId)
    dataOf(room)
      .then((all) => {
        const placed = all.flatMap(({ viewer, place }) => (place ? [{ viewer, place }] : []))
        for (const socket of here(room)) socket.emit('presence', presentFor(socket.data.viewer, placed))
      })
      .catch((error) => log.error({ err: error }, 'presence could not be told'))
  }

  async function recheck(room: string | null): Promise<void> {
    for (const socket of here(room)) {
      const viewer = await sessions.viewerOf(socket.data.sessionHash)
      if (viewer) socket.data.viewer = viewer
      else socket.disconnect(true)
    }
  }
}

const inHuvudman = (huvudmanId: string) => `huvudman:${huvudmanId}`
const ofPerson = (personId: string) => `person:${personId}`
