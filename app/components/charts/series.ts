import { formatValue } from './format-number.ts'

/** One value in time; `null` is missing, which is never zero. */
export type TrendPoint = { label: string; value: number | null }
export type KnownPoint = { index: number; label: string; value: number }
export type SeriesFormat = { unit?: string; decimals?: number }

/** The points that have a value, with their place in the series. */
export function knownPoints(points: readonly TrendPoint[]): KnownPoint[] {
  return points.flatMap(({ label, value }, index) => (value === null ? [] : [{ index, label, value }]))
}

/** Runs of neighbours that have values: a line is drawn within a run and never across a gap. */
export function segmentsOf(points: readonly TrendPoint[]): KnownPoint[][] {
  const segments: KnownPoint[][] = []
  for (const point of knownPoints(points)) {
    const run = segments.at(-1)
    if (run && run.at(-1)!.index === point.index - 1) run.push(point)
    else segments.push([point])
  }
  return segments
}

/** The span of values to draw, with a little air; a flat line lies in the middle. */
export function valueDomain(values: readonly number[], floor?: number, ceiling?: number): [number, number] {
  if (values.length === 0) return [0, 1]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const air = high === low ? Math.max(1, Math.abs(high) * 0.1) : (high - low) * 0.12
  return [Math.max(floor ?? -Infinity, low - air), Math.min(ceiling ?? Infinity, high + air)]
}

/** The chart in one sentence, for those who cannot see it. */
export function describeSeries(
  title: string,
  points: readonly TrendPoint[],
  format: SeriesFormat = {},
): string {
  const known = knownPoints(points)
  const last = known.at(-1)
  if (!last) return `${title}: inga värden.`

  const say = (value: number) => formatValue(value, format.unit, format.decimals)
  const parts = [`${title}: ${say(last.value)} ${last.label}`]
  const first = known[0]!
  if (known.length > 1) parts.push(`från ${say(first.value)} ${first.label}`)
  if (known.length > 2)
    parts.push(...extremes(known).map(({ word, point }) => `${word} ${say(point.value)} ${point.label}`))
  const missing = points.filter(({ value }) => value === null).map(({ label }) => label)
  const gaps = missing.length > 0 ? ` Värde saknas för ${listOf(missing)}.` : ''
  return `${parts.join(', ')}.${gaps}`
}

function extremes(known: readonly KnownPoint[]) {
  const lowest = known.reduce((a, b) => (b.value < a.value ? b : a))
  const highest = known.reduce((a, b) => (b.value > a.value ? b : a))
  const ends = [known[0], known.at(-1)]
  return [
    { word: 'lägst', point: lowest },
    { word: 'högst', point: highest },
  ].filter(({ point }) => !ends.includes(point))
}

function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('sv-SE').format(words)
}
