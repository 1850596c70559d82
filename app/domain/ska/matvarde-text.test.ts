import { expect, test } from 'vitest'
import {
  formatForandring,
  formatPunkt,
  formatVarde,
  indikatorTillagg,
  isMarkor,
  markorText,
} from './matvarde-text.ts'

test('figures are written with decimal comma and their unit', () => {
  expect(formatVarde(72.4, 'procent')).toBe('72,4\u00a0%')
  expect(formatVarde(5.7, 'index')).toBe('5,7')
  expect(formatVarde(11.2, 'poang')).toBe('11,2\u00a0p')
  expect(formatVarde(100, 'procent')).toBe('100\u00a0%')
})

test('zero is zero and missing is a dash', () => {
  expect(formatVarde(0, 'procent')).toBe('0\u00a0%')
  expect(formatVarde(null, 'procent')).toBe('–')
})

test('a hidden value says why, and a verdict speaks for itself', () => {
  expect(formatPunkt({ varde: null, markor: '..' }, 'procent')).toBe('Dolt: för få elever')
  expect(formatPunkt({ varde: null, markor: 'Över medel' }, 'omdome')).toBe('Över medel')
  expect(markorText('#')).toBe('#')
})

test('a change in per cent is told in percentage points with a true minus sign', () => {
  expect(formatForandring(3.2, 'procent')).toBe('+3,2\u00a0procentenheter')
  expect(formatForandring(-0.4, 'index')).toBe('−0,4')
})

test('marks are known and other text is not', () => {
  expect(['..', '~100', 'Under medel', 'hemligt'].map(isMarkor)).toEqual([true, true, true, false])
})

test('what an indikator is about is told in one line', () => {
  expect(indikatorTillagg({ kalla: 'Skolenkäten (index 9)', arskurs: '5', skolformsdel: null })).toBe(
    'Skolenkäten (index 9) · årskurs 5',
  )
})
