/** What the database must hold when the team of Braås skola is done: every row, with its links. */
import { and, asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Db } from '#db/client.ts'
import { enhet, matvarde } from '#db/schema/index.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import { SOON } from '#tests/support/board.ts'
import { boardRows } from '#tests/support/board-rows.ts'
import { BEHORIG, BOCKER, GEMENSAM, LASPASS, LITE, MERGED, NP, RATTAS, SEEN, YEAR } from './texts.ts'

export async function checkRows(db: Db, boardId: string): Promise<void> {
  const slut = async () => (await boardRows(db, boardId)).aktiviteter.map((row) => row.slut)
  await expect.poll(slut, SOON).toEqual([`${YEAR}-04-03`])
  const rows = await boardRows(db, boardId)
  const idOf = (text: string) => {
    const all = [...rows.utfall, ...rows.insatser].map(({ id, rubrik }) => ({ id, text: rubrik }))
    return [...rows.orsaker, ...all].find((row) => row.text === text)!.id
  }
  const [orsakId, insatsId] = [
    rows.orsaker.find(({ text }) => text === GEMENSAM)!.id,
    rows.insatser.find(({ rubrik }) => rubrik === GEMENSAM)!.id,
  ]
  const enhetId = rows.board!.enhetId!
  const [furuby] = await db.select().from(enhet).where(eq(enhet.namn, 'Furuby skola'))
  const today = todayInSweden(new Date())

  expect(rows.board).toMatchObject({
    ...{ fas: 'genomfor', utfall: 2, undersoks: 1, orsaker: 6, insatser: 3, beslutade: 1, uppfoljningar: 1 },
  })
  expect(rows.fas).toMatchObject({ fas: 'genomfor', las: [] })

  expect(rows.utfall).toMatchObject([
    {
      rubrik: SEEN,
      iakttagelse: MERGED,
      kategori: 'undervisning',
      undersok: false,
      skal: '',
      matvarde: null,
    },
    {
      ...{
        rubrik: NP,
        iakttagelse: '',
        kategori: 'resultat',
        undersok: true,
        skal: 'En av fem når inte målen.',
      },
      delmalIds: ['GR-5'],
      indikatorIds: ['SV-NP3'],
      matvarde: { indikatorId: 'SV-NP3', varde: 78.8, period: '2023/24', hamtad: '2024-12-31' },
    },
  ])
  expect(rows.utfall[1]!.matvarde!.serie.map(({ period, varde }) => [period, varde])).toEqual(
    await importedSeries(db, 'SV-NP3', enhetId),
  )

  const about = {
    utfallId: idOf(NP),
    grupp: null,
    underId: null,
    djup: 0,
    paverkan: null,
    stodjer: 0,
    motsager: 0,
  }
  const byText = (a: { text: string }, b: { text: string }) => (a.text < b.text ? -1 : 1)
  expect(rows.orsaker.toSorted(byText)).toMatchObject(
    [
      { ...about, text: LITE, grupp: 'Läsningen' },
      { ...about, text: GEMENSAM, grupp: 'Läsningen', paverkan: 'rektor', stodjer: 1, motsager: 1 },
      { ...about, text: 'Ämneslaget har ingen tid', underId: orsakId, djup: 1 },
      { ...about, text: 'Varje klass har sin egen bok', underId: orsakId, djup: 1 },
      { ...about, text: BEHORIG },
      { ...about, text: RATTAS },
    ].toSorted(byText),
  )
  expect(rows.belagg).toMatchObject([
    { orsakId, slag: 'stodjer', text: 'Bara två av sju beskriver samma arbetssätt' },
    { orsakId, slag: 'motsager', text: 'Ettorna har gemensamma pass' },
  ])

  expect(rows.insatser).toMatchObject([
    {
      ...{ ordning: 1, rubrik: GEMENSAM, orsakIds: [orsakId], utfallIds: [idOf(NP)], delmalIds: ['GR-5'] },
      ...{ beslut: 'beslutad', motivering: 'Störst betydelse för eleverna.', omfattning: 'nagra' },
      enheter: [enhetId, furuby!.id].toSorted(),
      mal: 'Alla läspass börjar på samma sätt.',
      malbild: {
        ...{ indikatorId: 'SV-NP3', indikator: NP, enhet: '%', baslinje: 78.8, baslinjePeriod: '2023/24' },
        ...{ malvarde: 87.5, maldatum: `${YEAR}-06-15` },
      },
      ...{ lage: 'risk', senastUppfoljd: today, start: `${YEAR}-03-09`, slut: `${YEAR}-04-03` },
    },
    {
      ...{ ordning: 2, rubrik: BEHORIG, orsakIds: [idOf(BEHORIG)], utfallIds: [idOf(NP)], beslut: 'forslag' },
      ...{ motivering: '', omfattning: 'enskild', enheter: [] },
    },
    // What is turned down stands last.
    {
      ...{ ordning: 3, rubrik: BOCKER, orsakIds: [], utfallIds: [], beslut: 'avslagen' },
      motivering: 'Böckerna finns.',
    },
  ])
  expect(rows.aktiviteter).toMatchObject([
    {
      ...{ insatsId, rubrik: LASPASS, ansvarig: 'Demopedagog två Braås', status: 'pagaende' },
      ...{ start: `${YEAR}-03-09`, slut: `${YEAR}-04-03` },
    },
  ])
  expect(rows.uppfoljningar).toMatchObject([
    { insatsId, datum: today, lage: 'risk', text: 'Två pass av tre blev av.', varde: 80.5 },
  ])

  expect(rows.beslut.find((row) => row.insatsId === insatsId)?.beslut).toMatchObject({
    ...{ beslut: 'beslutad', av: 'Demorektor Braås', datum: today, omfattning: 'nagra' },
  })
  const byRektor = { av: 'Demorektor Braås', roll: 'rektor' }
  expect(rows.audit).toMatchObject([
    { ...byRektor, action: 'rank-insats', object: `insats:${idOf(BOCKER)}` },
    { ...byRektor, action: 'rank-insats', object: `insats:${insatsId}` },
    { ...byRektor, action: 'set-omfattning', object: `insats:${insatsId}` },
    { ...byRektor, action: 'decide-insats', object: `insats:${insatsId}`, after: { beslut: 'beslutad' } },
    { ...byRektor, action: 'decide-insats', object: `insats:${idOf(BOCKER)}`, after: { beslut: 'avslagen' } },
    { ...byRektor, action: 'set-fas', object: `board:${boardId}`, after: { fas: 'genomfor' } },
  ])
}

/** What the importer stored of a series, the oldest first. */
async function importedSeries(
  db: Db,
  indikatorId: string,
  enhetId: string,
): Promise<[string, number | null][]> {
  const found = await db
    .select()
    .from(matvarde)
    .where(and(eq(matvarde.indikatorId, indikatorId), eq(matvarde.enhetId, enhetId)))
    .orderBy(asc(matvarde.period))
  return found.map(({ period, varde }) => [period, varde])
}
