import type { CSSProperties } from 'react'
import { formatValue } from './format-number.ts'
import type { SeriesFormat, TrendPoint } from './series.ts'
import styles from './trend.module.css'

/** Answers in percent of the plot. */
export type PlotScale = (value: number) => number

export function TrendGrid({ ticks, y }: { ticks: readonly number[]; y: PlotScale }) {
  return ticks.map((tick) => (
    <line key={tick} className={styles.grid} x1="0" x2="100%" y1={`${y(tick)}%`} y2={`${y(tick)}%`} />
  ))
}

type TrendAxesProps = {
  points: readonly TrendPoint[]
  ticks: readonly number[]
  x: PlotScale
  y: PlotScale
  format: SeriesFormat
}

/** The labels of both axes as text of the page, so that they keep their size however wide the figure is. */
export function TrendAxes({ points, ticks, x, y, format }: TrendAxesProps) {
  return (
    <>
      <div className={styles.axisY} aria-hidden>
        {ticks.map((tick) => (
          <span key={tick} style={at(y(tick))}>
            {formatValue(tick, format.unit, format.decimals)}
          </span>
        ))}
      </div>
      <div className={styles.axisX} aria-hidden>
        {points.map((point, i) => (
          <span key={point.label} style={at(x(i))} data-missing={point.value === null || undefined}>
            {point.label}
          </span>
        ))}
      </div>
    </>
  )
}

function at(percent: number): CSSProperties {
  return { '--at': `${percent}%` } as CSSProperties
}
