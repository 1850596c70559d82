import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SKOLFORMER } from '#domain/ska/skolform.ts'
import { KATALOG, readKatalog } from './delmal.ts'
import { readArskurs, readEnhet, readKalla, readRespondent } from './indikator-text.ts'

const plan = readFileSync(new URL('./fixtures/degerfors-plan-avsnitt-5.txt', import.meta.url), 'utf8')
const indikator = (id: string) => KATALOG.indikatorer.find((i) => i.id === id)

test('every skolform has as many delmål as the plan gives it', () => {
  const counts = SKOLFORMER.map((kod) => KATALOG.delmal.filter(({ skolform }) => skolform === kod).length)
  expect(counts).toEqual([5, 5, 6, 6, 4, 5, 4])
  expect(KATALOG.malsattningar).toHaveLength(7)
  expect(KATALOG.indikatorer).toHaveLength(56)
})

test('målsättningar, delmål and indikatorer read as the plan does, letter by letter', () => {
  for (const { text } of KATALOG.malsattningar) expect(plan).toContain(`**Nationell målsättning:** ${text}`)
  for (const { nr, text } of KATALOG.delmal) expect(plan).toContain(`Delmål ${nr}: ${text}`)
  for (const { text } of KATALOG.indikatorer) expect(plan).toContain(text)
  expect(plan).not.toContain('Varje elev får en utbildning som präglas av trygghet och studiero.')
})

test('the plan names as many sources as there are indikatorer with one', () => {
  const inPlan = plan.match(/Nat\. [Ss]tatistik|Lokal uppföljning|Skolenkäten \([^)]*\)/g)
  expect(KATALOG.indikatorer.filter(({ kalla }) => kalla !== null)).toHaveLength(inPlan!.length)
})

test('the same index number in two årskurser makes two indikatorer', () => {
  expect(indikator('GR-2-3')).toMatchObject({ skolenkatIndex: 8, arskurs: '5', respondent: 'elev' })
  expect(indikator('GR-2-4')).toMatchObject({ skolenkatIndex: 8, arskurs: '8', respondent: 'elev' })
})

test('index 3 is stimulans for the staff and stöd for the pupils', () => {
  expect(indikator('GR-3-2')).toMatchObject({ skolenkatIndex: 3, respondent: 'personal', delmalId: 'GR-3' })
  expect(indikator('GR-4-1')).toMatchObject({ skolenkatIndex: 3, respondent: 'elev', delmalId: 'GR-4' })
})

test('a question area of Skolenkäten is no index', () => {
  expect(indikator('FTH-2-2')).toMatchObject({
    skolenkatIndex: null,
    fragomrade: 9,
    respondent: 'vardnadshavare',
    enhet: 'index',
  })
})

test('komvux keeps its skolformsdel and an indikator without source stays without', () => {
  expect(indikator('VUX-1-1')?.skolformsdel).toBe('Grundläggande nivå, gymnasial nivå samt sfi')
  expect(indikator('FKLASS-4-1')).toMatchObject({ kalla: null, enhet: 'omdome' })
})

test('a mention of lärare in passing does not make staff out of a statistic', () => {
  expect(readRespondent('Andel (%) lärare med legitimation')).toBeNull()
  expect(readRespondent('Uppfattningen bland elever, lärare och annan personal samt vårdnadshavare')).toBe(
    'elev,personal,vardnadshavare',
  )
  expect(readRespondent('Uppfattningen bland barn, förskollärare, barnskötare')).toBe('barn,personal')
})

test('årskurs, unit and source are read out of the words', () => {
  expect(readArskurs('Elevers upplevelse av stöd år 2 (medelvärde)')).toBe('år 2')
  expect(readArskurs('Andel (%) elever som tre år efter examen')).toBeNull()
  expect(readEnhet('Vårdnadshavares uppfattning om studiero (medelvärde)')).toBe('index')
  expect(readKalla('Skolenkäten (frågeområde 9, ej index)')).toEqual({ skolenkatIndex: null, fragomrade: 9 })
})

test('an unknown skolform stops the loading', () => {
  expect(() => readKatalog([{ skolform: 'Sameskola', goal: '', subgoals: [] }])).toThrow('Sameskola')
})
