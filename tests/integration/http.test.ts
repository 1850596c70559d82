import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHuvudman } from '#tests/support/organisation.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let cookie: string

beforeAll(async () => {
  server = await startTestServer()
  const huvudman = await createHuvudman(server.database.db)
  await huvudman.person('admin@skola.test', 'admin')
  cookie = await server.signIn('admin@skola.test')
})
afterAll(() => server.close())

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }

test.each([
  ['another site', { Origin: 'https://evil.example' }],
  ['a sibling domain', { Origin: 'http://sub.localhost', 'Sec-Fetch-Site': 'same-site' }],
  ['our name on another port', { Origin: 'http://localhost:1' }],
  ['a sandboxed frame', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
  ['another site that hides its origin', { 'Sec-Fetch-Site': 'cross-site' }],
  ['a sibling domain that hides its origin', { 'Sec-Fetch-Site': 'same-site' }],
  ['the address bar', { 'Sec-Fetch-Site': 'none' }],
  ['nobody knows where, with a cookie', {}],
  [
    'a foreign origin that claims to be ours',
    { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
  ],
])('a change from %s is refused and changes nothing', async (_from, headers: Record<string, string>) => {
  const victim = await server.signIn('admin@skola.test')
  const attempts = [
    raw('POST', '/logout', { ...FORM, ...headers, Cookie: victim }),
    raw('POST', '/logout.data', { ...FORM, ...headers, Cookie: victim }),
    raw('POST', '/logout', { 'Content-Type': 'text/plain', ...headers, Cookie: victim }),
    raw('PUT', '/logout', { ...FORM, ...headers, Cookie: victim }),
    raw('PATCH', '/logout', { ...FORM, ...headers, Cookie: victim }),
    raw('DELETE', '/logout', { ...FORM, ...headers, Cookie: victim }),
    raw('POST', '/logout?_method=GET', {
      ...FORM,
      ...headers,
      Cookie: victim,
      'X-HTTP-Method-Override': 'GET',
    }),
  ]
  expect((await Promise.all(attempts)).map(({ status }) => status)).toEqual(attempts.map(() => 403))
  expect(await server.services.konto.authenticate(victim)).not.toBeNull()
})

test.each([
  ['our own origin', () => ({ Origin: server.url })],
  [
    'our own origin by number',
    () => ({ Origin: `http://127.0.0.1:${server.port}`, Host: `127.0.0.1:${server.port}` }),
  ],
  ['a page of ours that names no origin', () => ({ 'Sec-Fetch-Site': 'same-origin' })],
])('a change from %s is made', async (_from, headers: () => Record<string, string>) => {
  const mine = await server.signIn('admin@skola.test')
  const answer = await raw('POST', '/logout', { ...FORM, ...headers(), Cookie: mine })
  expect([answer.status, answer.headers.location]).toEqual([302, '/login'])
  expect(await server.services.konto.authenticate(mine)).toBeNull()
})

test('a script without cookie or origin can sign in, and gets the cookie that opens the rest', async () => {
  const answer = await raw('POST', '/login', FORM, 'epost=admin%40skola.test&losenord=demo')
  expect([answer.status, answer.headers.location]).toEqual([302, '/'])
  const issued = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  expect((await raw('GET', '/personer', { Cookie: issued })).status).toBe(200)
})

test('a wrong password and an unknown address get the same answer, byte for byte', async () => {
  const body = (epost: string) => `epost=${encodeURIComponent(epost)}&losenord=fel`
  const known = await raw('POST', '/login.data', FORM, body('admin@skola.test'))
  const unknown = await raw('POST', '/login.data', FORM, body('ingen@skola.test'))
  expect(known.status).toBe(401)
  expect([unknown.status, unknown.body.toString()]).toEqual([known.status, known.body.toString()])
})

test('nobody gets past the login page without a session, and comes back to where they were going', async () => {
  for (const path of ['/', '/oversikt', '/tavlor', '/mal', '/arshjul', '/personer', '/konto', '/import']) {
    const { status, headers } = await raw('GET', path)
    const expected = path === '/' ? '/login' : `/login?till=${encodeURIComponent(path)}`
    expect([path, status, headers.location]).toEqual([path, 302, expected])
  }
})

test('every page carries a policy with a nonce of its own, and every script of it that nonce', async () => {
  const pages = await Promise.all([raw('GET', '/login'), raw('GET', '/login'), raw('GET', '/finns-inte')])
  const nonces = pages.map(({ headers, body }) => {
    const policy = headers['content-security-policy'] as string
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/)
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1]
    expect(nonce).toMatch(/^[\w+/]{22}==$/)
    const scripts = body.toString().match(/<script[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(1)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    return nonce
  })
  expect(new Set(nonces).size).toBe(pages.length)
})

test('pages are not kept by the browser, their assets for a year', async () => {
  const page = await raw('GET', '/login')
  expect(page.headers['cache-control']).toBe('no-store')
  const asset = /"(\/assets\/entry\.client-[^"]+\.js)"/.exec(page.body.toString())?.[1] ?? ''
  const { status, headers } = await raw('GET', asset)
  expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
})

test('pages and assets come compressed as the browser asks, and say the same', async () => {
  const page = await raw('GET', '/ordlista')
  const asset = /"(\/assets\/entry\.client-[^"]+\.js)"/.exec(page.body.toString())?.[1] ?? ''
  const plain = await raw('GET', asset)
  const br = await raw('GET', asset, { 'Accept-Encoding': 'gzip, br' })
  const gz = await raw('GET', asset, { 'Accept-Encoding': 'gzip, br;q=0' })
  expect([br.headers['content-encoding'], gz.headers['content-encoding']]).toEqual(['br', 'gzip'])
  expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true)
  expect(gunzipSync(gz.body).equals(plain.body)).toBe(true)
  expect(br.headers['content-type']).toBe(plain.headers['content-type'])

  const small = await raw('GET', '/ordlista', { 'Accept-Encoding': 'br' })
  expect(small.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(small.body).toString()).toContain('<h1')
  expect(small.body.length).toBeLessThan(page.body.length / 2)
})

test('TLS is asked for only where there is TLS', async () => {
  expect((await raw('GET', '/login')).headers['strict-transport-security']).toBeUndefined()
  const publicOrigin = 'https://ska.kommun.test'
  const fronted = await startTestServer({ database: server.database, config: { publicOrigin } })
  try {
    const { status, headers } = await raw('GET', '/login', {}, '', fronted.port)
    expect([status, headers['strict-transport-security']]).toEqual([
      200,
      expect.stringMatching(/max-age=\d{7,}/),
    ])
    expect(headers['content-security-policy']).toContain('wss://ska.kommun.test')
    // The proxy speaks plain http to us; the form comes from the public address all the same.
    const own = { ...FORM, Origin: publicOrigin }
    const answer = await raw('POST', '/login', own, 'epost=admin%40skola.test&losenord=demo', fronted.port)
    expect([answer.status, answer.headers['set-cookie']?.[0]]).toEqual([
      302,
      expect.stringMatching(/^__Host-/),
    ])
  } finally {
    await fronted.close()
  }
})

test('a body that is too large, or does not say how large it is, is not read', async () => {
  const own = { Origin: server.url, Cookie: cookie }
  expect((await raw('POST', '/import', { ...own, 'Content-Length': String(21 * 1024 * 1024) })).status).toBe(
    413,
  )
  expect((await raw('POST', '/import', { ...own, 'Transfer-Encoding': 'chunked' })).status).toBe(411)
})

test('a path cannot choose the host that the page believes it is on', async () => {
  const { status, headers } = await raw('GET', '//evil.example/personer')
  expect(headers.location ?? '').not.toContain('//evil.example')
  expect(status).toBeLessThan(500)
})

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** A request with exactly these headers; fetch adds some of its own. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
  port = server.port,
): Promise<Answer> {
  return new Promise((answer, fail) => {
    const length = body || method === 'GET' || 'Transfer-Encoding' in headers ? {} : { 'Content-Length': '0' }
    const all = { Host: `localhost:${port}`, ...length, ...headers }
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers: all }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        request.destroy()
        answer({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
      })
    })
    request.on('error', fail)
    if ('Transfer-Encoding' in headers || Number(headers['Content-Length']) > 0) request.flushHeaders()
    else request.end(body)
  })
}
