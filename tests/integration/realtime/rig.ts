/** Rooms behind a real port, on a real database, with people to come to them. */
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { pino } from 'pino'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { board as boardTable } from '#db/schema/index.ts'
import type { BoardNiva } from '#domain/ska/board-ref.ts'
import { createSessions, type Sessions } from '#server/auth/sessions.ts'
import { systemClock } from '#server/clock.ts'
import type { Live } from '#server/live/hub.ts'
import { DEFAULT_LIMITS } from '#server/realtime/limits.ts'
import { createRooms, type Rooms, type RoomsDeps } from '#server/realtime/rooms.ts'
import { createYjsUpgrade } from '#server/realtime/upgrade.ts'
import { createHuvudman, type TestHuvudman, type TestPerson } from '#tests/support/organisation.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'
import { ScriptedClient } from './scripted-client.ts'

export type Who = TestPerson & { cookie: string }

export type Rig = {
  database: TestDatabase
  huvudman: TestHuvudman
  enhetId: string
  sessions: Sessions
  rooms: Rooms
  /** Log lines of level error and above. */
  complaints: string[]
  live: Live
  /** What rooms are made of here. */
  deps: RoomsDeps
  /** Topics that pages were told about. */
  told: string[]
  url: string
  person(
    roll: Parameters<TestHuvudman['person']>[1],
    place?: { enhetId?: string; arbetslagId?: string },
  ): Promise<Who>
  board(niva?: BoardNiva, place?: { enhetId?: string | null; arbetslagId?: string | null }): Promise<string>
  /** A scripted client; does not wait for anything. */
  open(who: Who, boardId: string, doc?: Y.Doc, query?: string): ScriptedClient
  /** A scripted client that has the board. */
  join(who: Who, boardId: string, doc?: Y.Doc): Promise<ScriptedClient>
  /** The stock provider. */
  provider(who: Who, boardId: string, doc?: Y.Doc): WebsocketProvider
  /** Keeps every commit to the journal waiting until the returned function is called. */
  holdJournal(): Promise<() => Promise<void>>
  /** Another process takes over: rooms are drained, and new ones open on the same database. */
  restart(options?: Partial<RoomsDeps>): Promise<void>
  close(): Promise<void>
}

export async function createRig(options: Partial<RoomsDeps> = {}): Promise<Rig> {
  const database = await createTestDatabase()
  const { db, pool, url } = database
  const complaints: string[] = []
  const told: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void complaints.push(line) })
  const sessions = createSessions({ db, clock: systemClock, publicOrigin: null })
  const live: Live = {
    changed: (topic) => void told.push(topic),
    recheck: async () => {},
    recheckAll: async () => {},
    close: async () => {},
  }
  const { viewerOf } = sessions
  const deps: RoomsDeps = { db, pool, url, clock: systemClock, log, live, viewerOf, ...options }
  const open = (extra: Partial<RoomsDeps> = {}) => createRooms({ ...deps, ...extra })
  let rooms = open()
  const upgrade = createYjsUpgrade({
    rooms: { join: (socket, who) => rooms.join(socket, who) },
    db,
    sessions,
    log,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
  })
  const server = createServer().on('upgrade', upgrade)
  const port = await listen(server)
  const huvudman = await createHuvudman(db)
  const enhetId = await huvudman.enhet('Ekbackens skola')
  const providers: WebsocketProvider[] = []
  const clients: ScriptedClient[] = []
  const address = `ws://127.0.0.1:${port}/yjs`

  const rig: Rig = {
    ...{ database, huvudman, enhetId, sessions, complaints, told, live, deps },
    url: address,
    get rooms() {
      return rooms
    },
    async person(roll, place = roll === 'rektor' || roll === 'pedagog' ? { enhetId } : {}) {
      const person = await huvudman.person(`${roll}-${randomUUID()}@prov.se`, roll, place)
      const opened = await sessions.open({ personId: person.personId, huvudmanId: huvudman.huvudmanId })
      return { ...person, cookie: opened.split(';')[0]! }
    },
    async board(
      niva = 'enhet',
      { enhetId: at = niva === 'huvudman' ? null : enhetId, arbetslagId = null } = {},
    ) {
      const id = randomUUID()
      const lasar = `20${String(10 + boards++).slice(-2)}/${String(11 + boards).slice(-2)}`
      await db.insert(boardTable).values({
        ...{ id, niva, lasar, arbetslagId, enhetId: at, huvudmanId: huvudman.huvudmanId },
        titel: 'Provtavla',
      })
      return id
    },
    open(who, boardId, doc, query = '') {
      const client = new ScriptedClient({
        url: `${address}/${boardId}${query}`,
        headers: { cookie: who.cookie },
        doc,
      })
      clients.push(client)
      return client
    },
    join: (who, boardId, doc) => rig.open(who, boardId, doc).synced(),
    provider(who, boardId, doc = new Y.Doc()) {
      const provider = new WebsocketProvider(address, boardId, doc, {
        WebSocketPolyfill: signedIn(who),
        disableBc: true,
        maxBackoffTime: 200,
      })
      // The provider writes to the console of messages that it does not know.
      for (const type of [100, 101]) provider.messageHandlers[type] = () => {}
      providers.push(provider)
      return provider
    },
    async holdJournal() {
      const client = new pg.Client({ connectionString: url })
      client.on('error', () => {})
      await client.connect()
      await client.query('begin; lock table board_update in exclusive mode')
      return async () => {
        await client.query('rollback')
        await client.end()
      }
    },
    async restart(extra) {
      await rooms.drain()
      rooms = open(extra)
    },
    async close() {
      for (const provider of providers) provider.destroy()
      for (const client of clients) client.cut()
      await rooms.drain()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await database.drop()
    },
  }
  return rig
}

let boards = 0

/** A WebSocket of a browser where this person is signed in. */
function signedIn(who: Who): typeof globalThis.WebSocket {
  const Socket = class extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: who.cookie } })
    }
  }
  return Socket as unknown as typeof globalThis.WebSocket
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
