import { expect, test } from 'vitest'
import { formatNumber, formatValue } from './format-number.ts'

test('a number is written the Swedish way, with no more decimals than it needs', () => {
  expect(formatNumber(87.54)).toBe('87,5')
  expect(formatNumber(87)).toBe('87')
  expect(formatNumber(7.25, 2)).toBe('7,25')
  expect(formatNumber(12345)).toBe('12\u00a0345')
})

test('a unit stays on the line of its number', () => {
  expect(formatValue(87.5, '%')).toBe('87,5\u00a0%')
  expect(formatValue(3)).toBe('3')
})
