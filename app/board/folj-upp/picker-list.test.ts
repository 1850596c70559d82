import { expect, test } from 'vitest'
import type { MatvardeSerie } from '#app/realtime/board-page.ts'
import { isUtfallMatvarde } from '#domain/board/fields.ts'
import { pickerRows, searchRows, utfallOfRow } from './picker-list.ts'

const serie = (namn: string, ...serie: MatvardeSerie['serie']): MatvardeSerie => ({
  indikatorId: namn,
  delmalId: 'GR-1',
  namn,
  enhet: 'procent',
  hogreBattre: true,
  serie,
  kommun: [],
  riket: [],
  kalla: 'Skolverket',
  hamtad: '2026-09-30',
})
const punkt = (period: string, varde: number | null, markor: string | null = null) => ({
  period,
  varde,
  markor,
})
const katalog = {
  delmal: [{ id: 'GR-1', skolform: 'GR', nr: 1, text: 'Kunskaper' } as const],
  indikatorer: [],
}

test('a row carries the newest figure that says something, and what was before it', () => {
  const matvarden = [
    serie('NP svenska', punkt('2023/24', 80), punkt('2024/25', 74), punkt('2025/26', null, '..')),
  ]
  const [row] = pickerRows({ matvarden, katalog })
  expect(row?.matvarde).toMatchObject({ period: '2024/25', varde: 74 })
  expect(row?.matvarde.serie).toHaveLength(2)
  expect(isUtfallMatvarde(row?.matvarde)).toBe(true)
  expect(utfallOfRow(row!, 'utfall-1')).toMatchObject({
    rubrik: 'NP svenska',
    delmalIds: ['GR-1'],
    indikatorIds: ['NP svenska'],
  })
})

test('a series without any figure is not offered', () => {
  expect(pickerRows({ matvarden: [serie('Dold', punkt('2025/26', null, '..'))], katalog })).toEqual([])
})

test('a delmål that the board’s catalogue does not hold is not linked', () => {
  const [row] = pickerRows({
    matvarden: [serie('NP', punkt('2025/26', 1))],
    katalog: { ...katalog, delmal: [] },
  })
  expect(row?.delmalIds).toEqual([])
})

test('every word of the search must be there, in any case', () => {
  const rows = pickerRows({
    matvarden: [serie('NP Svenska åk 3', punkt('2025', 1)), serie('Trygghet', punkt('2025', 1))],
    katalog,
  })
  expect(searchRows(rows, 'ÅK svenska').map(({ indikatorId }) => indikatorId)).toEqual(['NP Svenska åk 3'])
  expect(searchRows(rows, ' ')).toHaveLength(2)
})

test('what people shorten is found under its long name, and the other way round', () => {
  const rows = pickerRows({
    matvarden: [
      serie('Nationella prov i årskurs 3', punkt('2025', 1)),
      serie('NP matematik åk6', punkt('2025', 1)),
      serie('Språket', punkt('2025', 1)),
    ],
    katalog,
  })
  const found = (query: string) => searchRows(rows, query).map(({ indikatorId }) => indikatorId)
  expect(found('NP åk 3')).toEqual(['Nationella prov i årskurs 3'])
  expect(found('nationella prov årskurs')).toEqual(['Nationella prov i årskurs 3', 'NP matematik åk6'])
  expect(found('språk')).toEqual(['Språket'])
})
