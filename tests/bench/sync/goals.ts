/** What ours is meant to reach beside the peers, and whether it did in this run. */
import type { Figure } from './measures/measure.ts'
import { medianOf } from './table.ts'

type Goal = {
  measure: string
  value: string
  words: string
  /** The bound, from the peers' medians in the same run. */
  bound(hocuspocus: number, yWebsocket: number): number
  atLeast?: true
}

const GOALS: readonly Goal[] = [
  ...['latency-10', 'latency-50', 'latency-200'].flatMap((measure): Goal[] => [
    { measure, value: 'p50', words: '≤ 2 × Hocuspocus', bound: (hocuspocus) => 2 * hocuspocus },
    { measure, value: 'p99', words: '≤ 30 ms', bound: () => 30 },
  ]),
  {
    measure: 'ceiling',
    value: 'rate',
    words: '≥ 1.5 × Hocuspocus',
    bound: (hocuspocus) => 1.5 * hocuspocus,
    atLeast: true,
  },
  { measure: 'cursors', value: 'serverCpu', words: '≤ 1/8 of the peers', bound: eighth },
  { measure: 'memory', value: 'grownMb', words: '≤ 1/8 of the peers', bound: eighth },
  { measure: 'join', value: 'coldMs', words: '≤ 60 ms', bound: () => 60 },
  { measure: 'join', value: 'warmMs', words: '≤ the peers', bound: Math.min },
  { measure: 'reconnect', value: 'allMs', words: '≤ 5 s', bound: () => 5_000 },
  { measure: 'reconnect', value: 'loopLagMs', words: '≤ 500 ms', bound: () => 500 },
  { measure: 'kills', value: 'lost', words: 'none', bound: () => 0 },
]

/** A line a goal that was measured. A goal whose bound was not measured is open. */
export function goalsOf(figures: readonly Figure[]): string {
  const lines = GOALS.flatMap(({ measure, value, words, bound, atLeast }) => {
    const [ours, hocuspocus, yWebsocket] = (['ours', 'hocuspocus', 'y-websocket'] as const).map((server) =>
      medianOf(figures, measure, value, server),
    )
    if (Number.isNaN(ours!)) return []
    const limit = bound(hocuspocus!, yWebsocket!)
    const verdict = Number.isNaN(limit)
      ? 'open  '
      : (atLeast ? ours! >= limit : ours! <= limit)
        ? 'met   '
        : 'missed'
    return [`${verdict}  ${measure} ${value} ${words}: ${short(ours!)}, bound ${short(limit)}`]
  })
  return lines.join('\n')
}

function eighth(hocuspocus: number, yWebsocket: number): number {
  return Math.min(hocuspocus, yWebsocket) / 8
}

const short = (value: number) => Number(value.toPrecision(3))
