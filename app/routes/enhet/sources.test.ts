import { expect, test } from 'vitest'
import { commonSource, sourceText } from './sources.ts'

const punkt = (kalla: string) => ({ period: '2025/26', varde: 1, markor: null, kalla, hamtad: '2026-11-21' })

test('a figure says its source and the day it was fetched', () => {
  expect(sourceText(punkt('Kolada (RKA)'))).toBe('Kolada (RKA), hämtad 21 november 2026')
})

test('a source is common only when every figure has it', () => {
  expect(commonSource([{ punkter: [punkt('A')] }, { punkter: [punkt('A')] }])).toBe(sourceText(punkt('A')))
  expect(commonSource([{ punkter: [punkt('A')] }, { punkter: [punkt('B')] }])).toBeNull()
  expect(commonSource([])).toBeNull()
})
