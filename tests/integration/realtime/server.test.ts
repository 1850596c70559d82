/** The engine inside the real server: the door, the people, the decisions, the end. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { findPerson, findViewer } from '#db/queries/people.ts'
import { board } from '#db/schema/index.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { createHuvudman, type TestPerson } from '#tests/support/organisation.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'
import { ScriptedClient } from './scripted-client.ts'

let server: TestServer
let boardId: string
let rektor: TestPerson
let admin: TestPerson
let huvudmanId: string

beforeAll(async () => {
  server = await startTestServer({ pages: false })
  const { db } = server.database
  const huvudman = await createHuvudman(db)
  const enhetId = await huvudman.enhet('Ekbackens skola')
  huvudmanId = huvudman.huvudmanId
  rektor = await huvudman.person('rektor@skola.test', 'rektor', { enhetId })
  admin = await huvudman.person('admin@skola.test', 'admin')
  boardId = randomUUID()
  await db
    .insert(board)
    .values({ id: boardId, huvudmanId, enhetId, niva: 'enhet', lasar: '2026/27', titel: 'Prov' })
})
afterAll(() => server.close())

const soon = { interval: 5, timeout: 5_000 }

async function join(epost: string): Promise<ScriptedClient> {
  const cookie = await server.signIn(epost)
  const url = `${server.url.replace('http', 'ws')}/yjs/${boardId}`
  return new ScriptedClient({ url, headers: { cookie, origin: server.url } }).synced()
}

function knock(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/yjs/${boardId}`, { headers })
    socket.on('error', () => {})
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
  })
}

test('[C1] another site’s page is turned away before anybody asks who is signed in', async () => {
  const cookie = await server.signIn(rektor.epost)
  expect(await knock({ cookie, origin: 'https://evil.example' })).toBe(403)
  expect(await knock({ cookie })).toBe(403)
  expect(await knock({ origin: server.url })).toBe(401)
})

test('[C6] taking a role away in the people’s page closes the board within a second', async () => {
  const client = await join(rektor.epost)
  addUtfall(client.board, { id: randomUUID(), kategori: 'resultat', rubrik: 'Läsning' })
  await client.allSaved()
  const { db } = server.database
  const [roll] = (await findPerson(db, huvudmanId, rektor.personId))!.roller
  const viewer = (await findViewer(db, admin.personId))!
  const started = performance.now()
  expect(await server.services.personer.revokeRoll(viewer, rektor.personId, roll!.id)).toEqual({ ok: true })
  await expect.poll(() => client.closed?.code, soon).toBe(4403)
  expect(performance.now() - started).toBeLessThan(1_000)
  expect(await server.services.boards.page(viewer, boardId)).toMatchObject({ board: { id: boardId } })
})

test('[R6] the server’s end is 1012 for everyone who is on a board', async () => {
  const client = await join(admin.epost)
  addUtfall(client.board, { id: randomUUID(), kategori: 'resultat', rubrik: 'Sist' })
  await client.allSaved()
  const closing = server.close()
  await expect.poll(() => client.closed?.code, soon).toBe(1012)
  await closing
})
