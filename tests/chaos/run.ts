/** How long a rig runs and by which seed: short in `npm test`, long in `npm run chaos`, and again with SEED. */
import { seededRandom } from './random.ts'

export type Run = { seed: number; random: () => number }

/** Prints the seed, so that a run that failed can be made again. */
export function announce(rig: string, size: string): Run {
  const seed = Number(process.env.SEED ?? process.hrtime.bigint() % 1_000_000n)
  report(rig, `seed ${seed}, ${size}`)
  return { seed, random: seededRandom(seed) }
}

/** The number that the environment asks for, or the short one. */
export function countOf(name: string, short: number): number {
  return Number(process.env[name] ?? short)
}

export function report(rig: string, figures: string): void {
  console.info(`${rig}: ${figures}`)
}

/** Median and maximum, rounded, for a line of figures. */
export function spread(values: readonly number[], unit: string): string {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  return `p50 ${Math.round(middle)} ${unit}, max ${Math.round(sorted.at(-1) ?? Number.NaN)} ${unit}`
}
