/**
 * The gate's fuzz tests by hand, as long as you like:
 * `node tests/fuzz/gate/run.ts honest|hostile|reader|crowd [boards] [steps a board] [first seed]`.
 * Prints the seed of each board that fails; give it as the first seed to see it again.
 */
import { randomInt } from 'node:crypto'
import { runHonest } from './honest.ts'
import { runHostile } from './hostile.ts'
import { runReader } from './reader.ts'

/** `crowd` is honest work by two hundred people on one board. */
const RUNS = {
  honest: runHonest,
  hostile: runHostile,
  reader: runReader,
  crowd: (seed: number, steps: number) => runHonest(seed, steps, 200),
}

const [name = '', boards = '20', steps = '500', first = String(randomInt(2 ** 31))] = process.argv.slice(2)
if (!Object.hasOwn(RUNS, name)) throw new Error(`Say which: ${Object.keys(RUNS).join(', ')}`)
const run = RUNS[name as keyof typeof RUNS]

const sums: Record<string, number> = {}
let failed = 0
for (let seed = Number(first); seed < Number(first) + Number(boards); seed++)
  try {
    for (const [what, count] of Object.entries(run(seed, Number(steps))))
      if (typeof count === 'number') sums[what] = (sums[what] ?? 0) + count
  } catch (error) {
    failed++
    console.error(`seed ${seed}:`, error)
  }
console.log({ boards: Number(boards), first: Number(first), failed, ...sums })
process.exitCode = failed === 0 ? 0 : 1
