import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadCatalogue } from '#db/catalogue/load.ts'
import { audit, enhet, huvudman, importfil, matvarde, person } from '#db/schema/index.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { isRefusal } from '#domain/result.ts'
import { createImporter, type ImportPreview } from '#server/usecases/importer.ts'
import { createMatvarden } from '#server/usecases/matvarden.ts'
import { viewerOf } from '#tests/support/build/organisation.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'

let database: TestDatabase
let viewer: Viewer
let now = new Date('2026-11-21T12:00:00Z')
let told: string[] = []

const importer = () =>
  createImporter({
    db: database.db,
    clock: { now: () => now },
    live: { changed: (topic, huvudmanId) => void told.push(`${topic} ${huvudmanId}`) },
  })
const data = (name: string) => readFileSync(new URL(`../../db/catalogue/data/${name}`, import.meta.url))
const vaxjo = { filnamn: 'vaxjo.csv', bytes: data('vaxjo-grundskolor.csv') }
const csv = (...rows: string[]) => ({
  filnamn: 'egna.csv',
  bytes: new TextEncoder().encode(['enhet;indikator;period;varde', ...rows].join('\n')),
})

beforeAll(async () => {
  database = await createTestDatabase()
  await loadCatalogue(database.db)
})
afterAll(() => database.drop())

beforeEach(async () => {
  const { db } = database
  now = new Date('2026-11-21T12:00:00Z')
  told = []
  await db.delete(huvudman)
  const id = randomUUID()
  await db.insert(huvudman).values({ id, namn: 'Växjö kommun (öppna data)', kommunkod: '0780' })
  viewer = await signIn(id, 'forvaltning')
})

async function signIn(huvudmanId: string, roll: 'forvaltning' | 'rektor'): Promise<Viewer> {
  const found = { ...viewerOf(huvudmanId, roll), huvudmanNamn: 'Växjö kommun (öppna data)' }
  const { personId, namn, epost } = found
  await database.db.insert(person).values({ id: personId, huvudmanId, namn, epost })
  return found
}

async function preview(
  file: { filnamn: string; bytes: Uint8Array },
  kit = importer(),
): Promise<ImportPreview> {
  const found = await kit.preview(viewer, file)
  if (isRefusal(found)) throw new Error(found.why)
  return found
}

async function bring(file: { filnamn: string; bytes: Uint8Array }) {
  const kit = importer()
  return kit.confirm(viewer, (await preview(file, kit)).token!)
}

const count = () => database.db.$count(matvarde, eq(matvarde.huvudmanId, viewer.huvudmanId))

test('a preview writes nothing, and confirming it stores the 38 schools with their results', async () => {
  const kit = importer()
  const shown = await preview(vaxjo, kit)
  expect(shown).toMatchObject({ nyaEnheter: expect.any(Array), antalFel: 0, andrade: 0, oforandrade: 0 })
  expect(shown.nyaEnheter).toHaveLength(38)
  expect([await count(), await database.db.$count(enhet)]).toEqual([0, 0])

  expect(await kit.confirm(viewer, shown.token!)).toMatchObject({ ok: true, nyaEnheter: 38, nya: shown.nya })
  expect([await count(), await database.db.$count(enhet)]).toEqual([shown.nya, 38])
  const [braas] = await database.db.select().from(enhet).where(eq(enhet.kallId, 'braasskola'))
  expect(braas).toMatchObject({ namn: 'Braås skola', skolformer: ['FKLASS', 'GR'] })
  expect(told).toEqual([`oversikt ${viewer.huvudmanId}`])
})

test('importing the same file again changes nothing', async () => {
  await bring(vaxjo)
  const before = await database.db.select().from(matvarde).orderBy(asc(matvarde.id))
  now = new Date('2026-12-24T12:00:00Z')
  const again = await preview(vaxjo)
  expect(again).toMatchObject({ token: null, nya: 0, andrade: 0, nyaEnheter: [], oforandrade: before.length })
  expect(await database.db.select().from(matvarde).orderBy(asc(matvarde.id))).toEqual(before)
})

test('a changed figure is shown before it replaces the old one', async () => {
  await bring(vaxjo)
  await bring(csv('Braås skola;GR-5-1;2023/24;70'))
  const shown = await preview(csv('Braås skola;GR-5-1;2023/24;71,5', 'Braås skola;GR-5-1;2022/23;60'))
  expect(shown).toMatchObject({ nya: 1, andrade: 1 })
  expect(shown.exempel[0]).toMatchObject({
    enhet: 'Braås skola',
    period: '2023/24',
    fore: '70\u00a0%',
    efter: '71,5\u00a0%',
  })
})

test('the good rows of a file with faults are stored, and each fault is told with its line', async () => {
  await bring(vaxjo)
  const before = await count()
  const file = csv(
    'Braås skola;GR-5-1;2023/24;70',
    'Bergaskolan;GR-5-1;2023/24;70',
    'Braås skola;GR-5-1;2022/23;sjuttio',
  )
  expect((await preview(file)).fel.map(({ rad }) => rad)).toEqual([3, 4])
  await bring(file)
  expect(await count()).toBe(before + 1)
})

test('a file is stored whole or not at all', async () => {
  await database.db.execute(sql`
    create function refuse_1819() returns trigger language plpgsql as
      'begin if new.period = ''2018/19'' then raise exception ''disk full''; end if; return new; end';
    create trigger refuse_1819 before insert on matvarde for each row execute function refuse_1819()`)
  try {
    await expect(bring(vaxjo)).rejects.toThrow()
    expect([await count(), await database.db.$count(enhet), await database.db.$count(audit)]).toEqual([
      0, 0, 0,
    ])
  } finally {
    await database.db.execute(sql`drop trigger refuse_1819 on matvarde; drop function refuse_1819()`)
  }
})

test('who imported what is in the audit, without the file’s content', async () => {
  await bring(vaxjo)
  const [row] = await database.db.select().from(audit)
  expect(row).toMatchObject({
    personId: viewer.personId,
    roll: 'forvaltning',
    action: 'import-matvarden',
    object: expect.stringMatching(/^fil:[0-9a-f]{64}$/),
    after: { format: 'skolor', nyaEnheter: 38 },
  })
})

test('a rektor neither previews nor confirms', async () => {
  const kit = importer()
  const { token } = await preview(vaxjo, kit)
  const rektor = await signIn(viewer.huvudmanId, 'rektor')
  expect(await kit.preview(rektor, vaxjo)).toMatchObject({ refused: 'forbidden' })
  expect(await kit.confirm(rektor, token!)).toMatchObject({ refused: 'forbidden' })
  expect(await kit.kallor(rektor)).toBeNull()
  expect(await count()).toBe(0)
})

test('another person’s preview cannot be confirmed, nor one that has waited too long', async () => {
  const kit = importer()
  const { token } = await preview(vaxjo, kit)
  const colleague = await signIn(viewer.huvudmanId, 'forvaltning')
  expect(await kit.confirm(colleague, token!)).toMatchObject({ refused: 'stale' })
  now = new Date('2026-11-21T13:00:00Z')
  expect(await kit.confirm(viewer, token!)).toMatchObject({ refused: 'stale' })
})

test('a file is confirmed once, and a person’s new file takes the place of the one before', async () => {
  const kit = importer()
  const { token: first } = await preview(vaxjo, kit)
  const { token: second } = await preview({ ...vaxjo, filnamn: 'igen\0.csv' }, kit)
  expect(await kit.confirm(viewer, first!)).toMatchObject({ refused: 'stale' })
  expect(await kit.confirm(viewer, 'no such token')).toMatchObject({ refused: 'stale' })
  const answers = await Promise.all([kit.confirm(viewer, second!), kit.confirm(viewer, second!)])
  expect(answers.filter(isRefusal)).toHaveLength(1)
  expect(answers).toContainEqual(expect.objectContaining({ ok: true, filnamn: 'igen.csv' }))
})

test('what nobody confirmed is let go of when the next file comes', async () => {
  await preview(vaxjo)
  now = new Date('2026-11-21T12:31:00Z')
  const kit = importer()
  const colleague = await signIn(viewer.huvudmanId, 'forvaltning')
  await kit.preview(colleague, vaxjo)
  const waiting = await database.db.select({ personId: importfil.personId }).from(importfil)
  expect(waiting).toEqual([{ personId: colleague.personId }])
})

test('figures of a kommun and of riket stand beside an enhet’s own', async () => {
  await bring(vaxjo)
  await bring({ filnamn: 'kolada.json', bytes: data('kolada-data.json') })
  await bring({ filnamn: 'riket.csv', bytes: data('skolenkaten-riket-index.csv') })
  await bring(csv('Braås skola;GR-2-4;2026;5,1'))
  const [braas] = await database.db.select().from(enhet).where(eq(enhet.kallId, 'braasskola'))
  const matvarden = createMatvarden({ db: database.db })
  const serier = (await matvarden.forEnhet(viewer, braas!.id))!
  const np = serier.enhet.find(({ indikator }) => indikator.id === 'SV-NP3')
  expect(np?.punkter.map(({ varde }) => varde)).toEqual([82, null, null, 76.4, 69.6, 78.8])
  expect(np?.punkter.at(-1)).toMatchObject({ kalla: 'Skolverkets öppna data', hamtad: '2026-11-21' })
  const studiero = serier.enhet.find(({ indikator }) => indikator.id === 'GR-2-4')
  expect(studiero?.jamforelser.map(({ objekt, punkter }) => [objekt, punkter.at(-1)?.varde])).toEqual([
    ['riket', 5.8],
  ])
  const kolada = serier.ovriga.filter(({ indikator }) => indikator.ursprung === 'kolada')
  expect(new Set(kolada.map(({ objektKod }) => objektKod))).toEqual(new Set(['0780']))
  expect(kolada.every(({ indikator }) => !indikator.id.includes('N17'))).toBe(true)
  expect(await matvarden.forEnhet(viewer, randomUUID())).toBeNull()
  expect(await matvarden.forEnhet({ ...viewer, huvudmanId: randomUUID() }, braas!.id)).toBeNull()
})

test('the sources of the huvudman’s figures are listed with their dates', async () => {
  await bring(vaxjo)
  expect(await importer().kallor(viewer)).toEqual([
    {
      kalla: 'Skolverkets öppna data',
      antal: await count(),
      hamtad: '2026-11-21',
      fran: '2018/19',
      till: '2023/24',
    },
  ])
})
