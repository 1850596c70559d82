/** What may go wrong for a while, by the seed. */
import type { Random } from '#tests/fuzz/gate/random.ts'
import { CLEAR, type HintWeather } from './sim-fanout.ts'
import { CALM, type DatabaseWeather } from './sim-store.ts'

export function nextDatabaseWeather(random: Random): DatabaseWeather {
  return random.pick<DatabaseWeather>([
    CALM,
    CALM,
    { ...CALM, slowestMs: 60 },
    { ...CALM, slowestMs: 500 },
    { ...CALM, lostBefore: 5 },
    { ...CALM, answerLost: 10, slowestMs: 20 },
    { ...CALM, late: 10, slowestMs: 20 },
    { ...CALM, lostBefore: 10, answerLost: 10, late: 10, slowestMs: 30 },
    { ...CALM, hangs: 10, hangMs: 3_000 },
    { ...CALM, isAway: true },
  ])
}

export function nextHintWeather(random: Random): HintWeather {
  return random.pick<HintWeather>([
    CLEAR,
    CLEAR,
    { ...CLEAR, slowestMs: 50 },
    { ...CLEAR, slowestMs: 2_000, doubled: 20 },
    { ...CLEAR, lost: 30, slowestMs: 20 },
    { ...CLEAR, lost: 30, doubled: 30, slowestMs: 200 },
    { ...CLEAR, isAway: true },
    { ...CLEAR, isAway: true, isAdmitted: false },
  ])
}

/** Milliseconds until the next thing is done: mostly at once, now and then after a coffee. */
export function nextGap(random: Random): number {
  const what = random.below(100)
  if (what < 70) return random.below(40)
  if (what < 94) return 50 + random.below(350)
  return what < 99 ? 1_000 + random.below(5_000) : 36_000
}
