import { expect, test } from 'vitest'
import type { EnhetRad } from './oversikt.ts'
import { changedEnheter, changeText } from './oversikt-andring.ts'

const rad = (id: string, senast: string | null = null): EnhetRad => ({
  enhet: { id, namn: id, skolformer: [] },
  tavla: null,
  arbetslag: [],
  insatser: [],
  senast,
})

test('only a row that says something new has changed; one that came or moved has not', () => {
  const before = [rad('a'), rad('b'), rad('c')]
  const after = [rad('b', '2026-11-21T10:00:00.000Z'), rad('a'), rad('d')]
  expect(changedEnheter(before, after)).toEqual(['b'])
  expect(changedEnheter(before, [rad('c'), rad('b'), rad('a')])).toEqual([])
})

test('many changes become one sentence', () => {
  expect(changeText([])).toBe('')
  expect(changeText(['A'])).toBe('Uppdaterat: A.')
  expect(changeText(['A', 'B'])).toBe('Uppdaterat: A och B.')
  expect(changeText(['A', 'B', 'C', 'D'])).toBe('Uppdaterat: A och 3 enheter till.')
})
