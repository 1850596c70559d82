/** Two whole servers on one database, with people and a board. */
import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { findViewer } from '#db/queries/people.ts'
import { board } from '#db/schema/index.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { createHuvudman, type TestHuvudman, type TestPerson } from '#tests/support/organisation.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

export type LiveSocket = { socket: Socket; heard: string[]; seen(): string[] }

export type Pair = {
  database: TestDatabase
  servers: [TestServer, TestServer]
  huvudman: TestHuvudman
  enhetId: string
  boardId: string
  admin: Viewer
  person(roll: 'rektor' | 'pedagog' | 'forvaltning' | 'admin'): Promise<TestPerson>
  viewer(person: TestPerson): Promise<Viewer>
  /** On the board, at one of the servers. */
  join(server: TestServer, cookie: string): Promise<ScriptedClient>
  /** On the live channel of one of them. */
  live(server: TestServer, cookie: string): Promise<LiveSocket>
  close(): Promise<void>
}

export async function createPair(redisUrl: string): Promise<Pair> {
  const database = await createTestDatabase()
  const start = () => startTestServer({ pages: false, database, config: { redisUrl, logLevel: 'silent' } })
  const servers: [TestServer, TestServer] = [await start(), await start()]
  const { db } = database
  const huvudman = await createHuvudman(db)
  const enhetId = await huvudman.enhet('Ekbackens skola')
  const person: Pair['person'] = (roll) =>
    huvudman.person(
      `${roll}-${randomUUID()}@skola.test`,
      roll,
      roll === 'rektor' || roll === 'pedagog' ? { enhetId } : {},
    )
  const viewer: Pair['viewer'] = async ({ personId }) => (await findViewer(db, personId))!
  const boardId = randomUUID()
  const { huvudmanId } = huvudman
  await db
    .insert(board)
    .values({ id: boardId, huvudmanId, enhetId, niva: 'enhet', lasar: '2026/27', titel: 'Prov' })
  const clients: ScriptedClient[] = []
  const sockets: Socket[] = []
  return {
    ...{ database, servers, huvudman, enhetId, boardId, person, viewer },
    admin: await viewer(await person('admin')),
    async join(server, cookie) {
      const url = `${server.url.replace('http', 'ws')}/yjs/${boardId}`
      const client = new ScriptedClient({ url, headers: { cookie, origin: server.url } })
      clients.push(client)
      return client.synced()
    },
    async live(server, cookie) {
      const socket = io(server.url, {
        ...{ transports: ['websocket'], reconnection: false },
        extraHeaders: { cookie, origin: server.url },
      })
      sockets.push(socket)
      const heard: string[] = []
      let present: { namn: string }[] = []
      socket.on('changed', ({ topic }: { topic: string }) => heard.push(topic))
      socket.on('presence', (all: { namn: string }[]) => {
        present = all
      })
      await new Promise<void>((resolve, reject) => {
        socket.on('connect', () => resolve())
        socket.on('connect_error', reject)
      })
      return { socket, heard, seen: () => present.map(({ namn }) => namn) }
    },
    async close() {
      for (const client of clients) client.cut()
      for (const socket of sockets) socket.disconnect()
      for (const server of servers) await server.close()
      await database.drop()
    },
  }
}
