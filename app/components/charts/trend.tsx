import { scaleLinear } from 'd3-scale'
import type { CSSProperties } from 'react'
import { classNames } from '../ui/class-names.ts'
import { formatValue } from './format-number.ts'
import {
  describeSeries,
  knownPoints,
  type SeriesFormat,
  segmentsOf,
  type TrendPoint,
  valueDomain,
} from './series.ts'
import styles from './trend.module.css'
import { TrendLine } from './trend-line.tsx'
import { TrendTable } from './trend-table.tsx'

export type TrendProps = SeriesFormat & {
  /** What is measured: the accessible name begins with it. */
  title: string
  /** In time order; `null` is a gap. */
  points: readonly TrendPoint[]
  /** To compare with, over the same labels: kommunen, riket. Drawn thin and dashed, named at the end. */
  compare?: readonly { label: string; points: readonly TrendPoint[] }[]
  /** A level to reach. */
  target?: { label: string; value: number } | null
  /** `s` fits in a row of text, `m` in a card, `l` is a figure with axis. */
  size?: 's' | 'm' | 'l'
  /** The same values as a table, folded. */
  hasTable?: boolean
  className?: string
}

/** A value over the läsår, small enough to sit beside the words about it. */
export function Trend({
  title,
  points,
  unit,
  decimals = 1,
  compare = [],
  target,
  size = 's',
  hasTable,
  className,
}: TrendProps) {
  const format = { unit, decimals }
  const known = knownPoints(points)
  const last = known.at(-1)
  const all = [points, ...compare.map((c) => c.points)].flatMap((p) => knownPoints(p).map((k) => k.value))
  const isShare = unit === '%'
  const [low, high] = valueDomain(
    target ? [...all, target.value] : all,
    isShare ? 0 : undefined,
    isShare ? 100 : undefined,
  )
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [0, 100])
  const y = scaleLinear([low, high], [100, 0])

  return (
    <figure className={classNames(styles.trend, className)} data-size={size}>
      <div className={styles.plotRow}>
        <div className={styles.plot}>
          {/* One image with one name; its parts would only be noise to a listener. */}
          <svg role="img" aria-label={sentence()} className={styles.svg}>
            {size === 'l' && <GridLines low={low} high={high} y={y} />}
            {target && (
              <line
                className={styles.target}
                x1="0"
                x2="100%"
                y1={`${y(target.value)}%`}
                y2={`${y(target.value)}%`}
              />
            )}
            {compare.map((c) => (
              <TrendLine key={c.label} segments={segmentsOf(c.points)} x={x} y={y} variant="compare" />
            ))}
            <TrendLine segments={segmentsOf(points)} x={x} y={y} variant="main" hasDots={size !== 's'} />
          </svg>
          {size === 'l' && <AxisLabels low={low} high={high} y={y} format={format} />}
        </div>
        {last && size !== 'l' && (
          <span className={styles.last} aria-hidden>
            {formatValue(last.value, unit, decimals)}
          </span>
        )}
        {!last && <span className={styles.none}>Inga värden</span>}
      </div>
      {size !== 's' && points.length > 1 && (
        <div className={styles.ends} aria-hidden>
          {(size === 'l' ? points : [points[0]!, points.at(-1)!]).map((p) => (
            <span key={p.label}>{p.label}</span>
          ))}
        </div>
      )}
      {(compare.length > 0 || target) && size !== 's' && (
        <Legend title={title} {...{ compare, target, format }} />
      )}
      {hasTable && <TrendTable {...{ title, points, compare, format }} />}
    </figure>
  )

  function sentence(): string {
    const others = compare.map((c) => describeSeries(c.label, c.points.slice(-1), format))
    const goal = target ? [`${target.label}: ${formatValue(target.value, unit, decimals)}.`] : []
    return [describeSeries(title, points, format), ...others, ...goal].join(' ')
  }
}

type Scale = (value: number) => number

function ticksOf(low: number, high: number): number[] {
  return scaleLinear([low, high], [0, 1]).ticks(4)
}

function GridLines({ low, high, y }: { low: number; high: number; y: Scale }) {
  return ticksOf(low, high).map((tick) => (
    <line key={tick} className={styles.grid} x1="0" x2="100%" y1={`${y(tick)}%`} y2={`${y(tick)}%`} />
  ))
}

function AxisLabels({ low, high, y, format }: { low: number; high: number; y: Scale; format: SeriesFormat }) {
  return (
    <div className={styles.axis} aria-hidden>
      {ticksOf(low, high).map((tick) => (
        <span key={tick} style={{ '--at': `${y(tick)}%` } as CSSProperties}>
          {formatValue(tick, format.unit, format.decimals)}
        </span>
      ))}
    </div>
  )
}

function Legend({
  title,
  compare,
  target,
  format,
}: Pick<TrendProps, 'title' | 'compare' | 'target'> & { format: SeriesFormat }) {
  return (
    <ul className={styles.legend} aria-hidden>
      <li data-line="main">{title}</li>
      {compare?.map((c) => (
        <li key={c.label} data-line="compare">
          {c.label} {lastValue(c.points, format)}
        </li>
      ))}
      {target && (
        <li data-line="target">
          {target.label} {formatValue(target.value, format.unit, format.decimals)}
        </li>
      )}
    </ul>
  )
}

function lastValue(points: readonly TrendPoint[], { unit, decimals }: SeriesFormat): string {
  const last = knownPoints(points).at(-1)
  return last ? formatValue(last.value, unit, decimals) : '–'
}
