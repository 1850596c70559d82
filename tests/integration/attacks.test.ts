/** What an attacker tries from outside a browser's good manners. Every attack has a twin that shows the door works. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heldBytes } from './attacks/held-bytes.ts'
import { BENT, ELSEWHERE, INHERITED, OUT_OF_FOLDER, takeApart } from './attacks/payloads.ts'
import { type RawRequest, rawRequest } from './attacks/raw-request.ts'
import { fingerprint } from './tenant/fingerprint.ts'
import { type Fields, GOLDEN, LET_IN, LOGIN, type Row, STATUS } from './tenant/golden.ts'
import { dataPath } from './tenant/knock.ts'
import { openWorld, VIEWERS, type World } from './tenant/world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld({ logLevel: 'fatal' })
}, 180_000)
afterAll(() => world?.close())

const MB = 1024 * 1024
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const PAGES = GOLDEN.filter(({ door }) => door.startsWith('GET'))
/** Every post of the golden table, with somebody who may make it. */
const ACTIONS = GOLDEN.filter(({ door }) => door.startsWith('POST')).map((row) => {
  const who = VIEWERS.find((name, i) => name !== 'anonym' && LET_IN.includes(marksOf(row)[i]!)) ?? 'admin'
  return { row, who, mark: marksOf(row)[VIEWERS.indexOf(who)]! }
})
const EACH_ACTION = ACTIONS.map((action) => [nameOf(action.row), action] as const)
/** One a door. */
const EACH_FORM = EACH_ACTION.filter(
  ([, { row }], i, all) => row.form && all.findIndex(([, other]) => other.row.door === row.door) === i,
)

const admin = () => world.cookie('admin')!
const raw = (request: Omit<RawRequest, 'port'>) => rawRequest({ port: world.server.port, ...request })
const own = (cookie?: string) => ({ Origin: world.server.url, ...(cookie && { Cookie: cookie }) })

describe('a change that another site asks for', () => {
  const FOREIGN: [from: string, headers: Record<string, string>][] = [
    ['another site', { Origin: 'https://evil.example' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['another site that hides its origin', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling that hides its origin', { 'Sec-Fetch-Site': 'same-site' }],
    ['nobody says where', {}],
  ]

  test.each(EACH_ACTION)('%s: is refused with 403 and leaves no trace', async (_name, { row, who }) => {
    const fields = (await row.form?.(world, who)) ?? {}
    const before = await fingerprint(world.server.database.pool)
    for (const [from, headers] of FOREIGN) {
      for (const path of [row.path(world.ids), dataPath(row.path(world.ids))]) {
        const { status } = await post(path, fields, { ...headers, Cookie: world.cookie(who)! })
        expect([from, path, status]).toEqual([from, path, 403])
      }
    }
    expect(await fingerprint(world.server.database.pool)).toEqual(before)
  })

  test.each(EACH_ACTION)('%s: the same form from our own page is not', async (_name, { row, who, mark }) => {
    const fields = (await row.form?.(world, who)) ?? {}
    const { status } = await post(row.path(world.ids), fields, own(world.cookie(who)))
    expect(LET_IN.includes(mark) || mark === LOGIN ? [200, 302] : [STATUS[mark]]).toContain(status)
    if (row.endsSession) await world.renew(who)
  })
})

describe('headers', () => {
  test.each(PAGES.map((row) => [nameOf(row), row] as const))(
    '%s: carries the policy, and only scripts of its own nonce',
    async (_name, row) => {
      for (const headers of [{ Cookie: admin() }, {}] as Record<string, string>[]) {
        const [one, two] = [
          await raw({ path: row.path(world.ids), headers }),
          await raw({ path: row.path(world.ids) }),
        ]
        expectSafe(one.headers)
        if (!String(one.headers['content-type']).startsWith('text/html')) continue
        const nonce = nonceOf(one.headers)
        expect(nonce).toMatch(/^[\w+/]{22}==$/)
        expect(nonceOf(two.headers)).not.toBe(nonce)
        for (const { tag } of takeApart(one.body).scripts) expect(tag).toContain(`nonce="${nonce}"`)
        expect(takeApart(one.body).scripts.length).toBeGreaterThan(one.status === 200 ? 1 : 0)
      }
    },
  )

  test('what is no page is as careful: files, refusals, health, and the router’s data', async () => {
    const login = await raw({ path: '/login' })
    const asset = /"(\/assets\/entry\.client-[^"]+\.js)"/.exec(login.body)?.[1] ?? ''
    const answers = {
      asset: await raw({ path: asset }),
      data: await raw({ path: '/tavlor.data', headers: { Cookie: admin() } }),
      api: await raw({ path: '/api/v1/boards', headers: { Cookie: admin(), Accept: 'text/csv' } }),
      health: await raw({ path: '/health/ready' }),
      foreign: await raw({
        method: 'POST',
        path: '/mal',
        headers: { ...FORM, Origin: 'null', Cookie: admin() },
      }),
      large: await raw({ method: 'POST', path: '/mal', headers: own(admin()), announced: 30 * MB }),
      method: await raw({ method: 'TRACE', path: '/mal' }),
    }
    for (const { headers } of Object.values(answers)) expectSafe(headers)
    expect(Object.values(answers).map(({ status }) => status)).toEqual([200, 200, 200, 200, 403, 413, 405])
  })

  function expectSafe(headers: RawHeaders): void {
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/default-src 'self'/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(policy).toMatch(/base-uri 'none'/)
    expect(policy).toMatch(/object-src 'none'/)
    expect(policy).not.toMatch(/script-src[^;]*unsafe|unsafe-eval|script-src[^;]*\*/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['x-powered-by']).toBeUndefined()
  }
})

describe('the way back after signing in', () => {
  test.each(ELSEWHERE.map((till) => [JSON.stringify(till), till]))(
    '%s leads to no other site',
    async (_name, till) => {
      for (const path of ['/login', '/login.data']) {
        const { status, headers, body } = await signIn(path, till)
        const location = headers.location ?? /"redirect","((?:[^"\\]|\\.)*)"/.exec(body)?.[1]
        expect([path, status]).toEqual([path, path === '/login' ? 302 : 202])
        expect(location).toBeDefined()
        expect(new URL(JSON.parse(`"${location}"`), world.server.url).origin).toBe(world.server.url)
        expect(String(headers['set-cookie'])).not.toContain('evil')
      }
      const page = await raw({
        path: `/login?till=${encodeURIComponent(till)}`,
        headers: { Cookie: admin() },
      })
      expect(page.status).toBe(200)
      for (const [, href = ''] of takeApart(page.body).markup.matchAll(/href="([^"]*)"/g)) {
        expect(new URL(href, world.server.url).origin).toBe(world.server.url)
      }
    },
  )

  test('a page of ours is where one comes', async () => {
    const { status, headers } = await signIn('/login', '/mal/GR?x=å#delmal')
    expect([status, headers.location]).toEqual([302, '/mal/GR?x=%C3%A5#delmal'])
  })

  const signIn = (path: string, till: string) =>
    post(path, { epost: 'namnd@demo.se', losenord: 'demo', till }, own())
})

describe('the folder of files', () => {
  test.each(OUT_OF_FOLDER)('%s gets no file', async (path) => {
    const { status, body } = await raw({ path, headers: { Cookie: admin() } })
    expect([400, 403, 404]).toContain(status)
    expect(body).not.toMatch(/"devDependencies"|createHandler|root:x|\[core\]|DATABASE_URL/)
  })

  test('a file that is there is served', async () => {
    expect(await raw({ path: '/favicon.svg' })).toMatchObject({
      status: 200,
      body: expect.stringContaining('<svg'),
    })
  })
})

describe('bodies', () => {
  test.each(EACH_ACTION.filter(([name]) => !name.includes('/import')))(
    '%s: two megabytes of words are refused before they are read',
    async (_name, { row, who }) => {
      for (const path of [row.path(world.ids), dataPath(row.path(world.ids))]) {
        const { status } = await raw({
          ...{ method: 'POST', path, headers: { ...FORM, ...own(world.cookie(who)) } },
          ...{ body: 'intent=add&text=aaaa', announced: 2 * MB },
        })
        expect([path, status]).toEqual([path, 413])
      }
    },
  )

  test('a file of six megabytes is refused with a sentence, again and again, and not kept', async () => {
    const before = heldBytes()
    for (let i = 0; i < 8; i++) {
      const { status, body } = await upload('stor.csv', Buffer.alloc(6 * MB, 'a'))
      expect([status, body]).toEqual([400, expect.stringContaining('större än 5 MB')])
    }
    await expect.poll(() => heldBytes() - before, { timeout: 10_000 }).toBeLessThan(12 * MB)
  })

  test('a file that fits is looked at', async () => {
    const { status, body } = await upload('liten.csv', Buffer.from('enhet;indikator;period;varde\n'))
    expect([status, body]).toEqual([200, expect.stringContaining('liten.csv')])
  })

  test.each([
    ['no type', {}, 'intent=add'],
    ['plain text', { 'Content-Type': 'text/plain' }, 'intent=add'],
    ['JSON', { 'Content-Type': 'application/json' }, '{"intent":"add"}'],
    ['parts without a boundary', { 'Content-Type': 'multipart/form-data' }, 'intent=add'],
    [
      'parts that never end',
      { 'Content-Type': 'multipart/form-data; boundary=x' },
      '--x\r\nContent-Disposition: form',
    ],
    ['a type that is none', { 'Content-Type': '/;;=' }, 'x'],
  ])('%s is no form: 400, and no fault of ours', async (_name, headers: Record<string, string>, body) => {
    for (const { row, who } of ACTIONS.filter(({ row }) => row.form)) {
      const path = row.path(world.ids)
      const { status } = await raw({
        method: 'POST',
        path,
        headers: { ...headers, ...own(world.cookie(who)) },
        body,
      })
      expect([path, status]).toEqual([path, 400])
    }
  })

  const upload = (filnamn: string, bytes: Buffer) => {
    const body = new FormData()
    body.append('intent', 'preview')
    body.append('fil', new File([new Uint8Array(bytes)], filnamn, { type: 'text/csv' }))
    return ask('/import', { method: 'POST', body, headers: own(world.cookie('forvaltning')) })
  }
})

describe('forms and addresses that are bent', () => {
  test.each(EACH_FORM)(
    '%s: no bent field is a fault of ours',
    async (_name, { row, who }) => {
      const given = (await row.form?.(world, who)) ?? {}
      const path = dataPath(row.path(world.ids))
      const attempts = Object.entries(BENT).flatMap(([how, bend]) =>
        Object.keys(given).map((name) => [how, name, bend(name)] as const),
      )
      for (const [how, name, bent] of attempts) {
        const { status } = await post(path, { ...given, ...bent }, own(world.cookie(who)))
        expect([how, name, status < 500]).toEqual([how, name, true])
        if (row.endsSession) await world.renew(who)
      }
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    },
    60_000,
  )

  test.each(PAGES.map((row) => [nameOf(row), row] as const))(
    '%s: no bent query is a fault of ours',
    async (_name, row) => {
      const path = row.path(world.ids)
      const names = [
        'lasar',
        'visa',
        'sortera',
        'skolform',
        'gruppera',
        'delmal',
        'enhet',
        'efter',
        'limit',
        'person',
        'till',
      ]
      const values = [
        ...INHERITED,
        '%00',
        '%E0%A4%A',
        '%',
        "'%20or%201=1--",
        '-1',
        '9'.repeat(400),
        '%F0%9F%98%80',
      ]
      const queries = [
        ...values.map((value) => names.map((name) => `${name}=${value}`).join('&')),
        INHERITED.map((name) => `${name}=1`).join('&'),
        'a='.repeat(4_000),
        `x=${'y'.repeat(12_000)}`,
      ]
      for (const query of queries) {
        const { status } = await raw({ path: `${path}?${query}`, headers: { Cookie: admin() } })
        expect([query.slice(0, 60), status < 500]).toEqual([query.slice(0, 60), true])
      }
      expect((await raw({ path: `${path}?${'z'.repeat(40_000)}` })).status).toBe(431)
    },
  )

  test.each(['/tavlor/:', '/enheter/:', '/mal/:', '/tavlor/:/beslut', '/tavlor/:/forfattare', '/:'])(
    '%s: an id that is none is 404',
    async (path) => {
      for (const id of [
        ...INHERITED,
        '%00',
        '%E0%A4%A',
        '0',
        '-1',
        "'--",
        '%F0%9F%98%80',
        'x'.repeat(9_000),
      ]) {
        const { status } = await raw({ path: path.replace(':', id), headers: { Cookie: admin() } })
        expect([id.slice(0, 40), [400, 404].includes(status)]).toEqual([id.slice(0, 40), true])
      }
    },
  )

  test('a method that we do not know is 405, and a header does not turn one into another', async () => {
    for (const method of ['TRACE', 'PROPFIND', 'MKCOL', 'LOCK', 'PURGE', 'SEARCH']) {
      expect([method, (await raw({ method, path: '/mal', headers: own(admin()) })).status]).toEqual([
        method,
        405,
      ])
    }
    for (const method of ['OPTIONS', 'PUT', 'PATCH', 'DELETE']) {
      expect((await raw({ method, path: '/oversikt', headers: own(admin()) })).status).toBe(405)
    }
    const before = await fingerprint(world.server.database.pool)
    const disguised = { Cookie: admin(), 'X-HTTP-Method-Override': 'POST', 'X-Method-Override': 'POST' }
    const { person } = world.ids
    for (const path of ['/logout?_method=POST', `/personer?intent=close&personId=${person}&_method=POST`]) {
      expect((await raw({ path, headers: disguised })).status).toBeLessThan(400)
    }
    expect(await fingerprint(world.server.database.pool)).toEqual(before)
  })
})

type RawHeaders = Awaited<ReturnType<typeof rawRequest>>['headers']

function marksOf({ marks }: Row): string[] {
  return marks.trim().split(/\s+/)
}

function nameOf({ door, about }: Row): string {
  return [door, about].filter(Boolean).join(', ')
}

function nonceOf(headers: RawHeaders): string | undefined {
  return /script-src[^;]*'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]
}

function post(path: string, fields: Fields, headers: Record<string, string>) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value as string)
  return ask(path, { method: 'POST', body, headers })
}

/** With the headers that are given and no others of ours. */
async function ask(path: string, init: RequestInit) {
  const answer = await fetch(world.server.url + path, { redirect: 'manual', ...init })
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
}
