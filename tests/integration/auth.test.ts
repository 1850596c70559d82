import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Viewer } from '#domain/access/viewer.ts'
import { isRefusal } from '#domain/result.ts'
import { hashPassword, verifyPassword } from '#server/auth/password.ts'
import { testClock } from '#tests/support/clock.ts'
import { createHuvudman, type TestPerson } from '#tests/support/organisation.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

const HOUR_MS = 3_600_000
const clock = testClock()
let server: TestServer
let rektor: TestPerson

beforeAll(async () => {
  server = await startTestServer({ pages: false, clock })
  const huvudman = await createHuvudman(server.database.db)
  const enhetId = await huvudman.enhet('Provskolan')
  rektor = await huvudman.person('rektor@skola.test', 'rektor', { enhetId })
  await huvudman.person('annan@skola.test', 'pedagog', { enhetId })
})
afterAll(() => server.close())

test('a password is kept as an argon2id hash in PHC form and matches only itself', async () => {
  const stored = await hashPassword('åäö är också tecken')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await hashPassword('åäö är också tecken')).not.toBe(stored)
  expect(await verifyPassword('åäö är också tecken', stored)).toBe(true)
  // The same letters as a Mac types them, a and ring apart.
  expect(await verifyPassword('åäö är också tecken'.normalize('NFD'), stored)).toBe(true)
  expect(await verifyPassword('åäö är också tecke', stored)).toBe(false)
  expect(await verifyPassword('', null)).toBe(false)
})

test('a known PHC string from another library verifies', async () => {
  // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await verifyPassword('password', reference)).toBe(true)
  expect(await verifyPassword('Password', reference)).toBe(false)
})

test('the database holds a hash of the token and nothing that signs in', async () => {
  const token = (await server.signIn(rektor.epost)).split('=')[1]!
  const { rows } = await server.database.pool.query('select token_hash from session')
  const hashes = rows.map((row) => (row.token_hash as Buffer).toString('hex'))
  expect(hashes).toContain(createHash('sha256').update(token).digest('hex'))
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a wrong password and an unknown address get the same words', async () => {
  const answers = await Promise.all([
    signIn({ epost: rektor.epost, losenord: 'fel' }),
    signIn({ epost: 'ingen@skola.test', losenord: 'fel' }),
  ])
  expect(isRefusal(answers[0])).toBe(true)
  expect(answers[0]).toEqual(answers[1])
})

test('an unknown address costs as much work as a known one', async () => {
  const time = async (epost: string) => {
    const began = performance.now()
    await signIn({ epost, losenord: 'fel' })
    return performance.now() - began
  }
  const known: number[] = []
  const unknown: number[] = []
  for (let i = 0; i < 5; i++) {
    known.push(await time('annan@skola.test'))
    unknown.push(await time(`ingen${i}@skola.test`))
  }
  // Without the dummy verification the unknown ones are some ten times faster.
  expect(median(unknown)).toBeGreaterThan(median(known) / 3)
})

test('a session that was in the browser before signing in is worth nothing afterwards', async () => {
  const planted = await server.signIn('annan@skola.test')
  const before = await server.services.konto.authenticate(planted)
  const answer = await server.services.konto.signIn({
    epost: rektor.epost,
    losenord: 'demo',
    address: '10.0.0.1',
    previous: before!.sessionHash,
  })
  expect(isRefusal(answer)).toBe(false)
  expect(await server.services.konto.authenticate(planted)).toBeNull()
})

test('two session cookies at once sign nobody in', async () => {
  const cookie = await server.signIn(rektor.epost)
  const other = await server.signIn('annan@skola.test')
  expect(await server.services.konto.authenticate(`${cookie}; ${other}`)).toBeNull()
  expect((await server.services.konto.authenticate(`a=b; ${cookie}`))?.viewer.epost).toBe(rektor.epost)
})

test('a session ends after twelve idle hours, and after a week of use', async () => {
  const cookie = await server.signIn(rektor.epost)
  const isSignedIn = async () => (await server.services.konto.authenticate(cookie)) !== null
  clock.advance(11 * HOUR_MS)
  expect(await isSignedIn()).toBe(true)
  clock.advance(11 * HOUR_MS)
  expect(await isSignedIn()).toBe(true)
  clock.advance(13 * HOUR_MS)
  expect(await isSignedIn()).toBe(false)

  const used = await server.signIn(rektor.epost)
  const hours: boolean[] = []
  for (let at = 0; at < 7 * 24; at += 8) {
    hours.push((await server.services.konto.authenticate(used)) !== null)
    clock.advance(8 * HOUR_MS)
  }
  expect(hours.every(Boolean)).toBe(true)
  expect(await server.services.konto.authenticate(used)).toBeNull()
})

test('the eleventh guess at an account is not tried, from any address, and says how long to wait', async () => {
  const epost = rektor.epost
  for (let i = 0; i < 10; i++) {
    const answer = await signIn({ epost, losenord: `fel ${i}`, address: `10.1.0.${i}` })
    expect(answer).toMatchObject({ refused: 'invalid' })
  }
  expect(await signIn({ epost, losenord: 'demo', address: '10.2.0.1' })).toEqual({
    refused: 'locked',
    why: expect.stringMatching(/^För många försök\. Vänta 1[45] minuter och försök sedan igen\.$/),
  })
  await server.database.pool.query(`delete from rate_limit where key = $1`, [`account:${epost}`])
  expect(isRefusal(await signIn({ epost, losenord: 'demo', address: '10.2.0.1' }))).toBe(false)
})

test('a flood of guesses at once is verified at most a dozen times', async () => {
  const epost = 'annan@skola.test'
  await server.database.pool.query(`delete from rate_limit`)
  const answers = await Promise.all(
    Array.from({ length: 80 }, (_, i) => signIn({ epost, losenord: `fel ${i}`, address: '10.3.0.1' })),
  )
  const tried = answers.filter((answer) => isRefusal(answer) && answer.refused === 'invalid').length
  expect(tried).toBeGreaterThanOrEqual(10)
  expect(tried).toBeLessThanOrEqual(12)
  await server.database.pool.query(`delete from rate_limit`)
})

test('one address that tries many accounts is stopped after a hundred', async () => {
  await server.database.pool.query(
    `insert into rate_limit (key, points, expire) values ('address:10.4.0.1', 99, $1)`,
    [String(Date.now() + 60_000)],
  )
  expect(await signIn({ epost: 'a@skola.test', losenord: 'x', address: '10.4.0.1' })).toMatchObject({
    refused: 'invalid',
  })
  expect(await signIn({ epost: 'b@skola.test', losenord: 'x', address: '10.4.0.1' })).toMatchObject({
    refused: 'locked',
  })
  expect(await signIn({ epost: 'b@skola.test', losenord: 'x', address: '10.4.0.2' })).toMatchObject({
    refused: 'invalid',
  })
})

test('signing out ends the session, and signing out everywhere ends all', async () => {
  const [here, there, elsewhere] = await Promise.all([1, 2, 3].map(() => server.signIn(rektor.epost)))
  const { konto } = server.services
  const { viewer, sessionHash } = (await konto.authenticate(here!))!
  await konto.signOut(sessionHash)
  expect(await konto.authenticate(here!)).toBeNull()
  expect(await konto.authenticate(there!)).not.toBeNull()
  await konto.signOutEverywhere(viewer)
  expect(await konto.authenticate(there!)).toBeNull()
  expect(await konto.authenticate(elsewhere!)).toBeNull()
})

test('changing the password asks for the old one, ends the other sessions and opens a new one', async () => {
  const huvudman = await createHuvudman(server.database.db, `Byköping ${randomUUID()}`)
  await huvudman.person('byter@skola.test', 'namnd')
  const { konto } = server.services
  const cookie = await server.signIn('byter@skola.test')
  const { viewer } = (await konto.authenticate(cookie))!
  const change = (nuvarande: string, nytt: string, as: Viewer = viewer) =>
    konto.changePassword(as, { nuvarande, nytt, address: '10.5.0.1' })

  expect(await change('fel', 'tolv tecken eller fler')).toMatchObject({
    refused: 'invalid',
    why: 'Det nuvarande lösenordet stämmer inte.',
  })
  expect(await change('demo', 'för kort')).toMatchObject({ refused: 'invalid' })
  const answer = await change('demo', 'tolv tecken eller fler')
  if (isRefusal(answer)) throw new Error(answer.why)
  expect(await konto.authenticate(cookie)).toBeNull()
  expect(await konto.authenticate(answer.cookie.split(';')[0]!)).not.toBeNull()
  expect(isRefusal(await signIn({ epost: 'byter@skola.test', losenord: 'demo' }))).toBe(true)
  expect(isRefusal(await signIn({ epost: 'byter@skola.test', losenord: 'tolv tecken eller fler' }))).toBe(
    false,
  )
})

test('demo accounts cannot be used when the demo is off', async () => {
  const huvudman = await createHuvudman(server.database.db, `Demoköping ${randomUUID()}`)
  await huvudman.person('rektor@demo.se', 'admin')
  expect(await signIn({ epost: 'rektor@demo.se', losenord: 'demo' })).toMatchObject({ refused: 'invalid' })
  expect(await server.services.konto.demoAccounts()).toBeNull()
})

test('the cookie is out of reach for scripts and other sites, and bound to TLS when there is TLS', async () => {
  const plain = await signIn({ epost: rektor.epost, losenord: 'demo' })
  expect(plain).toEqual({
    cookie: expect.stringMatching(/^kvalitetstavlan=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
  })
  const fronted = await startTestServer({
    pages: false,
    database: server.database,
    clock,
    config: { publicOrigin: 'https://ska.kommun.test' },
  })
  try {
    const answer = await fronted.services.konto.signIn({
      epost: rektor.epost,
      losenord: 'demo',
      address: '10.0.0.1',
      previous: null,
    })
    expect(answer).toEqual({
      cookie: expect.stringMatching(
        /^__Host-kvalitetstavlan=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      ),
    })
  } finally {
    await fronted.close()
  }
})

test('roles are those of this moment, not of when one signed in', async () => {
  const cookie = await server.signIn('annan@skola.test')
  const roller = async () =>
    (await server.services.konto.authenticate(cookie))?.viewer.roller.map((r) => r.roll)
  expect(await roller()).toEqual(['pedagog'])
  await server.database.pool.query(
    `delete from rolltilldelning where person_id = (select id from person where epost = 'annan@skola.test')`,
  )
  await vi.waitFor(async () => expect(await roller()).toEqual([]))
})

function signIn({
  epost,
  losenord,
  address = '10.0.0.1',
}: {
  epost: string
  losenord: string
  address?: string
}) {
  return server.services.konto.signIn({ epost, losenord, address, previous: null })
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
}
