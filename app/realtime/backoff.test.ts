import { expect, test } from 'vitest'
import { backoff } from './backoff.ts'

test('the wait lies anywhere below a ceiling that doubles with each failure', () => {
  expect(backoff(0, () => 1)).toBe(400)
  expect(backoff(1, () => 1)).toBe(800)
  expect(backoff(3, () => 0.5)).toBe(1600)
  expect(backoff(3, () => 0)).toBe(0)
})

test('the ceiling never passes fifteen seconds', () => {
  expect(backoff(9, () => 1)).toBe(15_000)
  expect(backoff(5_000, () => 1)).toBe(15_000)
})
