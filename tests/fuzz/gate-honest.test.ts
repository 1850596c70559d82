import { expect, test } from 'vitest'
import { runHonest } from './gate/honest.ts'

// `node tests/fuzz/gate/run.ts honest 500 1000` goes on where this stops.
test.each([1, 2, 3, 4, 5, 6])('[G27] nobody’s honest work is refused (seed %i)', (seed) => {
  const run = runHonest(seed, 300)
  expect(run.updates).toBeGreaterThan(25)
  expect(run.cards).toBeGreaterThan(10)
})

test('[G27] honest work holds repeats, gaps between tabs and everything that makes them', () => {
  const runs = [11, 12, 13].map((seed) => runHonest(seed, 300))
  expect(runs.some(({ noops }) => noops > 5)).toBe(true)
  expect(runs.some(({ unresolved }) => unresolved > 0)).toBe(true)
})

// `node tests/fuzz/gate/run.ts crowd 1000 1000` is more than a million updates.
test('[G27] two hundred people, a dozen at a time, are refused nothing', () => {
  const run = runHonest(1, 600, 200)
  expect(run.updates).toBeGreaterThan(200)
})
