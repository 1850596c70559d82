import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { RouterContextProvider } from 'react-router'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servicesContext, viewerContext } from '#app/context.ts'
import { loader as boards } from '#app/routes/api/boards.ts'
import { loader as delmal } from '#app/routes/api/delmal.ts'
import { FIELDS, type Resource } from '#app/routes/api/fields.ts'
import { action, loader as insatser } from '#app/routes/api/insatser.ts'
import { loader as matvarden } from '#app/routes/api/matvarden.ts'
import { loader as openapi } from '#app/routes/api/openapi.ts'
import { openapiDocument } from '#app/routes/api/openapi-document.ts'
import routes from '#app/routes.ts'
import { indikator, matvarde } from '#db/schema/index.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Services } from '#server/services.ts'
import { createExport } from '#server/usecases/export.ts'
import {
  type BuiltEnhet,
  buildArbetslag,
  buildDelmal,
  buildEnhet,
  buildHuvudman,
  viewerOf,
} from '#tests/support/build/organisation.ts'
import {
  buildAktivitet,
  buildBoard,
  buildInsats,
  buildOrsak,
  buildUtfall,
} from '#tests/support/build/projection.ts'
import { type JsonSchema, schemaFaults } from '#tests/support/json-schema.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'

const LOADERS = { boards, insatser, matvarden, delmal }
const RESOURCES = Object.keys(LOADERS) as Resource[]
const INDIKATOR = 'TEST-NP'

let database: TestDatabase
let api: ReturnType<typeof createExport>
let norra: BuiltEnhet
let sodra: BuiltEnhet
let fremmande: BuiltEnhet
let laget: string
const who = {} as Record<'forvaltning' | 'namnd' | 'rektor' | 'pedagog' | 'annan', Viewer>

beforeAll(async () => {
  database = await createTestDatabase()
  const { db } = database
  api = createExport({ db, clock: { now: () => new Date('2026-11-21T10:00:00Z') } })
  const { id: huvudmanId } = await buildHuvudman(db)
  const { id: annanId } = await buildHuvudman(db)
  norra = await buildEnhet(db, huvudmanId, 'Norra skolan')
  sodra = await buildEnhet(db, huvudmanId, 'Södra skolan')
  fremmande = await buildEnhet(db, annanId, 'Främmande skolan')
  laget = await buildArbetslag(db, norra, 'Arbetslag 1–3')
  await buildDelmal(db, 'GR', 1, 'Delmål ett')
  await buildDelmal(db, 'GR', 2, 'Delmål två')
  await db.insert(indikator).values({
    id: INDIKATOR,
    delmalId: 'GR-1',
    ursprung: 'katalog',
    text: 'Andel som nått kravnivån',
    enhet: 'procent',
    ordning: 1,
  })
  for (const own of [norra, sodra, fremmande]) await fill(own)
  const lagets = await buildBoard(db, { ...ofEnhet(norra), arbetslagId: laget, titel: 'Lagets tavla' })
  await buildInsats(db, lagets, { rubrik: 'Lagets insats', delmalIds: ['GR-2'] })
  await buildBoard(db, { huvudmanId, titel: 'Gemensam tavla', projection: null })
  for (const id of [huvudmanId, annanId]) await figure(id, null, { objekt: 'riket', objektKod: '0000' })

  who.forvaltning = viewerOf(huvudmanId, 'forvaltning')
  who.namnd = viewerOf(huvudmanId, 'namnd')
  who.rektor = viewerOf(huvudmanId, { roll: 'rektor', enhetId: norra.id })
  who.pedagog = viewerOf(huvudmanId, { roll: 'pedagog', enhetId: sodra.id, arbetslagId: null })
  who.annan = viewerOf(annanId, 'admin')
})
afterAll(() => database?.drop())

describe.each(RESOURCES)('/api/v1/%s', (resource) => {
  test('answers 401 in JSON and Swedish to somebody who is not signed in', async () => {
    const response = await ask(resource, null)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ fel: { kod: 'inte-inloggad' } })
  })

  test('real answers hold exactly the fields of the document, with its types', async () => {
    const document = openapiDocument()
    const paths: Record<string, { get: unknown }> = document.paths
    const { get } = paths[`/api/v1/${resource}`] as {
      get: { responses: { 200: { content: { 'application/json': { schema: JsonSchema } } } } }
    }
    const { schema } = get.responses[200].content['application/json']
    for (const viewer of Object.values(who)) {
      const body = await json(resource, viewer)
      expect(body.data.length).toBeGreaterThan(0)
      expect(schemaFaults(document, schema, body)).toEqual([])
    }
  })

  test('holds nothing of another huvudman, in either direction', async () => {
    const ours = JSON.stringify(await json(resource, who.forvaltning))
    const theirs = JSON.stringify(await json(resource, who.annan))
    for (const secret of [fremmande.id, fremmande.namn]) expect(ours).not.toContain(secret)
    for (const secret of [norra.id, sodra.id, norra.namn, 'Lagets']) expect(theirs).not.toContain(secret)
  })

  test('page by page gives the same rows as all at once, each once', async () => {
    const all = (await json(resource, who.forvaltning)).data.map(({ id }) => id)
    const paged: unknown[] = []
    for (let query: string | null = 'limit=1'; query !== null; ) {
      const response = await ask(resource, who.forvaltning, query)
      const { data, nasta } = (await response.json()) as Body
      paged.push(...data.map(({ id }) => id))
      const link = response.headers.get('link')
      expect(link === null).toBe(nasta === null)
      query = link === null ? null : new URL(link.slice(1, link.indexOf('>')), 'http://x').search.slice(1)
    }
    expect(paged).toEqual(all)
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(1)
  })

  test('the same as CSV has the document’s fields as columns', async () => {
    const response = await ask(resource, who.forvaltning, '', { accept: 'text/csv' })
    expect(response.headers.get('content-type')).toContain('text/csv')
    const rows = parse(await response.text(), { bom: true, delimiter: ';', columns: true }) as Row[]
    const { data } = await json(resource, who.forvaltning)
    expect(rows.map(({ id }) => id)).toEqual(data.map(({ id }) => id))
    expect(Object.keys(rows[0]!)).toEqual(Object.keys(FIELDS[resource]))
  })

  test('is never stored by anyone between, and unchanged is 304', async () => {
    const first = await ask(resource, who.rektor)
    expect(first.headers.get('cache-control')).toBe('private, no-store')
    const again = { 'if-none-match': first.headers.get('etag')! }
    expect((await ask(resource, who.rektor, '', again)).status).toBe(304)
    expect((await ask(resource, who.rektor, '', { ...again, accept: 'text/csv' })).status).toBe(200)
  })

  test('answers 400 with a sentence that helps to what it does not understand', async () => {
    const response = await ask(resource, who.rektor, 'limit=99999')
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      fel: {
        kod: 'ogiltig-parameter',
        meddelande: 'Parametern ”limit” ska vara ett heltal från 1 till 5000.',
        parameter: 'limit',
      },
    })
  })
})

test('the document names every route of the API and nothing else', async () => {
  const paths = routes.flatMap(({ path }) => (path?.startsWith('api/') ? [`/${path}`] : []))
  expect(Object.keys(openapiDocument().paths).sort()).toEqual(paths.sort())
  expect(await openapi().json()).toEqual(openapiDocument())
})

test('a rektor reads the own enhet’s rows and the common ones, no other’s', async () => {
  expect(await column('boards', who.rektor, 'titel')).toEqual([
    'Gemensam tavla',
    'Lagets tavla',
    'Norra skolan',
  ])
  expect(await column('insatser', who.rektor, 'rubrik')).toEqual(['=Norra skolan', 'Lagets insats'])
  expect(await column('matvarden', who.rektor, 'enhet')).toEqual(['Norra skolan', null].sort())
})

test('a pedagog reads the own enhet alone; nämnden reads no arbetslag’s board', async () => {
  expect(await column('boards', who.pedagog, 'enhet')).toEqual(['Södra skolan', null].sort())
  expect(await column('insatser', who.namnd, 'rubrik')).toEqual(['=Norra skolan', '=Södra skolan'])
  expect(await column('boards', who.namnd, 'arbetslag')).toEqual([null, null, null])
})

test('work with a delmål is counted within the reader’s reach', async () => {
  const counts = async (viewer: Viewer) =>
    (await json('delmal', viewer)).data.map(({ id, utfall, insatser: i, enheter }) => [
      id,
      utfall,
      i,
      enheter,
    ])
  expect(await counts(who.forvaltning)).toEqual([
    ['GR-1', 2, 2, 2],
    ['GR-2', 0, 1, 1],
  ])
  expect(await counts(who.namnd)).toEqual([
    ['GR-1', 2, 2, 2],
    ['GR-2', 0, 0, 0],
  ])
  expect(await counts(who.rektor)).toEqual([
    ['GR-1', 1, 1, 1],
    ['GR-2', 0, 1, 1],
  ])
})

test('an insats carries its result, its causes, its goal and where it stands', async () => {
  const { data } = await json('insatser', who.rektor, `enhet=${norra.id}&niva=enhet`)
  expect(data).toHaveLength(1)
  expect(data[0]).toMatchObject({
    enhet: 'Norra skolan',
    utfall: ['Utfall på Norra skolan'],
    orsaker: ['Otydliga instruktioner'],
    status: 'pagaende',
    sen: true,
    beslut_datum: '2026-09-01',
    malvarde: 80,
    aktiviteter: 2,
    aktiviteter_klara: 1,
  })
})

test('a missing figure is null and an empty cell, never zero', async () => {
  const { data } = await json('matvarden', who.rektor, `enhet=${norra.id}`)
  expect(data).toMatchObject([{ varde: null, markor: '..' }])
  const response = await ask('matvarden', who.rektor, `enhet=${norra.id}`, { accept: 'text/csv' })
  const [row] = parse(await response.text(), { bom: true, delimiter: ';', columns: true }) as Row[]
  expect(row).toMatchObject({ varde: '', markor: '..' })
})

test('a rubrik that is a formula reaches a spreadsheet as a text', async () => {
  const response = await ask('insatser', who.rektor, 'niva=enhet', { accept: 'text/csv' })
  expect(await response.text()).toContain(";'=Norra skolan;")
})

test('writing is refused with 405', async () => {
  const response = await action()
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET, HEAD')
})

type Row = Record<string, unknown>
type Body = { data: Row[]; antal: number; nasta: string | null }

function ask(
  resource: Resource,
  viewer: Viewer | null,
  query = '',
  headers: Record<string, string> = {},
): Promise<Response> {
  const context = new RouterContextProvider()
  context.set(servicesContext, { export: api } as unknown as Services)
  context.set(viewerContext, viewer)
  const request = new Request(`http://127.0.0.1/api/v1/${resource}?${query}`, { headers })
  return LOADERS[resource]({ request, context })
}

async function json(resource: Resource, viewer: Viewer, query = ''): Promise<Body> {
  const response = await ask(resource, viewer, query)
  expect(response.status).toBe(200)
  return (await response.json()) as Body
}

async function column(resource: Resource, viewer: Viewer, field: string): Promise<unknown[]> {
  return (await json(resource, viewer)).data.map((row) => row[field]).sort()
}

async function fill(enhet: BuiltEnhet): Promise<void> {
  const { db } = database
  const ref = await buildBoard(db, { ...ofEnhet(enhet), titel: enhet.namn, projection: { utfall: 1 } })
  const utfallId = await buildUtfall(db, ref, { rubrik: `Utfall på ${enhet.namn}`, delmalIds: ['GR-1'] })
  const orsakId = await buildOrsak(db, ref, { utfallId, text: 'Otydliga instruktioner' })
  const insatsId = await buildInsats(db, ref, {
    rubrik: `=${enhet.namn}`,
    beslut: 'beslutad',
    beslutDatum: '2026-09-01',
    delmalIds: ['GR-1'],
    utfallIds: [utfallId],
    orsakIds: [orsakId],
    lage: 'risk',
    senastUppfoljd: '2026-10-01',
    malbild: {
      indikatorId: INDIKATOR,
      indikator: 'Andel',
      enhet: '%',
      baslinje: 62.5,
      baslinjePeriod: '2025/26',
      malvarde: 80,
      maldatum: '2026-11-01',
    },
  })
  await buildAktivitet(db, ref, { insatsId, status: 'klar' })
  await buildAktivitet(db, ref, { insatsId, status: 'pagaende' })
  await figure(enhet.huvudmanId, enhet.id, { objekt: 'enhet', varde: null, markor: '..' })
}

async function figure(
  huvudmanId: string,
  enhetId: string | null,
  given: Partial<typeof matvarde.$inferInsert> & { objekt: 'enhet' | 'kommun' | 'riket' },
): Promise<void> {
  const base = { indikatorId: INDIKATOR, period: '2025/26', varde: 71.2, kalla: 'Test', hamtad: '2026-11-01' }
  await database.db.insert(matvarde).values({ ...base, id: randomUUID(), huvudmanId, enhetId, ...given })
}

function ofEnhet({ id, huvudmanId }: BuiltEnhet) {
  return { huvudmanId, enhetId: id, lasar: '2026/27' }
}
