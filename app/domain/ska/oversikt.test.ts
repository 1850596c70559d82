import { expect, test } from 'vitest'
import { TOMT } from './framdrift.ts'
import { type BoardRad, countStatus, huvudskolform, type OversiktEnhet, oversiktOf } from './oversikt.ts'
import { cellText, delmalTabeller } from './oversikt-delmal.ts'
import type { InsatsRad } from './oversikt-insats.ts'
import { monsterOf, type OrsakRad } from './oversikt-monster.ts'
import { groupsOf, readUrval } from './oversikt-urval.ts'

const TODAY = '2026-11-21'
const ENHETER: OversiktEnhet[] = [
  { id: 'e1', namn: 'Ängsskolan', skolformer: ['FKLASS', 'GR', 'FTH'] },
  { id: 'e2', namn: 'Åkerskolan', skolformer: ['GR'] },
  { id: 'e3', namn: 'Bäckens förskola', skolformer: ['FSK'] },
]
const DELMAL = [
  { id: 'GR-2', skolform: 'GR' as const, nr: 2, text: 'Två' },
  { id: 'GR-1', skolform: 'GR' as const, nr: 1, text: 'Ett' },
  { id: 'FSK-1', skolform: 'FSK' as const, nr: 1, text: 'Ett i förskolan' },
  { id: 'GY-1', skolform: 'GY' as const, nr: 1, text: 'Ett i gymnasiet' },
]

test('an enhet without a board stays in the overview, and so does one with an arbetslag board only', () => {
  const boards = [boardRad('b1', 'e1'), boardRad('b2', 'e2', { niva: 'arbetslag', arbetslagNamn: 'Lag 1' })]
  const { enheter, summering } = oversiktOf({ enheter: ENHETER, boards, insatser: [] }, TODAY)
  expect(
    enheter.map(({ tavla, arbetslag }) => [tavla?.id ?? null, arbetslag.map(({ namn }) => namn)]),
  ).toEqual([
    ['b1', []],
    [null, ['Lag 1']],
    [null, []],
  ])
  expect(summering).toMatchObject({ enheter: 3, medTavla: 2, beslutade: 0 })
})

test('the top line counts what is decided at the enheter and on the huvudman’s board', () => {
  const insatser = [
    insats('b1', 'e1', { beslut: 'beslutad', lage: 'klar' }),
    insats('b1', 'e1', {
      beslut: 'beslutad',
      lage: 'risk',
      maldatum: '2026-11-01',
      senastUppfoljd: '2026-08-01',
    }),
    insats('b1', 'e1', { beslut: 'avslagen' }),
    insats('h', null, { beslut: 'beslutad' }),
  ]
  const { summering, huvudman } = oversiktOf(
    { enheter: ENHETER, boards: [boardRad('b1', 'e1'), boardRad('h', null, { niva: 'huvudman' })], insatser },
    TODAY,
  )
  expect(summering).toEqual({
    enheter: 3,
    medTavla: 1,
    beslutade: 3,
    pagaende: 1,
    klara: 1,
    sena: 1,
    tysta: 1,
  })
  expect(huvudman.tavlor.map(({ id }) => id)).toEqual(['h'])
  expect(countStatus(huvudman.insatser)).toMatchObject({ planerad: 1, klar: 0 })
})

test('the latest activity of an enhet is that of whichever of its boards changed last', () => {
  const boards = [
    boardRad('b1', 'e1', { senast: new Date('2026-10-01T08:00:00Z') }),
    boardRad('b2', 'e1', { niva: 'arbetslag', senast: new Date('2026-11-02T09:00:00Z') }),
    boardRad('b3', 'e2', { senast: null }),
  ]
  const { enheter } = oversiktOf({ enheter: ENHETER, boards, insatser: [] }, TODAY)
  expect(enheter.map(({ senast }) => senast)).toEqual(['2026-11-02T09:00:00.000Z', null, null])
})

test('a school is known by its school, not by its fritidshem', () => {
  expect(huvudskolform({ skolformer: ['FTH', 'FKLASS', 'GR'] })).toBe('GR')
  expect(huvudskolform({ skolformer: ['FTH'] })).toBe('FTH')
  expect(huvudskolform({ skolformer: [] })).toBeNull()
})

test('delmål × enhet has a table per skolform that an enhet has, with a column for each such enhet', () => {
  const [forskola, grund, ...more] = delmalTabeller({
    enheter: ENHETER,
    delmal: DELMAL,
    utfall: [
      { boardId: 'b1', id: 'u', enhetId: 'e1', rubrik: 'NP åk 3', delmalIds: ['GR-1', 'kommunalt-mal'] },
    ],
    insatser: [
      insats('b1', 'e1', { delmalIds: ['GR-1', 'GR-1'] }),
      insats('b2', 'e2', { delmalIds: ['GR-1'], beslut: 'avslagen' }),
    ],
  })
  expect(more).toEqual([])
  expect(forskola?.kolumner.map(({ namn }) => namn)).toEqual(['Bäckens förskola'])
  expect(grund?.kolumner.map(({ namn }) => namn)).toEqual(['Ängsskolan', 'Åkerskolan'])
  expect(
    grund?.rader.map(({ delmal, arbetar, celler }) => [delmal.id, arbetar, celler.map(cellText)]),
  ).toEqual([
    ['GR-1', 1, ['1 resultat och 1 insats', 'ingen arbetar med det']],
    ['GR-2', 0, ['ingen arbetar med det', 'ingen arbetar med det']],
  ])
})

test('the huvudman’s own work has a column, and does not count as an enhet', () => {
  const tabeller = delmalTabeller({
    enheter: ENHETER,
    delmal: DELMAL,
    utfall: [],
    insatser: [insats('h', null, { delmalIds: ['GR-2'] })],
  })
  const grund = tabeller.find(({ skolform }) => skolform === 'GR')
  expect(grund?.kolumner.map(({ enhetId }) => enhetId)).toEqual([null, 'e1', 'e2'])
  expect(grund?.rader.map(({ arbetar }) => arbetar)).toEqual([0, 0])
  expect(tabeller.find(({ skolform }) => skolform === 'FSK')?.kolumner).toHaveLength(1)
})

test('a delmål is shared when two enheter work with it; the causes of both stand side by side', () => {
  const utfall = [
    { boardId: 'b1', id: 'u1', enhetId: 'e1', rubrik: '', delmalIds: ['GR-1'] },
    { boardId: 'b2', id: 'u2', enhetId: 'e2', rubrik: '', delmalIds: ['GR-1'] },
    { boardId: 'b3', id: 'u3', enhetId: 'e3', rubrik: '', delmalIds: ['FSK-1'] },
  ]
  const orsaker = [orsak('b1', 'e1', 'u1', 'Otydliga instruktioner'), orsak('b2', 'e2', 'u2', 'Ont om tid')]
  const { delmal } = monsterOf({ enheter: ENHETER, delmal: DELMAL, utfall, insatser: [], orsaker })
  expect(
    delmal.map(({ delmal: { id }, enheter, orsaker: o }) => [id, enheter, o.map(({ text }) => text)]),
  ).toEqual([['GR-1', ['Åkerskolan', 'Ängsskolan'], ['Otydliga instruktioner', 'Ont om tid']]])
})

test('a word in the causes of two enheter is found whatever its ending; a word of one enhet is not', () => {
  const orsaker = [
    orsak('b1', 'e1', 'u1', 'Eleverna möter otydliga instruktioner'),
    orsak('b2', 'e2', 'u2', 'Instruktionerna är för långa'),
    orsak('b2', 'e2', 'u2', 'Stor frånvaro'),
  ]
  const { ord } = monsterOf({ enheter: ENHETER, delmal: [], utfall: [], insatser: [], orsaker })
  expect(ord.map(({ ord: o, enheter, orsaker: hits }) => [o, enheter, hits.length])).toEqual([
    ['instruktioner', 2, 2],
  ])
})

test('causes that the huvudman can affect are handed up, with the enhet that named them', () => {
  const orsaker = [
    { ...orsak('b1', 'e1', 'u1', 'Behöriga lärare saknas'), paverkan: 'huvudman' as const },
    { ...orsak('b1', 'e1', 'u1', 'Vi rättar olika'), paverkan: 'vi' as const },
  ]
  const { tillHuvudman } = monsterOf({ enheter: ENHETER, delmal: [], utfall: [], insatser: [], orsaker })
  expect(tillHuvudman.map(({ text, enhet }) => [text, enhet])).toEqual([
    ['Behöriga lärare saknas', 'Ängsskolan'],
  ])
})

test('rows are sorted the Swedish way and filtered by skolform and by what needs a look', () => {
  const insatser = [insats('b2', 'e2', { beslut: 'beslutad', maldatum: '2026-01-01' })]
  const boards = [boardRad('b1', 'e1', { fas: 'orsaker' }), boardRad('b2', 'e2', { fas: 'genomfor' })]
  const { enheter } = oversiktOf({ enheter: ENHETER, boards, insatser }, TODAY)
  const namn = (query: string) =>
    groupsOf(enheter, readUrval(new URLSearchParams(query))).map(({ rader }) =>
      rader.map((r) => r.enhet.namn),
    )
  expect(namn('')).toEqual([['Bäckens förskola', 'Åkerskolan', 'Ängsskolan']])
  expect(namn('skolform=GR')).toEqual([['Åkerskolan', 'Ängsskolan']])
  expect(namn('visa=sena')).toEqual([['Åkerskolan']])
  expect(namn('visa=utan-tavla')).toEqual([['Bäckens förskola']])
  expect(namn('sortera=framdrift')).toEqual([['Bäckens förskola', 'Ängsskolan', 'Åkerskolan']])
  expect(namn('sortera=sena')[0]?.[0]).toBe('Åkerskolan')
  expect(namn('gruppera=skolform')).toEqual([['Bäckens förskola'], ['Åkerskolan', 'Ängsskolan']])
  expect(namn('skolform=GY')).toEqual([])
})

test('an address that makes no sense shows everything by name', () => {
  const urval = readUrval(new URLSearchParams('skolform=XX&visa=hej&sortera=1'))
  expect(urval).toEqual({ skolform: null, visning: 'alla', sortering: 'namn', gruppera: false })
})

function boardRad(id: string, enhetId: string | null, given: Partial<BoardRad> = {}): BoardRad {
  const board = { id, enhetId, niva: 'enhet' as const, arbetslagNamn: null, titel: 'Tavla', senast: null }
  return { ...board, fas: 'folj-upp', innehall: TOMT, ...given }
}

let n = 0
function insats(boardId: string, enhetId: string | null, given: Partial<InsatsRad>): InsatsRad {
  return {
    boardId,
    id: `insats-${++n}`,
    enhetId,
    ordning: n,
    rubrik: 'Läslyft',
    ansvarig: null,
    beslut: 'forslag',
    beslutDatum: null,
    omfattning: 'enskild',
    enheter: [],
    delmalIds: [],
    lage: null,
    senastUppfoljd: null,
    maldatum: null,
    start: null,
    aktiviteter: [],
    ...given,
  }
}

function orsak(boardId: string, enhetId: string, utfallId: string, text: string): OrsakRad {
  return { boardId, id: `orsak-${++n}`, enhetId, utfallId, text, paverkan: null }
}
