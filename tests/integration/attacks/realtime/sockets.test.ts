/** Sockets that do not keep to the protocol, and doors that are not theirs, at the real server. */
import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { board, session } from '#db/schema/index.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { step1Frame, updateFrame } from '#server/realtime/protocol.ts'
import { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { createHuvudman } from '#tests/support/organisation.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'
import { handshake, RawWebSocket } from './raw-websocket.ts'
import { readBack, SOON, said } from './scene.ts'

let server: TestServer
let boardId: string
let cookie: string
let anna: ScriptedClient
/** Cards that are on the board by right. */
const known = new Set<string>()
const annat = {} as { rektor: string; admin: string }

beforeAll(async () => {
  server = await startTestServer({ pages: false, config: { logLevel: 'fatal' } })
  const { db } = server.database
  const huvudman = await createHuvudman(db)
  const enhetId = await huvudman.enhet('Ekbackens skola')
  for (const name of ['anna', 'mallory']) await huvudman.person(`${name}@skola.test`, 'rektor', { enhetId })
  await huvudman.person('annan.rektor@skola.test', 'rektor', { enhetId: await huvudman.enhet('Björkskolan') })
  await (await createHuvudman(db, 'Annan kommun')).person('admin@annan.test', 'admin')
  boardId = randomUUID()
  const { huvudmanId } = huvudman
  await db
    .insert(board)
    .values({ id: boardId, huvudmanId, enhetId, niva: 'enhet', lasar: '2026/27', titel: 'Prov' })
  cookie = await server.signIn('mallory@skola.test')
  annat.rektor = await server.signIn('annan.rektor@skola.test')
  annat.admin = await server.signIn('admin@annan.test')
  anna = await join(await server.signIn('anna@skola.test'))
})
afterAll(() => server?.close())

const path = (query = '') => `/yjs/${boardId}${query}`
const join = (cookie: string) =>
  new ScriptedClient({
    url: `${server.url.replace('http', 'ws')}${path()}`,
    headers: { cookie, origin: server.url },
  }).synced()

/** A handshake with anything in it. */
function knock(headers: Record<string, string>, at = path()): Promise<RawWebSocket> {
  const socket = new RawWebSocket(server.port)
  socket.text(handshake(at, { Origin: server.url, Cookie: cookie, ...headers }))
  return socket.opened()
}

/** The colleague notices nothing: her next edit is stored, and besides it only what was let in. */
async function expectUnharmed(letIn: readonly string[] = []): Promise<void> {
  const id = randomUUID()
  const expected = new Set([...known, ...letIn, id])
  addUtfall(anna.board, { id, kategori: 'resultat', rubrik: 'Annas' })
  await anna.allSaved()
  expect([anna.closed, anna.refused]).toEqual([null, null])
  await expect.poll(() => new Set(anna.board.roots.utfall.keys()), SOON).toEqual(expected)
  expect(said(await readBack(server.database.db, boardId))).toBe(said(anna.doc))
  for (const key of expected) known.add(key)
}

function edit(): { id: string; frame: Uint8Array } {
  const id = randomUUID()
  const doc = new Y.Doc()
  addUtfall(openBoard(doc), { id, kategori: 'resultat', rubrik: 'Mallorys' })
  return { id, frame: updateFrame(Y.encodeStateAsUpdate(doc)) }
}

const EVIL = 'https://evil.example'
const DOORS: [name: string, status: number, headers: () => Record<string, string>, at?: () => string][] = [
  ['a page of another site', 403, () => ({ Origin: EVIL })],
  ['a sandboxed frame', 403, () => ({ Origin: 'null' })],
  ['a page that hides where it is from', 403, () => ({ Origin: '' })],
  ['a site whose name begins as ours', 403, () => ({ Origin: `${server.url}.evil.example` })],
  [
    'a site that names us as its user',
    403,
    () => ({ Origin: `http://localhost:${server.port}@evil.example` }),
  ],
  ['our name with another port', 403, () => ({ Origin: `http://localhost:${server.port + 1}` })],
  ['our name with another scheme', 403, () => ({ Origin: server.url.replace('http:', 'https:') })],
  ['our origin with a path behind it', 403, () => ({ Origin: `${server.url}/` })],
  ['two origins, one of them ours', 403, () => ({ Origin: `${server.url}, ${EVIL}` })],
  ['nobody', 401, () => ({ Cookie: '' })],
  ['a session that was made up', 401, () => ({ Cookie: `${cookie.split('=')[0]}=${'A'.repeat(43)}` })],
  [
    'a session with a letter changed',
    401,
    () => ({ Cookie: cookie.slice(0, -1) + (cookie.endsWith('A') ? 'B' : 'A') }),
  ],
  ['a page that was drawn for somebody else', 401, () => ({}), () => path(`?person=${randomUUID()}`)],
  ['another enhet’s rektor', 404, () => ({ Cookie: annat.rektor })],
  ['another huvudman’s admin', 404, () => ({ Cookie: annat.admin })],
  ['somebody who guesses a board', 404, () => ({}), () => `/yjs/${randomUUID()}`],
  ['somebody who writes a path into the board’s name', 404, () => ({}), () => `/yjs/..%2f${boardId}`],
  ['another version of the protocol', 400, () => ({ 'Sec-WebSocket-Version': '12' })],
  ['a handshake without a key', 400, () => ({ 'Sec-WebSocket-Key': '' })],
]

test.each(DOORS)(
  '[C1] %s gets %i and no socket; the own page does',
  async (_name, status, headers, at = path) => {
    const refused = await knock(headers(), at())
    expect(refused.status).toBe(status)
    await expect.poll(() => refused.closed, SOON).not.toBeNull()
    const welcome = await knock({})
    expect(welcome.status).toBe(101)
    welcome.cut()
    await expectUnharmed()
  },
)

test('[C1] a session that was signed out opens nothing any more', async () => {
  const own = await server.signIn('mallory@skola.test')
  const inside = await knock({ Cookie: own })
  expect(inside.status).toBe(101)
  inside.cut()
  const { db } = server.database
  const [newest] = await db.select().from(session).orderBy(desc(session.created)).limit(1)
  await db.delete(session).where(eq(session.tokenHash, newest!.tokenHash))
  expect((await knock({ Cookie: own })).status).toBe(401)
  await expectUnharmed()
})

type Rude = { name: string; code: number; send(socket: RawWebSocket): void }
const RUDE: Rude[] = [
  { name: 'writes text', code: 1007, send: (socket) => socket.frame(Buffer.from('hej'), { opcode: 1 }) },
  { name: 'does not mask', code: 1002, send: (socket) => socket.frame(edit().frame, { masked: false }) },
  {
    name: 'uses a bit that nobody agreed on',
    code: 1002,
    send: (socket) => socket.frame(edit().frame, { rsv: 4 }),
  },
  {
    name: 'uses an opcode that is none',
    code: 1002,
    send: (socket) => socket.frame(edit().frame, { opcode: 5 }),
  },
  {
    name: 'goes on with what it has not begun',
    code: 1002,
    send: (socket) => socket.frame(edit().frame, { opcode: 0 }),
  },
  {
    name: 'begins anew before it has ended',
    code: 1002,
    send: (socket) => {
      socket.frame(edit().frame, { fin: false })
      socket.frame(edit().frame)
    },
  },
  {
    name: 'announces a terabyte',
    code: 1009,
    send: (socket) => socket.frame(new Uint8Array(8), { announced: 2n ** 40n }),
  },
  {
    name: 'sends five megabytes in pieces',
    code: 1009,
    send: (socket) => {
      for (let piece = 0; piece < 20; piece++)
        socket.frame(new Uint8Array(256 * 1024), { opcode: piece === 0 ? 2 : 0, fin: false })
    },
  },
  {
    name: 'pings with a letter too many',
    code: 1002,
    send: (socket) => socket.frame(new Uint8Array(126), { opcode: 9 }),
  },
  {
    name: 'cuts a ping in pieces',
    code: 1002,
    send: (socket) => socket.frame(new Uint8Array(1), { opcode: 9, fin: false }),
  },
  {
    name: 'says goodbye with a code that is none',
    code: 1002,
    send: (socket) => socket.frame(Uint8Array.of(0, 1), { opcode: 8 }),
  },
  {
    name: 'sends a number without an end',
    code: 1007,
    send: (socket) => socket.frame(new Uint8Array(30).fill(0xff)),
  },
  { name: 'sends nothing at all', code: 1007, send: (socket) => socket.frame(new Uint8Array(0)) },
  {
    name: 'sends a step that there is not',
    code: 1007,
    send: (socket) => socket.frame(Uint8Array.of(0, 7, 1, 1)),
  },
  {
    name: 'sends two messages in one frame',
    code: 1007,
    send: (socket) => socket.frame(Buffer.concat([edit().frame, edit().frame])),
  },
  {
    name: 'asks from a state that is none',
    code: 1007,
    send: (socket) => socket.frame(step1Frame(Uint8Array.of(255, 255, 255))),
  },
]

test.each(RUDE)(
  '[C2] a socket that $name is closed with $code, and one that keeps to the protocol is not',
  async ({ code, send }) => {
    const rude = await knock({})
    expect(rude.status).toBe(101)
    send(rude)
    await expect.poll(() => rude.closed, SOON).toBe(code)
    await expectUnharmed()
    const { id, frame } = edit()
    const friend = await knock({})
    friend.frame(frame)
    await expect.poll(() => friend.frames.some(({ payload }) => payload[0] === 100), SOON).toBe(true)
    friend.cut()
    await expectUnharmed([id])
  },
)

test('[C2] an edit in a thousand pieces, with pings between them, is one edit', async () => {
  const { id, frame } = edit()
  const socket = await knock({})
  frame.forEach((byte, at) => {
    socket.frame(Uint8Array.of(byte), { opcode: at === 0 ? 2 : 0, fin: at === frame.length - 1 })
    if (at % 50 === 0) socket.frame(new Uint8Array(2), { opcode: 9 })
  })
  await expect.poll(() => socket.frames.some(({ payload }) => payload[0] === 100), SOON).toBe(true)
  socket.cut()
  await expectUnharmed([id])
})

test('[C2] messages of the server’s own kinds are passed over', async () => {
  const socket = await knock({})
  for (const kind of [100, 101, 2, 77]) socket.frame(Uint8Array.of(kind, 1, 2, 3))
  const { id, frame } = edit()
  socket.frame(frame)
  await expect.poll(() => socket.frames.some(({ payload }) => payload[0] === 100), SOON).toBe(true)
  expect(socket.closed).toBeNull()
  socket.cut()
  await expectUnharmed([id])
})

test('[C7] five thousand pings and two thousand questions hold nobody up', async () => {
  const socket = await knock({})
  for (let n = 0; n < 5_000; n++) socket.frame(new Uint8Array(100), { opcode: 9 })
  for (let n = 0; n < 2_000; n++) socket.frame(step1Frame(Uint8Array.of(0)))
  await expectUnharmed()
  socket.cut()
  const polite = await knock({})
  polite.frame(Buffer.from('är du där'), { opcode: 9 })
  await expect
    .poll(() => polite.frames.find(({ opcode }) => opcode === 10)?.payload.toString(), SOON)
    .toBe('är du där')
  polite.cut()
})

test('[C7] two hundred half handshakes hold nobody up, and a whole one goes through', async () => {
  const text = handshake(path(), { Origin: server.url, Cookie: cookie })
  const halves = Array.from({ length: 200 }, (_, n) => {
    const socket = new RawWebSocket(server.port)
    socket.text(text.slice(0, 20 + (n % 200)))
    return socket
  })
  await expectUnharmed()
  halves[0]!.text(text.slice(20))
  expect((await halves[0]!.opened()).status).toBe(101)
  for (const socket of halves) socket.cut()
})

test('[C7] nobody packs a frame: the server agrees to no extension', async () => {
  const socket = await knock({ 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits' })
  expect(socket.status).toBe(101)
  const { id, frame } = edit()
  socket.frame(frame)
  await expect.poll(() => socket.frames.some(({ payload }) => payload[0] === 100), SOON).toBe(true)
  socket.cut()
  await expectUnharmed([id])
})
