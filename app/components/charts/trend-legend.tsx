import { formatValue } from './format-number.ts'
import { type KnownPoint, knownPoints, type SeriesFormat } from './series.ts'
import styles from './trend.module.css'
import type { TrendCompare, TrendTarget } from './trend.tsx'

type TrendLegendProps = {
  title: string
  last: KnownPoint
  compare: readonly TrendCompare[]
  target: TrendTarget | null
  format: SeriesFormat
}

/** Each line with its name and where it ended. */
export function TrendLegend({ title, last, compare, target, format }: TrendLegendProps) {
  const say = (value: number | undefined) =>
    value === undefined ? 'saknas' : formatValue(value, format.unit, format.decimals)
  return (
    <ul className={styles.legend} aria-hidden>
      <li>
        {title} <b>{say(last.value)}</b>
      </li>
      {compare.map((c, i) => (
        <li key={c.label} data-dash={i + 1}>
          {c.label} <b>{say(knownPoints(c.points).at(-1)?.value)}</b>
        </li>
      ))}
      {target && (
        <li data-target>
          {target.label} <b>{say(target.value)}</b>
        </li>
      )}
    </ul>
  )
}
