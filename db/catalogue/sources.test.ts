import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRows } from './csv-line.ts'
import { KATALOG } from './delmal.ts'
import { KOLADA_INDIKATORER } from './kolada.ts'
import { MAL } from './mal.ts'
import { indikatorForEnkatrad } from './skolenkaten.ts'
import { SKOLVERKET_MATT } from './skolverket.ts'

const file = (name: string) => readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8')
const kolada = (kpi: string) => KOLADA_INDIKATORER.find(({ id }) => id === `KOLADA-${kpi}`)

test('no two indikatorer share an id, whatever source they come from', () => {
  const ids = [...KATALOG.indikatorer, ...SKOLVERKET_MATT.map((m) => m.indikator), ...KOLADA_INDIKATORER]
  expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length)
  expect(new Set(MAL.map(({ id }) => id)).size).toBe(MAL.length)
})

test('every delmål that an indikator points to exists', () => {
  const delmal = new Set(KATALOG.delmal.map(({ id }) => id))
  const linked = [...SKOLVERKET_MATT.map((m) => m.indikator), ...KOLADA_INDIKATORER]
  for (const { delmalId } of linked) if (delmalId) expect(delmal).toContain(delmalId)
  expect(linked.filter(({ delmalId }) => delmalId !== null).length).toBeGreaterThan(40)
})

test('every nyckeltal that comes with the product has a title', () => {
  const data = JSON.parse(file('kolada-data.json')) as { values: { kpi: string }[] }
  const kpis = new Set(data.values.map(({ kpi }) => kpi))
  expect(kpis.size).toBe(18)
  for (const kpi of kpis) expect(kolada(kpi)?.text).toBeTruthy()
})

test('a share of positive answers is in per cent and no index', () => {
  expect(kolada('N15613')).toMatchObject({
    enhet: 'procent',
    skolenkatIndex: null,
    delmalId: 'GR-2',
    arskurs: '5',
  })
  expect(kolada('N17673')).toMatchObject({ delmalId: 'GY-3', arskurs: 'år 2', respondent: 'elev' })
  expect(kolada('N15644')).toMatchObject({ delmalId: 'GR-2', arskurs: '8' })
})

test('context figures keep their own unit', () => {
  expect(kolada('N15505')?.enhet).toBe('poang')
  expect(kolada('N15034')).toMatchObject({ enhet: 'antal', hogreBattre: false, delmalId: null })
})

test('every measure of Skolverket is a column of the Växjö file', () => {
  const head = file('vaxjo-grundskolor.csv').split('\n')[0]!.split(';')
  for (const { kolumn } of SKOLVERKET_MATT) {
    const found = head.filter((name) => name === kolumn || name.startsWith(`${kolumn}_`))
    expect(found.length, kolumn).toBeGreaterThan(0)
  }
})

test('the nation’s index values find their indikator by group, school and name', () => {
  const of = (respondentgrupp: string, undergrupp: string, fragomrade: string) =>
    indikatorForEnkatrad({ respondentgrupp, undergrupp, fragomrade })?.id
  expect(of('Elever', 'Åk 8 Grundskola', 'Studiero')).toBe('GR-2-4')
  expect(of('Elever', 'Åk 5 Grundskola', 'Stöd')).toBe('GR-4-1')
  expect(of('Undervisande lärare', 'Grundskola', 'Stimulans')).toBe('GR-3-2')
  expect(of('Undervisande lärare', 'gymnasium', 'Trygghet')).toBe('GY-3-2')
  expect(of('Elever', 'År 2 Gymnasieskola', 'Trygghet')).toBe('GY-3-1')
  expect(of('Vårdnadshavare', 'Anpassad grundskola', 'Trygghet')).toBe('GRAN-2-2')
  expect(of('Elever', 'Åk 8 Grundskola', 'Inflytande')).toBeUndefined()
})

test('every index of the catalogue has at least one value for riket', () => {
  const rows = readRows(file('skolenkaten-riket-index.csv'), ';').map((row) =>
    indikatorForEnkatrad({
      respondentgrupp: row.Respondentgrupp!,
      undergrupp: row.Undergrupp!,
      fragomrade: row.Frågeområde!,
    }),
  )
  const found = new Set(rows.flatMap((indikator) => (indikator ? [indikator.id] : [])))
  const wanted = KATALOG.indikatorer.filter(({ skolenkatIndex }) => skolenkatIndex !== null)
  expect(wanted.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([])
})

test('quoted fields keep their commas and quotes', () => {
  expect(readRows('\uFEFFa,b\n1,"x, ""y"""\n', ',')).toEqual([{ a: '1', b: 'x, "y"' }])
})
