import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NATIONAL_INDIKATORER } from '#db/catalogue/load.ts'
import { MAX_BYTES, parseFile } from './parse-file.ts'

const context = { organisation: 'Växjö kommun', indikatorer: NATIONAL_INDIKATORER, idag: '2026-11-21' }
const parse = (text: string | Uint8Array) =>
  parseFile(typeof text === 'string' ? new TextEncoder().encode(text) : text, context)
const data = (name: string) => readFileSync(new URL(`../../db/catalogue/data/${name}`, import.meta.url))
const head = 'enhet;indikator;period;värde;markör;antal;källa;datum\n'

test('the Växjö file holds 38 municipal schools with their skolformer', () => {
  const { format, enheter, fel, noter } = parse(data('vaxjo-grundskolor.csv'))
  expect(format).toBe('skolor')
  expect(enheter).toHaveLength(38)
  expect(fel).toEqual([])
  expect(noter.join()).toContain('6 skolor hos andra huvudmän')
  const of = (kallId: string) => enheter.find((enhet) => enhet.kallId === kallId)?.skolformer
  expect(of('braasskola')).toEqual(['FKLASS', 'GR'])
  expect(of('norregardskolan')).toEqual(['GR'])
})

test('a published result keeps its läsår, and an empty cell is missing and never zero', () => {
  const { varden } = parse(data('vaxjo-grundskolor.csv'))
  const np = varden.filter((v) => v.enhet === 'braasskola' && v.indikatorId === 'SV-NP3')
  expect(Object.fromEntries(np.map((v) => [v.period, v.varde]))).toEqual({
    '2018/19': 82,
    '2019/20': null,
    '2020/21': null,
    '2021/22': 76.4,
    '2022/23': 69.6,
    '2023/24': 78.8,
  })
  expect(np.find((v) => v.period === '2019/20')?.markor).toBe('.')
  expect(varden.some((v) => v.varde === 0)).toBe(false)
})

test('a school without åk 9 has no results for åk 9, rather than six missing ones', () => {
  const { varden } = parse(data('vaxjo-grundskolor.csv'))
  expect(varden.filter((v) => v.enhet === 'dadesjoskola' && v.indikatorId === 'SV-BETYG9')).toEqual([])
  expect(varden.filter((v) => v.enhet === 'braasskola' && v.indikatorId === 'SV-BETYG9')).toHaveLength(6)
})

test('a verdict is kept as a verdict', () => {
  const { varden } = parse(data('vaxjo-grundskolor.csv'))
  const lage = varden.find(
    (v) => v.enhet === 'braasskola' && v.indikatorId === 'SV-NP3-LAGE' && v.period === '2023/24',
  )
  expect(lage).toMatchObject({ varde: null, markor: 'Under medel' })
})

test('Kolada’s figures belong to a kommun, and a repeated year is marked', () => {
  const { format, varden, fel, noter } = parse(data('kolada-data.json'))
  expect([format, varden.length, fel]).toEqual(['kolada', 270, []])
  const trygg = varden.filter((v) => v.indikatorId === 'KOLADA-N15613' && v.objektKod === '0780')
  expect(trygg.map((v) => [v.period, v.varde, v.markor])).toEqual([
    ['2022', 84.3, null],
    ['2023', 84.3, 'upprepat'],
    ['2024', 82.9, null],
    ['2025', 82.9, 'upprepat'],
    ['2026', 87.3, null],
  ])
  expect(varden.filter((v) => v.varde === null).every((v) => v.markor === 'Missing')).toBe(true)
  expect(noter.join()).toContain('deltog inte')
})

test('a deleted value of Kolada is not read, and an unknown nyckeltal is told', () => {
  const post = (kpi: string, isdeleted: boolean) => ({
    kpi,
    municipality: '0000',
    period: 2024,
    values: [{ gender: 'T', value: 80, status: '', count: 1, isdeleted }],
  })
  const read = parse(
    JSON.stringify({ values: [post('N15613', true), post('N15613', false), post('N99999', false)] }),
  )
  expect(read.varden.map((v) => v.objekt)).toEqual(['riket'])
  expect(read.fel).toEqual([{ rad: 3, text: 'Nyckeltalet N99999 finns inte i katalogen.' }])
})

test('the nation’s index values come once each, whatever the group was called that year', () => {
  const { format, varden, fel } = parse(data('skolenkaten-riket-index.csv'))
  expect([format, fel]).toEqual(['skolenkaten-riket', []])
  const of = (id: string) => varden.filter((v) => v.indikatorId === id).map((v) => [v.period, v.varde])
  expect(of('GR-2-4').sort()).toEqual([
    ['2022', 5.7],
    ['2023', 5.6],
    ['2024', 5.7],
    ['2025', 5.7],
    ['2026', 5.8],
  ])
  expect(of('GY-3-1')).toHaveLength(5)
})

test('a file of one’s own is read with decimal comma, point or a mark', () => {
  const { format, varden, fel } = parse(
    `${head}Strandskolan;GR-5-1;2025/2026;62,7;;;VågaVisa;2026-06-01\nRiket;GR-2-4;2026;5.8;;;;\n12345678;gr-5-1;2024/25;..;;;;\n`,
  )
  expect([format, fel]).toEqual(['matvarden', []])
  expect(varden[0]).toMatchObject({
    enhet: 'Strandskolan',
    period: '2025/26',
    varde: 62.7,
    kalla: 'VågaVisa',
    hamtad: '2026-06-01',
  })
  expect(varden[1]).toMatchObject({ objekt: 'riket', enhet: null, varde: 5.8, hamtad: '2026-11-21' })
  expect(varden[2]).toMatchObject({ enhet: '12345678', indikatorId: 'GR-5-1', varde: null, markor: '..' })
})

test('an indikator may be named by its whole text, unless two share it', () => {
  const text = 'Elevers upplevelse av studiero i årskurs 8 (medelvärde)'
  expect(parse(`${head}A;${text};2026;5,1;;;;\n`).varden[0]?.indikatorId).toBe('GR-2-4')
  const shared = 'Vårdnadshavares uppfattning om trygghet (medelvärde)'
  expect(parse(`${head}A;${shared};2026;5,1;;;;\n`).fel[0]?.text).toContain('finns inte i katalogen')
})

test('every faulty row is told with its line, and the others are read', () => {
  const { varden, fel } = parse(
    [
      head.trim(),
      'A;GR-5-1;2025/26;abc;;;;',
      'A;GR-5-1;2025/26;720;;;;',
      'A;GR-2-4;2026;11;;;;',
      'A;XX-9;2026;1;;;;',
      'A;GR-5-1;hösten;1;;;;',
      'A;GR-5-1;2025/26;1',
      ';GR-5-1;2025/26;1;;;;',
      'A;GR-5-1;2025/26;1;;;;2026-13-01',
      'A;GR-5-1;2025/26;1;;2,5;;',
      'A;GR-5-1;2025/26;;hemligt;;;',
      'A;GR-5-1;2024/25;0;;;;',
    ].join('\n'),
  )
  expect(fel.map(({ rad }) => rad).sort((a, b) => a! - b!)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(fel.find(({ rad }) => rad === 3)?.text).toContain('0–100')
  expect(varden.map((v) => v.varde)).toEqual([0])
})

test('an empty cell is missing, and small groups are hidden with their size', () => {
  const { varden, noter } = parse(
    `${head}A;GR-5-1;2025/26;;;;;\nB;GR-5-1;2025/26;40;;9;;\nC;GR-2-4;2026;5;;5;;\n`,
  )
  expect(varden.map(({ varde, markor, antal }) => [varde, markor, antal])).toEqual([
    [null, '.', null],
    [null, '..', null],
    [5, null, 5],
  ])
  expect(noter.join()).toContain('döljs')
})

test('a file saved by a Swedish spreadsheet in Windows-1252 keeps its letters', () => {
  const bytes = Buffer.from(`${head}Åby förskola;GR-5-1;2025/26;62;;;;\n`, 'latin1')
  expect(parse(bytes).varden[0]?.enhet).toBe('Åby förskola')
})

test('what is no list of figures is refused in words', () => {
  const why = (input: string | Uint8Array) => parse(input).fel[0]?.text
  expect(why('')).toContain('tom')
  expect(why(new Uint8Array(MAX_BYTES + 1).fill(65))).toContain('5 MB')
  expect(why(Uint8Array.of(0x50, 0x4b, 3, 4))).toContain('CSV')
  expect(why('{"a":')).toContain('JSON')
  expect(why('{"a":1}')).toContain('Kolada')
  expect(why('['.repeat(200_000))).toContain('JSON')
  expect(why('namn;ålder\nA;3\n')).toContain('Rubrikraden')
  expect(why('enhet;indikator\nA;B\n')).toContain('period, varde')
  expect(why(`${head}"A;GR-5-1;2026;1;;;;\n`)).toContain('citattecken')
})

test('a file with too many rows is refused whole', () => {
  const { varden, fel } = parse(head + 'A;GR-5-1;2025/26;1;;;;\n'.repeat(20_001))
  expect(varden).toEqual([])
  expect(fel[0]?.text).toContain('20')
})
