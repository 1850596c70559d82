import { expect, test } from 'vitest'
import type { Indikator } from './indikator.ts'
import {
  brottMellan,
  comparePeriods,
  forandring,
  isPeriod,
  kategoriOf,
  type Matvarde,
  segmentsOf,
  senaste,
  seriesOf,
  skolformOf,
  toUtfallMatvarde,
  withJamforelser,
} from './matvarde.ts'

const indikator = (over: Partial<Indikator> = {}): Indikator => ({
  id: 'SV-NP3',
  huvudmanId: null,
  delmalId: null,
  ersatter: null,
  ursprung: 'skolverket',
  text: 'Nationella prov årskurs 3',
  kalla: null,
  skolenkatIndex: null,
  fragomrade: null,
  respondent: null,
  arskurs: '3',
  skolformsdel: null,
  enhet: 'procent',
  hogreBattre: true,
  ordning: 1,
  withdrawn: false,
  ...over,
})

const varde = (period: string, v: number | null, over: Partial<Matvarde> = {}): Matvarde => ({
  indikatorId: 'SV-NP3',
  enhetId: 'e1',
  objekt: 'enhet',
  objektKod: null,
  period,
  kon: 'T',
  varde: v,
  markor: v === null ? '.' : null,
  antal: null,
  kalla: 'Källan',
  hamtad: '2024-12-31',
  ...over,
})

const serie = (...varden: Matvarde[]) => seriesOf(varden, [indikator()])[0]!

test('a series runs from the oldest period to the newest, whatever the order of the rows', () => {
  const s = serie(varde('2022/23', 69.6), varde('2018/19', 82), varde('2023/24', 78.8))
  expect(s.punkter.map(({ period }) => period)).toEqual(['2018/19', '2022/23', '2023/24'])
})

test('enheter, kommun and riket are series of their own, and kön does not mix with the total', () => {
  const rows = [
    varde('2022', 5),
    varde('2022', 6, { enhetId: 'e2' }),
    varde('2022', 7, { enhetId: null, objekt: 'riket', objektKod: '0000' }),
    varde('2022', 4, { kon: 'K' }),
  ]
  expect(seriesOf(rows, [indikator()]).map(({ punkter }) => punkter.map((p) => p.varde))).toEqual([
    [5],
    [6],
    [7],
  ])
})

test('a missing value breaks the line and never becomes zero', () => {
  const s = serie(varde('2018/19', 82), varde('2019/20', null), varde('2020/21', 80))
  expect(segmentsOf(s).map((run) => run.map((p) => p.varde))).toEqual([[82], [80]])
  expect(senaste(serie(varde('2022/23', 70), varde('2023/24', null)))?.varde).toBe(70)
})

test('two years without figures break the line, one does not', () => {
  expect(segmentsOf(serie(varde('2018/19', 82), varde('2021/22', 76)))).toHaveLength(2)
  expect(segmentsOf(serie(varde('2022', 5), varde('2024', 6)))).toHaveLength(1)
})

test('Skolenkäten before and after 2022 is not one line', () => {
  const enkat = indikator({ skolenkatIndex: 8 })
  expect(brottMellan({ period: '2021' }, { period: '2022' }, enkat)).toContain('2022')
  expect(brottMellan({ period: '2021' }, { period: '2022' }, indikator())).toBeNull()
})

test('a change is told between figures that may be compared, past a repeated one', () => {
  const s = serie(varde('2022', 84.3), varde('2023', 84.3, { markor: 'upprepat' }), varde('2024', 82.9))
  expect(forandring(s)).toEqual({ diff: -1.4, franPeriod: '2022' })
  expect(forandring(serie(varde('2018/19', 82), varde('2021/22', 76)))).toBeNull()
})

test('a verdict is something published, though it is no figure', () => {
  const s = serie(varde('2022/23', null), varde('2023/24', null, { markor: 'Under medel' }))
  expect(senaste(s)?.markor).toBe('Under medel')
  expect(toUtfallMatvarde(s)).toMatchObject({ period: '2023/24', varde: null, markor: 'Under medel' })
  expect(toUtfallMatvarde(serie(varde('2023/24', null)))).toBeNull()
})

test('the figure taken onto a board carries the series up to its own period', () => {
  const taken = toUtfallMatvarde(
    serie(varde('2021/22', 76.4), varde('2022/23', 69.6), varde('2023/24', null)),
  )
  expect(taken).toMatchObject({ period: '2022/23', varde: 69.6, kalla: 'Källan', hamtad: '2024-12-31' })
  expect(taken?.serie.map(({ period }) => period)).toEqual(['2021/22', '2022/23'])
})

test('an enhet is compared with its own kommun and with riket, not with other kommuner', () => {
  const others = seriesOf(
    ['0780', '0114'].map((objektKod) => varde('2022', 5, { enhetId: null, objekt: 'kommun', objektKod })),
    [indikator()],
  )
  const [own] = withJamforelser([serie(varde('2022', 6))], others, '0780')
  expect(own!.jamforelser.map(({ objektKod }) => objektKod)).toEqual(['0780'])
})

test('a period is a läsår or a year', () => {
  expect(['2023/24', '2026', '1999/00', '2023/25', '23/24', '2023/2024', ''].map(isPeriod)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ])
  expect(['2024', '2018/19', '2023/24'].sort(comparePeriods)).toEqual(['2018/19', '2023/24', '2024'])
})

test('figures fall into the three kinds of result', () => {
  const of = (text: string) => kategoriOf(indikator({ text }))
  expect(of('Lärare med lärarlegitimation och behörighet, andel (%)')).toBe('strukturer')
  expect(of('Elevers upplevelse av stimulans i årskurs 5 (medelvärde)')).toBe('undervisning')
  expect(of('Elevers upplevelse av trygghet i årskurs 5 (medelvärde)')).toBe('resultat')
  expect(of('Andel (%) elever som blir behöriga till ett nationellt program')).toBe('resultat')
})

test('an indikator without delmål belongs to the skolform of its årskurs, or to all', () => {
  expect(skolformOf(indikator({ delmalId: 'GRAN-2' }))).toBe('GRAN')
  expect(skolformOf(indikator({ arskurs: 'år 2' }))).toBe('GY')
  expect(skolformOf(indikator({ arskurs: '3' }))).toBe('GR')
  expect(skolformOf(indikator({ arskurs: null }))).toBeNull()
})
