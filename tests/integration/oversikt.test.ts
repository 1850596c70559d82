import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#domain/access/viewer.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { createOversikt } from '#server/usecases/oversikt.ts'
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
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'

const NOW = new Date('2026-11-21T10:00:00Z')
const LASAR = '2026/27'

let database: TestDatabase
let oversikt: ReturnType<typeof createOversikt>
let statements = 0
let norra: BuiltEnhet
let sodra: BuiltEnhet
let vastra: BuiltEnhet
let fremmande: BuiltEnhet
let norrasTavla: BoardRef
let lagetsTavla: BoardRef
let laget: string
const who = {} as Record<'forvaltning' | 'namnd' | 'rektor' | 'pedagog' | 'admin' | 'annan', Viewer>

beforeAll(async () => {
  database = await createTestDatabase()
  const { db, pool } = database
  pool.on('connect', (client) => countStatements(client))
  oversikt = createOversikt({ db, clock: { now: () => NOW } })
  const { id: huvudmanId } = await buildHuvudman(db)
  const { id: annanId } = await buildHuvudman(db)
  norra = await buildEnhet(db, huvudmanId, 'Norra skolan', ['FKLASS', 'GR'])
  sodra = await buildEnhet(db, huvudmanId, 'Södra skolan', ['GR'])
  vastra = await buildEnhet(db, huvudmanId, 'Västra förskolan', ['FSK'])
  fremmande = await buildEnhet(db, annanId, 'Främmande skolan', ['GR'])
  laget = await buildArbetslag(db, norra, 'Arbetslag 1–3')
  await buildDelmal(db, 'GR', 1, 'Delmål ett')
  await buildDelmal(db, 'FSK', 1, 'Delmål ett i förskolan')
  norrasTavla = await fill(norra)
  await fill(sodra)
  await fill(fremmande)
  lagetsTavla = await buildBoard(db, { ...ofEnhet(norra), arbetslagId: laget, titel: 'Lagets tavla' })
  await buildInsats(db, lagetsTavla, { rubrik: 'Lagets insats' })
  await buildBoard(db, { ...ofEnhet(norra), lasar: '2025/26', titel: 'I fjol', projection: null })
  const gemensam = await buildBoard(db, { huvudmanId, titel: 'Huvudmannens tavla' })
  await buildInsats(db, gemensam, { rubrik: 'Gemensam insats', beslut: 'beslutad', delmalIds: ['GR-1'] })

  who.forvaltning = viewerOf(huvudmanId, 'forvaltning')
  who.namnd = viewerOf(huvudmanId, 'namnd')
  who.admin = viewerOf(huvudmanId, 'admin')
  who.rektor = viewerOf(huvudmanId, { roll: 'rektor', enhetId: norra.id })
  who.pedagog = viewerOf(huvudmanId, { roll: 'pedagog', enhetId: norra.id, arbetslagId: laget })
  who.annan = viewerOf(annanId, 'forvaltning')
})
afterAll(() => database?.drop())

test('förvaltning, nämnd and admin see every enhet of their huvudman, also those without a board', async () => {
  for (const viewer of [who.forvaltning, who.namnd, who.admin]) {
    const sida = (await oversikt.page(viewer, LASAR))!
    expect(sida.enheter.map(({ enhet, tavla }) => [enhet.namn, tavla !== null])).toEqual([
      ['Norra skolan', true],
      ['Södra skolan', true],
      ['Västra förskolan', false],
    ])
  }
})

test('nothing of another huvudman appears anywhere in the overview', async () => {
  const sida = await oversikt.page(who.annan, LASAR)
  expect(sida!.enheter.map(({ enhet }) => enhet.namn)).toEqual(['Främmande skolan'])
  const text = JSON.stringify(sida)
  for (const theirs of [norra, sodra, vastra]) {
    expect(text).not.toContain(theirs.id)
    expect(text).not.toContain(theirs.namn)
  }
  expect(text).not.toContain('Gemensam insats')
  expect(JSON.stringify(await oversikt.page(who.forvaltning, LASAR))).not.toContain('Främmande')
})

test('a rektor sees the own enhet and what is common, never another enhet’s work', async () => {
  const sida = await oversikt.page(who.rektor, LASAR)
  expect(sida!.enheter.map(({ enhet }) => enhet.namn)).toEqual(['Norra skolan'])
  expect(sida!.huvudman.insatser.map(({ rubrik }) => rubrik)).toEqual(['Gemensam insats'])
  expect(JSON.stringify(sida)).not.toContain('Södra skolan')
})

test('a pedagog and a guest have no overview', async () => {
  expect(await oversikt.page(who.pedagog, LASAR)).toBeNull()
  expect(await oversikt.page(viewerOf(norra.huvudmanId, 'gast'), LASAR)).toBeNull()
})

test('nämnden sees no arbetslag’s board and nothing that is written on one', async () => {
  const ofRow = async (viewer: Viewer) =>
    (await oversikt.page(viewer, LASAR))!.enheter.find(({ enhet }) => enhet.id === norra.id)!
  expect((await ofRow(who.forvaltning)).arbetslag.map(({ namn }) => namn)).toEqual(['Arbetslag 1–3'])
  expect((await ofRow(who.namnd)).arbetslag).toEqual([])
  expect(JSON.stringify(await oversikt.page(who.namnd, LASAR))).not.toContain('Lagets')
})

test('a row tells the phase, what each moment holds, what is late and what nobody has followed up', async () => {
  const sida = (await oversikt.page(who.forvaltning, LASAR))!
  const rad = sida.enheter.find(({ enhet }) => enhet.id === norra.id)!
  expect(rad.tavla).toMatchObject({ id: norrasTavla.id, framdrift: { fas: 'insatser' } })
  expect(rad.tavla!.framdrift.steg.map(({ ord }) => ord)).toEqual([
    '1 resultat',
    'inget än',
    '1 orsak',
    '1 insats',
    '2 aktiviteter',
  ])
  const [insats] = rad.insatser
  expect(insats).toMatchObject({ rubrik: 'Insats på Norra skolan', status: 'pagaende', tyst: 82 })
  expect(insats!.sen).toEqual([
    'Måldatumet 1 november 2026 har passerat.',
    'Aktiviteten ”Sen” skulle ha varit klar 1 oktober 2026.',
  ])
  expect(sida.summering).toEqual({
    enheter: 3,
    medTavla: 2,
    beslutade: 3,
    pagaende: 2,
    klara: 0,
    sena: 2,
    tysta: 2,
  })
})

test('the latest activity is when somebody last wrote, not when the rows were made', async () => {
  const senast = new Date('2026-10-03T08:15:00.000Z')
  const { id: huvudmanId } = await buildHuvudman(database.db)
  const written = await buildEnhet(database.db, huvudmanId, 'Skriven')
  const untouched = await buildEnhet(database.db, huvudmanId, 'Orörd')
  await buildBoard(database.db, { ...ofEnhet(written), senast })
  await buildBoard(database.db, ofEnhet(untouched))
  const { enheter } = (await oversikt.page(viewerOf(huvudmanId, 'forvaltning'), LASAR))!
  expect(enheter.map(({ enhet, senast: at }) => [enhet.namn, at])).toEqual([
    ['Orörd', null],
    ['Skriven', senast.toISOString()],
  ])
})

test('delmål × enhet and the shared causes come from the boards of the läsår', async () => {
  const sida = (await oversikt.page(who.forvaltning, LASAR))!
  const grund = sida.delmal.find(({ skolform }) => skolform === 'GR')!
  expect(grund.kolumner.map(({ namn }) => namn)).toEqual(['Gemensamt', 'Norra skolan', 'Södra skolan'])
  expect(grund.rader[0]!.celler.map(({ utfall, insatser }) => [utfall.length, insatser.length])).toEqual([
    [0, 1],
    [1, 1],
    [1, 1],
  ])
  expect(sida.delmal.find(({ skolform }) => skolform === 'FSK')!.rader[0]!.arbetar).toBe(0)
  expect(sida.monster.ord.map(({ ord, enheter }) => [ord, enheter])).toContainEqual(['instruktioner', 2])
  expect(sida.monster.tillHuvudman).toHaveLength(2)
  const ifjol = (await oversikt.page(who.forvaltning, '2025/26'))!
  expect(ifjol.summering).toMatchObject({ medTavla: 1, beslutade: 0 })
  expect(ifjol.monster).toEqual({ delmal: [], ord: [], tillHuvudman: [] })
})

test('the läsår to choose from are those with boards and the present; a nonsense läsår gives the present', async () => {
  const sida = (await oversikt.page(who.forvaltning, 'hej'))!
  expect(sida.lasar).toBe(LASAR)
  expect(sida.lasarVal).toEqual(['2026/27', '2025/26'])
  expect((await oversikt.page(who.forvaltning, '2031/32'))!.lasarVal[0]).toBe('2031/32')
})

test('the overview takes as many statements for three enheter as for forty', async () => {
  const count = async () => {
    statements = 0
    await oversikt.page(who.forvaltning, LASAR)
    return statements
  }
  const before = await count()
  for (let i = 0; i < 37; i++)
    await fill(await buildEnhet(database.db, norra.huvudmanId, `Skola ${i}`, ['GR']))
  expect(before).toBeGreaterThan(3)
  expect(await count()).toBe(before)
})

test('the page of an enhet has its läsår, latest first, with its boards and its arbetslag', async () => {
  const sida = (await oversikt.enhet(who.rektor, norra.id))!
  expect(sida.enhet).toMatchObject({ namn: 'Norra skolan', skolformer: ['FKLASS', 'GR'] })
  expect(sida.lasar.map(({ lasar, tavla }) => [lasar, tavla?.titel])).toEqual([
    ['2026/27', 'Tavla'],
    ['2025/26', 'I fjol'],
  ])
  expect(sida.lasar[0]!.arbetslag.map(({ namn, tavla }) => [namn, tavla?.titel])).toEqual([
    ['Arbetslag 1–3', 'Lagets tavla'],
  ])
  expect(sida.lasar[0]!.insatser.map(({ rubrik }) => rubrik).sort()).toEqual([
    'Insats på Norra skolan',
    'Lagets insats',
  ])
})

test('another enhet, another huvudman’s enhet and an address that is no id are not there', async () => {
  expect(await oversikt.enhet(who.rektor, sodra.id)).toBeNull()
  expect(await oversikt.enhet(who.pedagog, sodra.id)).toBeNull()
  expect(await oversikt.enhet(who.forvaltning, fremmande.id)).toBeNull()
  expect(await oversikt.enhet(who.annan, norra.id)).toBeNull()
  expect(await oversikt.enhet(who.admin, "'; drop table enhet; --")).toBeNull()
  expect((await oversikt.enhet(who.pedagog, norra.id))!.enhet.id).toBe(norra.id)
})

test('only those who may start a board are offered to, and only where there is none', async () => {
  const { id: vastraId, huvudmanId } = vastra
  const starts = async (viewer: Viewer, enhetId: string) => {
    const { lasar, serArbetslag } = (await oversikt.enhet(viewer, enhetId))!
    return [lasar[0]!.kanStarta, lasar[0]!.arbetslag.map(({ kanStarta }) => kanStarta), serArbetslag]
  }
  expect(await starts(viewerOf(huvudmanId, { roll: 'rektor', enhetId: vastraId }), vastraId)).toEqual([
    true,
    [],
    true,
  ])
  expect(await starts(who.forvaltning, vastraId)).toEqual([false, [], true])
  expect(await starts(who.rektor, norra.id)).toEqual([false, [false], true])
  expect(await starts(who.namnd, norra.id)).toEqual([false, [false], false])
})

/** A board with one result, one cause and one decided insats that is late. */
async function fill(enhet: BuiltEnhet): Promise<BoardRef> {
  const { db } = database
  const ref = await buildBoard(db, {
    ...ofEnhet(enhet),
    projection: { fas: 'insatser', utfall: 1, orsaker: 1, insatser: 1 },
  })
  const utfallId = await buildUtfall(db, ref, { rubrik: `Utfall på ${enhet.namn}`, delmalIds: ['GR-1'] })
  await buildOrsak(db, ref, {
    utfallId,
    text: 'Eleverna möter otydliga instruktioner',
    paverkan: 'huvudman',
  })
  const insatsId = await buildInsats(db, ref, {
    rubrik: `Insats på ${enhet.namn}`,
    beslut: 'beslutad',
    beslutDatum: '2026-08-31',
    delmalIds: ['GR-1'],
    malbild: {
      indikatorId: null,
      indikator: 'Andel',
      enhet: '%',
      baslinje: 60,
      baslinjePeriod: '2025/26',
      malvarde: 80,
      maldatum: '2026-11-01',
    },
  })
  await buildAktivitet(db, ref, { insatsId, rubrik: 'Sen', slut: '2026-10-01', status: 'pagaende' })
  await buildAktivitet(db, ref, { insatsId, rubrik: 'Klar', slut: '2026-09-01', status: 'klar' })
  return ref
}

function ofEnhet({ id, huvudmanId }: BuiltEnhet) {
  return { huvudmanId, enhetId: id, lasar: LASAR }
}

/** Counts what goes over a connection by wrapping its `query`. */
function countStatements(client: { query: (...args: never[]) => unknown }): void {
  const query = client.query.bind(client)
  client.query = (...args) => {
    statements++
    return query(...args)
  }
}
