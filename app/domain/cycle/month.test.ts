import { expect, test } from 'vitest'
import {
  firstDayOf,
  isManad,
  LASAR_MANADER,
  lastDayOf,
  manaderMellan,
  manaderText,
  manadIndex,
  manadKort,
} from './month.ts'

test('the axis runs from August to July', () => {
  expect(LASAR_MANADER.map(manadIndex)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

test('months between two run over the new year', () => {
  expect(manaderMellan(10, 5)).toEqual([10, 11, 12, 1, 2, 3, 4, 5])
  expect(manaderMellan(12, 1)).toEqual([12, 1])
  expect(manaderMellan(9, 9)).toEqual([9])
})

test('a month of a läsår lies in the right calendar year', () => {
  expect(firstDayOf('2026/27', 9)).toBe('2026-09-01')
  expect(lastDayOf('2026/27', 12)).toBe('2026-12-31')
  expect(lastDayOf('2027/28', 2)).toBe('2028-02-29')
})

test('months read in Swedish', () => {
  expect(manaderText(10, 5)).toBe('oktober–maj')
  expect(manaderText(9, 9)).toBe('september')
  expect(manadKort(8)).toBe('aug')
})

test('13 and 0 are no months', () => {
  expect([0, 1, 12, 13, 1.5].map(isManad)).toEqual([false, true, true, false, false])
})
