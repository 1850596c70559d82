import { RouterContextProvider } from 'react-router'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servicesContext, viewerContext } from '#app/context.ts'
import { loader as enhetLoader, action as startBoard } from '#app/routes/enhet/route.tsx'
import { loader as oversiktLoader } from '#app/routes/oversikt/route.tsx'
import { person } from '#db/schema/index.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import {
  type BuiltEnhet,
  buildArbetslag,
  buildEnhet,
  buildHuvudman,
  viewerOf,
} from '#tests/support/build/organisation.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let norra: BuiltEnhet
let sodra: BuiltEnhet
let laget: string
let rektor: Viewer
let pedagog: Viewer
let namnd: Viewer

beforeAll(async () => {
  server = await startTestServer({
    pages: false,
    clock: { now: () => new Date('2026-11-21T10:00:00Z') },
  })
  const { db } = server.database
  const { id: huvudmanId } = await buildHuvudman(db)
  norra = await buildEnhet(db, huvudmanId, 'Norra skolan')
  sodra = await buildEnhet(db, huvudmanId, 'Södra skolan')
  laget = await buildArbetslag(db, norra, 'Arbetslag 1–3')
  rektor = await known(viewerOf(huvudmanId, { roll: 'rektor', enhetId: norra.id }))
  pedagog = await known(viewerOf(huvudmanId, { roll: 'pedagog', enhetId: norra.id, arbetslagId: laget }))
  namnd = await known(viewerOf(huvudmanId, 'namnd'))
})
afterAll(() => server?.close())

test('who is not signed in is led to the login page, and back', async () => {
  expect(await answerOf(() => oversikt(null, '?lasar=2025/26'))).toEqual([
    302,
    `/login?till=${encodeURIComponent('/oversikt?lasar=2025/26')}`,
  ])
  expect(await answerOf(() => enhet(null, norra.id))).toEqual([
    302,
    `/login?till=${encodeURIComponent(`/enheter/${norra.id}`)}`,
  ])
})

test('a pedagog, who has no overview, is led to the boards', async () => {
  expect(await answerOf(() => oversikt(pedagog))).toEqual([302, '/tavlor'])
  expect((await oversikt(rektor)).sida.enheter.map((rad) => rad.enhet.namn)).toEqual(['Norra skolan'])
})

test('another enhet is not there, for pages and for starting a board', async () => {
  expect(await answerOf(() => enhet(rektor, sodra.id))).toEqual([404, null])
  expect(await answerOf(() => start(rektor, sodra.id, { lasar: '2026/27' }))).toEqual([404, null])
  expect(await answerOf(() => start(namnd, norra.id, { lasar: '2026/27' }))).toEqual([404, null])
})

test('a form that is no form starts nothing', async () => {
  expect(await answerOf(() => start(rektor, norra.id, { lasar: 'i år' }))).toEqual([400, null])
  expect(await answerOf(() => start(rektor, norra.id, { lasar: '2026/27', arbetslagId: '1' }))).toEqual([
    400,
    null,
  ])
})

test('a rektor starts the enhet’s board once; the page then leads to it and offers no other', async () => {
  const before = await enhet(rektor, norra.id)
  expect(before.sida.lasar[0]).toMatchObject({ tavla: null, kanStarta: true })
  const [status, to] = await answerOf(() => start(rektor, norra.id, { lasar: '2026/27' }))
  expect(status).toBe(302)
  const { tavla, kanStarta } = (await enhet(rektor, norra.id)).sida.lasar[0]!
  expect(`/tavlor/${tavla?.id}`).toBe(to)
  expect(kanStarta).toBe(false)
  const again = (await start(rektor, norra.id, { lasar: '2026/27' })) as {
    data: unknown
    init: { status: number }
  }
  expect(again.init.status).toBe(409)
  expect(again.data).toMatchObject({ refused: 'invalid' })
})

test('a pedagog starts the board of the own arbetslag', async () => {
  const [status, to] = await answerOf(() =>
    start(pedagog, norra.id, { lasar: '2026/27', arbetslagId: laget }),
  )
  expect(status).toBe(302)
  const { arbetslag } = (await enhet(pedagog, norra.id)).sida.lasar[0]!
  expect(arbetslag.map(({ tavla }) => `/tavlor/${tavla?.id}`)).toEqual([to])
})

function oversikt(viewer: Viewer | null, search = '') {
  return oversiktLoader({ ...args(viewer, `/oversikt${search}`), params: {} } as never)
}

function enhet(viewer: Viewer | null, enhetId: string) {
  return enhetLoader({ ...args(viewer, `/enheter/${enhetId}`), params: { enhetId } } as never)
}

function start(viewer: Viewer, enhetId: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields)
  return startBoard({
    ...args(viewer, `/enheter/${enhetId}`, { method: 'POST', body }),
    params: { enhetId },
  } as never)
}

function args(viewer: Viewer | null, path: string, init?: RequestInit) {
  const context = new RouterContextProvider()
  context.set(servicesContext, server.services)
  context.set(viewerContext, viewer)
  return { context, request: new Request(server.url + path, init) }
}

/** Status and address of a Response, thrown or returned. */
async function answerOf(ask: () => Promise<unknown>): Promise<[number, string | null]> {
  const answer = await ask().catch((thrown: unknown) => thrown)
  if (!(answer instanceof Response)) throw new Error(`No Response: ${JSON.stringify(answer)}`)
  return [answer.status, answer.headers.get('location')]
}

/** The audit names people, so they must exist. */
async function known(viewer: Viewer): Promise<Viewer> {
  const { personId: id, huvudmanId, namn, epost } = viewer
  await server.database.db.insert(person).values({ id, huvudmanId, namn, epost })
  return viewer
}
