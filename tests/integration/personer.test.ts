import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Rolltilldelning } from '#domain/ska/roll.ts'
import { createHuvudman, type TestHuvudman } from '#tests/support/organisation.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let here: TestHuvudman
let there: TestHuvudman
let enhetId: string
let foreignEnhet: string
let arbetslagId: string
let admin: Viewer

beforeAll(async () => {
  server = await startTestServer({ pages: false })
  const { db } = server.database
  here = await createHuvudman(db)
  there = await createHuvudman(db, 'Annanköpings kommun')
  enhetId = await here.enhet('Provskolan')
  arbetslagId = await here.arbetslag(enhetId, 'Arbetslag 1–3')
  foreignEnhet = await there.enhet('Fjärrskolan')
  await here.person('admin@skola.test', 'admin')
  admin = await viewerOf('admin@skola.test')
})
afterAll(() => server.close())

const NAMND: Rolltilldelning = { roll: 'namnd', enhetId: null, arbetslagId: null }

test('an added person signs in with the password that was shown once, and has the role', async () => {
  const { personer } = server.services
  const added = await personer.add(admin, {
    namn: 'Nora Ny',
    epost: 'nora@skola.test',
    roll: 'pedagog',
    enhetId,
    arbetslagId,
  })
  expect(added).toEqual({
    epost: 'nora@skola.test',
    engangslosenord: expect.stringMatching(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/),
  })
  const { engangslosenord } = added as { engangslosenord: string }
  const nora = await viewerOf('nora@skola.test', engangslosenord)
  expect(nora.roller).toEqual([{ roll: 'pedagog', enhetId, arbetslagId }])
  expect(await stored()).not.toContain(engangslosenord)
})

test('an address that is taken is refused, whoever has it', async () => {
  await there.person('upptagen@annan.test', 'namnd')
  const again = server.services.personer.add(admin, { namn: 'X', epost: 'upptagen@annan.test', ...NAMND })
  expect(await again).toMatchObject({ refused: 'invalid', why: expect.stringContaining('redan ett konto') })
})

test.each<[string, () => Rolltilldelning]>([
  ['a rektor without an enhet', () => ({ roll: 'rektor', enhetId: null, arbetslagId: null })],
  [
    'a rektor of another huvudman’s enhet',
    () => ({ roll: 'rektor', enhetId: foreignEnhet, arbetslagId: null }),
  ],
  ['a rektor of an arbetslag', () => ({ roll: 'rektor', enhetId, arbetslagId })],
  [
    'a pedagog in an arbetslag that is not there',
    () => ({ roll: 'pedagog', enhetId, arbetslagId: randomUUID() }),
  ],
  ['a nämnd of one enhet', () => ({ roll: 'namnd', enhetId, arbetslagId: null })],
  ['a guest', () => ({ roll: 'gast', enhetId, arbetslagId: null })],
])('%s is no role', async (_what, roll) => {
  const { personId } = await here.person(`${randomUUID()}@skola.test`, 'namnd')
  const { personer } = server.services
  expect(await personer.grantRoll(admin, personId, roll())).toMatchObject({ refused: 'invalid' })
  expect(await rollerOf(personId)).toEqual(['namnd'])
})

test('roles are given and taken, each with a row in the audit that says who did it', async () => {
  const { personer } = server.services
  const { personId } = await here.person('byter@skola.test', 'namnd')
  expect(await personer.grantRoll(admin, personId, { roll: 'rektor', enhetId, arbetslagId: null })).toEqual({
    ok: true,
  })
  expect(
    await personer.grantRoll(admin, personId, { roll: 'rektor', enhetId, arbetslagId: null }),
  ).toMatchObject({
    refused: 'invalid',
  })
  const namnd = (await personer.page(admin))!.personer
    .find((person) => person.personId === personId)!
    .roller.find(({ roll }) => roll === 'namnd')!
  expect(await personer.revokeRoll(admin, personId, namnd.id)).toEqual({ ok: true })
  expect(await rollerOf(personId)).toEqual(['rektor'])

  const { rows } = await server.database.pool.query(
    `select action, person_id, roll, before, after from audit where object = $1 order by at, action`,
    [`person:${personId}`],
  )
  expect(rows).toEqual([
    {
      action: 'grant-roll',
      person_id: admin.personId,
      roll: 'admin',
      before: null,
      after: { roll: 'rektor', enhetId, arbetslagId: null },
    },
    {
      action: 'revoke-roll',
      person_id: admin.personId,
      roll: 'admin',
      before: { roll: 'namnd', enhetId: null, arbetslagId: null },
      after: null,
    },
  ])
})

test('a closed account is signed out at once and stays out until it is opened again', async () => {
  const { personer, konto } = server.services
  const { personId } = await here.person('vilar@skola.test', 'namnd')
  const cookie = await server.signIn('vilar@skola.test')
  await personer.close(admin, personId)
  expect(await konto.authenticate(cookie)).toBeNull()
  await expect(server.signIn('vilar@skola.test')).rejects.toThrow(/stämmer inte/)
  await personer.reopen(admin, personId)
  expect(await konto.authenticate(cookie)).toBeNull()
  await server.signIn('vilar@skola.test')
})

test('a new password ends the old one and every session', async () => {
  const { personer, konto } = server.services
  const { personId } = await here.person('glomsk@skola.test', 'namnd')
  const cookie = await server.signIn('glomsk@skola.test')
  const { engangslosenord } = (await personer.resetPassword(admin, personId)) as { engangslosenord: string }
  expect(await konto.authenticate(cookie)).toBeNull()
  await expect(server.signIn('glomsk@skola.test')).rejects.toThrow(/stämmer inte/)
  await server.signIn('glomsk@skola.test', engangslosenord)
})

test('nobody but an administrator finds the people, or can change one', async () => {
  const { personer } = server.services
  const { personId } = await here.person('mal@skola.test', 'namnd')
  for (const roll of ['pedagog', 'rektor', 'forvaltning', 'namnd'] as const) {
    const place = roll === 'pedagog' || roll === 'rektor' ? { enhetId } : {}
    await here.person(`${roll}@skola.test`, roll, place)
    const viewer = await viewerOf(`${roll}@skola.test`)
    expect(await everything(viewer, personId)).toEqual([null, null, null, null, null, null, null])
  }
  expect(await personer.page(admin)).not.toBeNull()
  expect(await rollerOf(personId)).toEqual(['namnd'])
})

test('a person of another huvudman is not there, for any change', async () => {
  const { personId } = await there.person('fjarran@annan.test', 'namnd')
  const before = await stored()
  const [page, , ...changes] = await everything(admin, personId)
  expect(changes).toEqual([null, null, null, null, null])
  expect(JSON.stringify(page)).not.toContain('fjarran')
  expect(await rollerOf(personId)).toEqual(['namnd'])
  expect((await stored()).filter((row) => row.includes('fjarran'))).toEqual(
    before.filter((row) => row.includes('fjarran')),
  )
})

test('nobody changes their own roles or closes their own account', async () => {
  const [, , ...changes] = await everything(admin, admin.personId)
  for (const change of changes) expect(change).toMatchObject({ refused: 'forbidden' })
  expect(await rollerOf(admin.personId)).toEqual(['admin'])
})

test('when two administrators take the role from each other at once, one is left', async () => {
  const { personer } = server.services
  const lonely = await createHuvudman(server.database.db, 'Duellköpings kommun')
  for (let round = 0; round < 5; round++) {
    const pair = [`a${round}@duell.test`, `b${round}@duell.test`]
    const people = await Promise.all(pair.map((epost) => lonely.person(epost, 'admin')))
    const viewers = await Promise.all(pair.map((epost) => viewerOf(epost)))
    const roles = (await personer.page(viewers[0]!))!.personer
    const roleOf = (personId: string) => roles.find((person) => person.personId === personId)!.roller[0]!.id
    await Promise.all([
      personer.revokeRoll(viewers[0]!, people[1]!.personId, roleOf(people[1]!.personId)),
      personer.revokeRoll(viewers[1]!, people[0]!.personId, roleOf(people[0]!.personId)),
    ])
    const left = await Promise.all(people.map(({ personId }) => rollerOf(personId)))
    expect(left.flat()).toEqual(['admin'])
    await server.database.pool.query(`delete from rolltilldelning where huvudman_id = $1`, [
      lonely.huvudmanId,
    ])
  }
})

/** What each use case answers about a person. */
function everything(viewer: Viewer, personId: string) {
  const { personer } = server.services
  return Promise.all([
    personer.page(viewer),
    personer.add(viewer, { namn: 'X', epost: `${randomUUID()}@skola.test`, ...NAMND }),
    personer.grantRoll(viewer, personId, { roll: 'admin', enhetId: null, arbetslagId: null }),
    personer.revokeRoll(viewer, personId, randomUUID()),
    personer.close(viewer, personId),
    personer.reopen(viewer, personId),
    personer.resetPassword(viewer, personId),
  ])
}

async function viewerOf(epost: string, losenord?: string): Promise<Viewer> {
  return (await server.services.konto.authenticate(await server.signIn(epost, losenord)))!.viewer
}

async function rollerOf(personId: string): Promise<string[]> {
  const { rows } = await server.database.pool.query('select roll from rolltilldelning where person_id = $1', [
    personId,
  ])
  return rows.map(({ roll }) => roll)
}

async function stored(): Promise<string[]> {
  const { rows } = await server.database.pool.query(
    'select to_json(person)::text as row from person order by id',
  )
  return rows.map(({ row }) => row)
}
