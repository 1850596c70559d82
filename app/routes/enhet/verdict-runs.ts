import { isOmdome, type Punkt } from '#domain/ska/matvarde.ts'

/** Verdicts in words, newest first, the same one in a row said once: `2021/22–2022/23 under medel, 2018/19 medel`. */
export function verdictRuns(punkter: readonly Pick<Punkt, 'period' | 'markor'>[]): string {
  const runs: { first: string; last: string; markor: string }[] = []
  for (const { period, markor } of punkter) {
    if (!isOmdome(markor)) continue
    const run = runs.at(-1)
    if (run?.markor === markor) run.last = period
    else runs.push({ first: period, last: period, markor })
  }
  return runs
    .toReversed()
    .map(
      ({ first, last, markor }) => `${first === last ? first : `${first}–${last}`} ${markor.toLowerCase()}`,
    )
    .join(', ')
}
