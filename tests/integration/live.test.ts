import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { board } from '#db/schema/board.ts'
import type { Present } from '#server/live/presence.ts'
import { createHuvudman, type TestHuvudman } from '#tests/support/organisation.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let huvudman: TestHuvudman
let boardId: string
const sockets: Socket[] = []

beforeAll(async () => {
  server = await startTestServer({ pages: false })
  const { db } = server.database
  huvudman = await createHuvudman(db)
  const enhetId = await huvudman.enhet('Provskolan')
  const otherEnhet = await huvudman.enhet('Granskolan')
  await huvudman.person('rektor@skola.test', 'rektor', { enhetId })
  await huvudman.person('pedagog@skola.test', 'pedagog', { enhetId })
  await huvudman.person('rektor.gran@skola.test', 'rektor', { enhetId: otherEnhet })
  await huvudman.person('forvaltning@skola.test', 'forvaltning')
  await huvudman.person('admin@skola.test', 'admin')
  const other = await createHuvudman(db, 'Annanköpings kommun')
  await other.person('forvaltning@annan.test', 'forvaltning')
  boardId = randomUUID()
  await db.insert(board).values({
    id: boardId,
    huvudmanId: huvudman.huvudmanId,
    enhetId,
    niva: 'enhet',
    lasar: '2026/27',
    titel: 'Provskolan 2026/27',
  })
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect()
})
afterAll(() => server.close())

test('everyone of the huvudman hears that something changed, and nobody else', async () => {
  const [own, foreign] = await Promise.all([connect('pedagog@skola.test'), connect('forvaltning@annan.test')])
  const heard = { own: [] as unknown[], foreign: [] as unknown[] }
  own.socket.on('changed', (event) => heard.own.push(event))
  foreign.socket.on('changed', (event) => heard.foreign.push(event))
  server.live.changed('oversikt', huvudman.huvudmanId)
  await vi.waitFor(() => expect(heard.own).toEqual([{ topic: 'oversikt' }]))
  // Its own news comes after anything that leaked.
  server.live.changed('mal', await huvudmanOf('forvaltning@annan.test'))
  await vi.waitFor(() => expect(heard.foreign).toEqual([{ topic: 'mal' }]))
})

test('colleagues see on which page one is; another enhet, another huvudman and strangers do not', async () => {
  const rektor = await connect('rektor@skola.test')
  const pedagog = await connect('pedagog@skola.test')
  const neighbour = await connect('rektor.gran@skola.test')
  const forvaltning = await connect('forvaltning@skola.test')
  const foreign = await connect('forvaltning@annan.test')
  rektor.socket.emit('sida', `/tavlor/${boardId}/orsaker`)
  for (const other of [pedagog, neighbour, forvaltning]) other.socket.emit('sida', '/mal')
  foreign.socket.emit('sida', '/mal')

  const onBoard = { namn: 'rektor', sida: `/tavlor/${boardId}` }
  await vi.waitFor(() => {
    expect(pedagog.present()).toContainEqual(expect.objectContaining(onBoard))
    expect(forvaltning.present()).toContainEqual(expect.objectContaining(onBoard))
    expect(neighbour.present().map(({ namn }) => namn)).toEqual(['forvaltning', 'pedagog', 'rektor.gran'])
    expect(foreign.present().map(({ namn }) => namn)).toEqual(['forvaltning'])
  })

  rektor.socket.disconnect()
  await vi.waitFor(() => expect(pedagog.present().map(({ namn }) => namn)).not.toContain('rektor'))
})

test('nobody can be on a page that they may not see, or that is no page', async () => {
  const neighbour = await connect('rektor.gran@skola.test')
  const forvaltning = await connect('forvaltning@skola.test')
  forvaltning.socket.emit('sida', '/oversikt')
  await vi.waitFor(() => expect(neighbour.present()).toHaveLength(1))
  const claims = [
    `/tavlor/${boardId}`,
    `/tavlor/${randomUUID()}`,
    '/tavlor/abc',
    'javascript:alert(1)',
    42,
    null,
  ]
  for (const claim of claims) {
    neighbour.socket.emit('sida', '/mal')
    await vi.waitFor(() => expect(forvaltning.present().map(({ sida }) => sida)).toContain('/mal'))
    neighbour.socket.emit('sida', claim)
    await vi.waitFor(() => expect(forvaltning.present().map(({ sida }) => sida)).toEqual(['/oversikt']))
  }
})

test('signing out cuts the live sockets of that session within a second, and no others', async () => {
  const here = await connect('rektor@skola.test')
  const there = await connect('rektor@skola.test')
  const began = performance.now()
  const gone = new Promise<string>((done) => here.socket.once('disconnect', done))
  const { sessionHash } = (await server.services.konto.authenticate(here.cookie))!
  await server.services.konto.signOut(sessionHash)
  expect(await gone).toBe('io server disconnect')
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(there.socket.connected).toBe(true)
})

test('closing an account cuts its live sockets', async () => {
  const { personId } = await huvudman.person('slutar@skola.test', 'namnd')
  const leaving = await connect('slutar@skola.test')
  const gone = new Promise<string>((done) => leaving.socket.once('disconnect', done))
  const admin = (await server.services.konto.authenticate(await server.signIn('admin@skola.test')))!
  expect(await server.services.personer.close(admin.viewer, personId)).toEqual({ ok: true })
  expect(await gone).toBe('io server disconnect')
})

test('a message that is too large ends the connection that sent it, and only that', async () => {
  const loud = await connect('pedagog@skola.test')
  const quiet = await connect('rektor@skola.test')
  const gone = new Promise<string>((done) => loud.socket.once('disconnect', done))
  loud.socket.emit('sida', 'x'.repeat(200_000))
  expect(await gone).toMatch(/transport/)
  expect(quiet.socket.connected).toBe(true)
})

async function connect(epost: string) {
  const cookie = await server.signIn(epost)
  const socket = io(server.url, {
    transports: ['websocket'],
    extraHeaders: { Cookie: cookie, Origin: server.url },
    reconnection: false,
    forceNew: true,
  })
  sockets.push(socket)
  let last: Present[] = []
  socket.on('presence', (present: Present[]) => {
    last = present
  })
  await new Promise<void>((open, fail) => {
    socket.once('connect', () => open())
    socket.once('connect_error', fail)
  })
  return { socket, cookie, present: () => last }
}

async function huvudmanOf(epost: string): Promise<string> {
  const { rows } = await server.database.pool.query('select huvudman_id from person where epost = $1', [
    epost,
  ])
  return rows[0].huvudman_id
}
