import { line } from 'd3-shape'
import type { KnownPoint } from './series.ts'
import styles from './trend.module.css'
import type { PlotScale } from './trend-axes.tsx'

type TrendLineProps = {
  segments: readonly KnownPoint[][]
  x: PlotScale
  y: PlotScale
  /** 0 is the series itself; 1, 2 … are those to compare with. */
  dash?: number
  hasDots?: boolean
}

/** One series: a line for each run of values, a dot where a value stands alone, a larger one at the last. */
export function TrendLine({ segments, x, y, dash = 0, hasDots }: TrendLineProps) {
  const path = line<KnownPoint>()
    .x((p) => x(p.index))
    .y((p) => y(p.value))
  const last = segments.at(-1)?.at(-1)
  const dots = segments.flatMap((run) => (hasDots || run.length === 1 ? run : [])).filter((p) => p !== last)

  return (
    <>
      {/* Stretched to the plot; the stroke keeps its width (non-scaling-stroke in the CSS). */}
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={styles.lines} aria-hidden="true">
        {segments.map((run) => (
          <path key={run[0]!.index} d={path(run) ?? ''} className={styles.line} data-dash={dash} />
        ))}
      </svg>
      {dash === 0 &&
        dots.map((p) => (
          <circle key={p.index} cx={`${x(p.index)}%`} cy={`${y(p.value)}%`} r="3" className={styles.dot} />
        ))}
      {dash === 0 && last && (
        <circle cx={`${x(last.index)}%`} cy={`${y(last.value)}%`} r="4.5" className={styles.lastDot} />
      )}
    </>
  )
}
