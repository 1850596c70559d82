import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createHuvudman } from '#tests/support/organisation.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let cookie: string

beforeAll(async () => {
  server = await startTestServer({ pages: false })
  const huvudman = await createHuvudman(server.database.db)
  await huvudman.person('admin@skola.test', 'admin')
  cookie = await server.signIn('admin@skola.test')
})
afterAll(() => server.close())

/** Origins that are not exactly ours, each close to it in another way. Null is: no such header. */
function foreignOrigins(): (string | null)[] {
  const { port } = server
  return [
    null,
    'null',
    'https://evil.example',
    `https://localhost:${port}`,
    `http://localhost:${port + 1}`,
    'http://localhost',
    `http://localhost:${port}/`,
    `http://localhost.:${port}`,
    `http://LOCALHOST:${port}`,
    `http://sub.localhost:${port}`,
    `http://localhost.evil.example:${port}`,
    `http://user@localhost:${port}`,
    `http://xn--lcalhost-54a:${port}`,
    `http://localhost:${port}, http://localhost:${port}`,
  ]
}

const doors = {
  'the board socket': (origin: string | null) => upgrade(`/yjs/${randomUUID()}`, origin),
  'the live socket': (origin: string | null) => upgrade('/socket.io/?EIO=4&transport=websocket', origin),
  'live polling': async (origin: string | null) => {
    const headers: Record<string, string> = { Cookie: cookie }
    if (origin !== null) headers.Origin = origin
    return (await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, { headers })).status
  },
}
const ownAnswer = { 'the board socket': 404, 'the live socket': 101, 'live polling': 200 }

for (const [door, knock] of Object.entries(doors)) {
  test(`${door} opens for our own origins and answers 403 to every other`, async () => {
    const own = [server.url, `http://127.0.0.1:${server.port}`]
    const expected = ownAnswer[door as keyof typeof ownAnswer]
    for (const origin of own) expect([origin, await knock(origin)]).toEqual([origin, expected])
    for (const origin of foreignOrigins()) expect([origin, await knock(origin)]).toEqual([origin, 403])
  })
}

test('with a public address only that is our own', async () => {
  const publicOrigin = 'https://ska.kommun.test'
  const fronted = await startTestServer({
    pages: false,
    database: server.database,
    config: { publicOrigin },
  })
  try {
    const ask = (origin: string) =>
      upgrade('/socket.io/?EIO=4&transport=websocket', origin, `ws://127.0.0.1:${fronted.port}`)
    expect(await ask(publicOrigin)).toBe(101)
    expect(await ask(`http://localhost:${fronted.port}`)).toBe(403)
    expect(await ask('http://ska.kommun.test')).toBe(403)
    expect(await ask('https://ska.kommun.test.evil.example')).toBe(403)
  } finally {
    await fronted.close()
  }
})

test('the browser client of socket.io comes in with a session and is turned away without', async () => {
  const open = (headers: Record<string, string>) => {
    const socket = io(server.url, {
      transports: ['websocket'],
      extraHeaders: { Origin: server.url, ...headers },
      reconnection: false,
    })
    return new Promise<string>((answer) => {
      socket.once('connect', () => answer('connected'))
      socket.once('connect_error', (error) => answer(error.message))
    }).finally(() => socket.disconnect())
  }
  expect(await open({ Cookie: cookie })).toBe('connected')
  expect(await open({})).toBe('unauthorized')
})

test('an upgrade to anything else is 404, and to a board without a session 401', async () => {
  expect(await upgrade('/', server.url)).toBe(404)
  expect(await upgrade(`/yjs/${randomUUID()}`, server.url, undefined, '')).toBe(401)
})

/** The status that an upgrade is answered with. */
function upgrade(
  path: string,
  origin: string | null,
  base = `ws://127.0.0.1:${server.port}`,
  cookies = cookie,
): Promise<number> {
  return new Promise((answer, fail) => {
    const socket = new WebSocket(base + path, {
      headers: { ...(origin === null ? {} : { Origin: origin }), Cookie: cookies },
    })
    socket.once('upgrade', () => answer(101))
    socket.once('open', () => socket.terminate())
    socket.once('unexpected-response', (_request, response) => {
      response.resume()
      answer(response.statusCode ?? 0)
    })
    socket.once('error', fail)
  })
}
