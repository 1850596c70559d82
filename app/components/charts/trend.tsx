import { scaleLinear } from 'd3-scale'
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
import { TrendAxes, TrendGrid } from './trend-axes.tsx'
import { TrendLegend } from './trend-legend.tsx'
import { TrendLine } from './trend-line.tsx'
import { TrendTable } from './trend-table.tsx'

export type TrendCompare = { label: string; points: readonly TrendPoint[] }
export type TrendTarget = { label: string; value: number }

export type TrendProps = SeriesFormat & {
  /** What is measured: the accessible name begins with it. */
  title: string
  /** In time order; `null` is a gap. */
  points: readonly TrendPoint[]
  /** To compare with, over the same labels: kommunen, riket. Drawn thin, told apart by their dashes. */
  compare?: readonly TrendCompare[]
  /** A level to reach. */
  target?: TrendTarget | null
  /** `s` fits in a row of text, `m` in a card, `l` is a figure with axes. */
  size?: 's' | 'm' | 'l'
  /** The same values as a table, folded. */
  hasTable?: boolean
  /** The last value stands beside it in text already. */
  isValueHidden?: boolean
  className?: string
}

/** A value over the läsår, small enough to sit beside the words about it. */
export function Trend({
  title,
  points,
  unit,
  decimals = 1,
  compare = [],
  target = null,
  size = 's',
  hasTable,
  isValueHidden,
  className,
}: TrendProps) {
  const format = { unit, decimals }
  const last = knownPoints(points).at(-1)
  if (!last) return <span className={styles.none}>Inga värden</span>

  const [low, high] = domainOf([points, ...compare.map((c) => c.points)], target, unit)
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [0, 100])
  const y = scaleLinear([low, high], [100, 0])
  const ticks = y.ticks(4)

  return (
    <figure className={classNames(styles.trend, className)} data-size={size}>
      <div className={styles.plotRow}>
        <div className={styles.plot}>
          {/* One image with one name; its parts would only be noise to a listener. */}
          <svg
            role="img"
            aria-label={sentence({ title, points, compare, target, format })}
            className={styles.svg}
          >
            {size === 'l' && <TrendGrid ticks={ticks} y={y} />}
            {target && (
              <line
                className={styles.target}
                x1="0"
                x2="100%"
                y1={`${y(target.value)}%`}
                y2={`${y(target.value)}%`}
              />
            )}
            {compare.map((c, i) => (
              <TrendLine key={c.label} segments={segmentsOf(c.points)} x={x} y={y} dash={i + 1} />
            ))}
            <TrendLine segments={segmentsOf(points)} x={x} y={y} hasDots={size !== 's'} />
          </svg>
          {size === 'l' && <TrendAxes {...{ points, ticks, x, y, format }} />}
        </div>
        {size !== 'l' && !isValueHidden && (
          <span className={styles.last} aria-hidden>
            {formatValue(last.value, unit, decimals)}
          </span>
        )}
      </div>
      {size === 'm' && points.length > 1 && (
        <div className={styles.ends} aria-hidden>
          <span>{points[0]!.label}</span>
          <span>{points.at(-1)!.label}</span>
        </div>
      )}
      {size !== 's' && (compare.length > 0 || target) && (
        <TrendLegend {...{ title, last, compare, target, format }} />
      )}
      {hasTable && <TrendTable {...{ title, points, compare, format }} />}
    </figure>
  )
}

function domainOf(
  series: readonly (readonly TrendPoint[])[],
  target: TrendTarget | null,
  unit: string | undefined,
): [number, number] {
  const values = series.flatMap((points) => knownPoints(points).map(({ value }) => value))
  if (target) values.push(target.value)
  return unit === '%' ? valueDomain(values, 0, 100) : valueDomain(values)
}

function sentence({
  title,
  points,
  compare,
  target,
  format,
}: Required<Pick<TrendProps, 'title' | 'points' | 'compare'>> & {
  target: TrendTarget | null
  format: SeriesFormat
}) {
  const others = compare.map((c) => describeSeries(c.label, c.points.slice(-1), format))
  const goal = target ? [`${target.label}: ${formatValue(target.value, format.unit, format.decimals)}.`] : []
  return [describeSeries(title, points, format), ...others, ...goal].join(' ')
}
