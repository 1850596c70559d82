import { expect, test } from 'vitest'
import type { Seriepunkt, UtfallMatvarde } from '#domain/board/fields.ts'
import { skillnaderOf } from './jamfor.ts'

const punkt = (period: string, varde: number | null, markor: string | null = null): Seriepunkt => ({
  period,
  varde,
  markor,
})

function matvarde(...serie: Seriepunkt[]): UtfallMatvarde {
  const { period, varde, markor } = serie.at(-1)!
  const namn = 'Andel elever som nått alla delprov'
  return {
    indikatorId: 'np-3',
    namn,
    enhet: 'procent',
    period,
    varde,
    markor,
    serie,
    kalla: 'SCB',
    hamtad: '2026-09-01',
  }
}

const andel = { hogreBattre: true, skolenkatIndex: null, fragomrade: null }
const ingen = { indikator: andel, kommun: [], riket: [] }

test('a figure is compared with the period before, over a gap of one', () => {
  const fall = matvarde(punkt('2023/24', 80), punkt('2024/25', null), punkt('2025/26', 74.2))
  expect(skillnaderOf(fall, ingen)).toEqual([
    { mot: 'tidigare', period: '2023/24', varde: 80, diff: -5.8, gott: false },
  ])
})

test('where lower is better, a fall is to the good', () => {
  const franvaro = { ...ingen, indikator: { ...andel, hogreBattre: false } }
  expect(skillnaderOf(matvarde(punkt('2024/25', 12), punkt('2025/26', 9)), franvaro)[0]?.gott).toBe(true)
})

test('kommun and riket are compared in the same period only', () => {
  const underlag = { ...ingen, kommun: [punkt('2024/25', 70)], riket: [punkt('2025/26', 79)] }
  expect(skillnaderOf(matvarde(punkt('2025/26', 74)), underlag)).toEqual([
    { mot: 'riket', period: '2025/26', varde: 79, diff: -5, gott: false },
  ])
})

test('a missing figure is compared with nothing', () => {
  expect(skillnaderOf(matvarde(punkt('2024/25', 80), punkt('2025/26', null, '..')), ingen)).toEqual([])
})

test('a repeated value is no earlier measurement, nor is one from before the survey was remade', () => {
  const upprepat = matvarde(punkt('2024', 7.1, 'upprepat'), punkt('2026', 7.4))
  expect(skillnaderOf(upprepat, ingen)).toEqual([])
  const enkat = { ...ingen, indikator: { ...andel, skolenkatIndex: 3 } }
  expect(skillnaderOf(matvarde(punkt('2021', 7.1), punkt('2022', 7.4)), enkat)).toEqual([])
})
