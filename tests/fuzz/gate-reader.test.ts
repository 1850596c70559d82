import { expect, test } from 'vitest'
import { runReader } from './gate/reader.ts'

// `node tests/fuzz/gate/run.ts reader 500 1000` goes on where this stops.
test.each([1, 2])('[G2] the gate reads an update as Yjs does, or not at all (seed %i)', (seed) => {
  const { frames, read } = runReader(seed, 250)
  expect(read).toBeGreaterThan(frames / 3)
  expect(read).toBeLessThan(frames)
})
