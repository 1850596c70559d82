import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCatalogue, NATIONAL_INDIKATORER } from '#db/catalogue/load.ts'
import { allIndikatorer, delmalOf, indikatorerOf, katalogFor } from '#db/queries/katalog.ts'
import { storedMatvarden, upsertMatvarden } from '#db/queries/matvarden.ts'
import { delmal, indikator, mal } from '#db/schema/index.ts'
import type { Indikator } from '#domain/ska/indikator.ts'
import type { Matvarde } from '#domain/ska/matvarde.ts'
import { buildHuvudman } from '#tests/support/build/organisation.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'

let database: TestDatabase
let lindvik: string
let other: string

beforeAll(async () => {
  database = await createTestDatabase()
  await loadCatalogue(database.db)
  lindvik = (await buildHuvudman(database.db)).id
  other = (await buildHuvudman(database.db)).id
})
afterAll(() => database.drop())

const ids = async (huvudmanId: string) => (await indikatorerOf(database.db, huvudmanId)).map(({ id }) => id)

async function addOwn(over: Partial<Indikator>): Promise<string> {
  const national = NATIONAL_INDIKATORER.find(({ id }) => id === 'FKLASS-4-1')!
  const id = randomUUID()
  await database.db
    .insert(indikator)
    .values({ ...national, id, huvudmanId: lindvik, ursprung: 'huvudman', text: 'Vår egen', ...over })
  return id
}

test('the catalogue has 35 delmål and 56 indikatorer, also when it is loaded again', async () => {
  await loadCatalogue(database.db)
  expect(await database.db.$count(delmal)).toBe(35)
  expect(await database.db.$count(indikator, eq(indikator.ursprung, 'katalog'))).toBe(56)
  expect(await database.db.$count(mal, eq(mal.typ, 'malsattning'))).toBe(7)
})

test('delmål come by skolform in the plan’s order', async () => {
  const all = await delmalOf(database.db)
  expect([all[0]!.id, all.at(-1)!.id]).toEqual(['FSK-1', 'VUX-4'])
  expect((await delmalOf(database.db, ['FTH'])).map(({ id }) => id)).toEqual([
    'FTH-1',
    'FTH-2',
    'FTH-3',
    'FTH-4',
  ])
  expect(await delmalOf(database.db, [])).toEqual([])
})

test('reloading rewords a row and leaves what a huvudman withdrew', async () => {
  const { db } = database
  await db
    .update(indikator)
    .set({ text: 'Gammal lydelse', withdrawn: true })
    .where(eq(indikator.id, 'VUX-4-1'))
  await loadCatalogue(db)
  const [row] = await db.select().from(indikator).where(eq(indikator.id, 'VUX-4-1'))
  expect(row).toMatchObject({
    text: 'Uppfattningen bland elever och lärare om extra anpassningar',
    withdrawn: true,
  })
  expect(await ids(lindvik)).not.toContain('VUX-4-1')
  await db.update(indikator).set({ withdrawn: false }).where(eq(indikator.id, 'VUX-4-1'))
})

test('a huvudman’s own indikator takes the place of the one it replaces, for that huvudman alone', async () => {
  const own = await addOwn({ ersatter: 'FKLASS-4-1' })
  expect(await ids(lindvik)).toContain(own)
  expect(await ids(lindvik)).not.toContain('FKLASS-4-1')
  expect(await ids(other)).toContain('FKLASS-4-1')
  expect(await ids(other)).not.toContain(own)
  await database.db.update(indikator).set({ withdrawn: true }).where(eq(indikator.id, own))
  expect(await ids(lindvik)).toContain('FKLASS-4-1')
  expect((await allIndikatorer(database.db, lindvik)).map(({ id }) => id)).toContain(own)
})

test('published figures join the catalogue of the huvudman that has them', async () => {
  expect(await ids(lindvik)).not.toContain('SV-NP3')
  await upsertMatvarden(database.db, lindvik, [figure(62.7)])
  expect(await ids(lindvik)).toContain('SV-NP3')
  expect(await ids(other)).not.toContain('SV-NP3')
})

test('storing a figure again changes its value and adds no row', async () => {
  await upsertMatvarden(database.db, other, [figure(50), figure(null, { period: '2022/23' })])
  await upsertMatvarden(database.db, other, [figure(51), figure(null, { period: '2022/23' })])
  const stored = await storedMatvarden(database.db, other, ['SV-NP3'])
  expect(stored.map(({ period, varde, markor }) => [period, varde, markor])).toEqual([
    ['2022/23', null, '.'],
    ['2023/24', 51, null],
  ])
})

test('an enhet’s catalogue holds its own skolformer and what concerns them all', async () => {
  await upsertMatvarden(database.db, other, [figure(90, { indikatorId: 'SV-BEHORIGHET' }), figure(70)])
  const { delmal: goals, indikatorer } = await katalogFor(database.db, {
    huvudmanId: other,
    skolformer: ['GRAN'],
  })
  expect(goals).toHaveLength(6)
  expect(indikatorer.map(({ id }) => id)).toContain('SV-BEHORIGHET')
  expect(indikatorer.map(({ id }) => id)).not.toContain('SV-NP3')
  expect(indikatorer.some(({ delmalId }) => delmalId?.startsWith('GR-'))).toBe(false)
})

function figure(varde: number | null, over: Partial<Matvarde> = {}): Matvarde {
  return {
    indikatorId: 'SV-NP3',
    enhetId: null,
    objekt: 'kommun',
    objektKod: '0780',
    period: '2023/24',
    kon: 'T',
    varde,
    markor: varde === null ? '.' : null,
    antal: null,
    kalla: 'Test',
    hamtad: '2026-01-01',
    ...over,
  }
}
