import { expect, test } from 'vitest'
import type { RuleId } from '#server/realtime/gate/rules.ts'
import { GateFailed } from './gate/gated-document.ts'
import { runHostile } from './gate/hostile.ts'

// `node tests/fuzz/gate/run.ts hostile 500 1000` goes on where this stops.
test.each([1, 2, 3, 4])('[G27] what gets through changes only what it may (seed %i)', (seed) => {
  const run = runHostile(seed, 200)
  expect(run.accepted).toBeGreaterThan(0)
  expect(run.refused.size).toBeGreaterThan(10)
})

/** Rules that stand for each other are switched off together. */
const CONTROLS: { off: RuleId[]; breach: RegExp }[] = [
  { off: ['G3', 'G4', 'G12', 'G30'], breach: /holds something back/ },
  { off: ['G7'], breach: /under a colleague’s clientID/ },
  { off: ['G9'], breach: /beslut/ },
  { off: ['G10'], breach: /changed|another board|Yjs/ },
  { off: ['G13'], breach: /no valid value|another card|another board|foretold/ },
  { off: ['G14'], breach: /no valid value|foretold/ },
  { off: ['G15'], breach: /no valid value/ },
  { off: ['G16'], breach: /too long/ },
  { off: ['G20'], breach: /no valid value/ },
  { off: ['G21'], breach: /foretold|gone/ },
  { off: ['G22'], breach: /holds something back/ },
  { off: ['G23'], breach: /has changed/ },
  { off: ['G24'], breach: /kommentarer\/.* has changed/ },
  { off: ['G25'], breach: /has changed/ },
  { off: ['G30'], breach: /another/ },
  { off: ['G26'], breach: /another board|has changed/ },
]

test.each(CONTROLS)('without $off something gets through', ({ off, breach }) => {
  expect(firstBreach(new Set(off))).toMatch(breach)
})

/** Boards are besieged one after the other until one falls. */
function firstBreach(off: ReadonlySet<RuleId>): string {
  for (let seed = 1; seed <= 60; seed++)
    try {
      runHostile(seed, 120, off)
    } catch (thrown) {
      if (!(thrown instanceof GateFailed)) throw thrown
      return thrown.message
    }
  return 'nothing gets through'
}
