import type { CSSProperties, ReactNode } from 'react'
import type { Moment } from '#domain/ska/moment.ts'
import type { Tone } from '../ui/badge.tsx'
import styles from './bar-row.module.css'
import { formatValue } from './format-number.ts'

export type BarRowProps = {
  label: ReactNode
  /** `null` is missing: no bar, and the word for it. */
  value: number | null
  max?: number
  unit?: string
  decimals?: number
  /** A thin mark to compare with, e.g. riket. */
  marker?: { label: string; value: number } | null
  tone?: Tone | 'accent'
  moment?: Moment
}

/** One bar with its words: rows under each other make a chart that is also a list. */
export function BarRow({
  label,
  value,
  max = 100,
  unit,
  decimals = 1,
  marker,
  tone = 'accent',
  moment,
}: BarRowProps) {
  const share = (v: number) => Math.min(1, Math.max(0, max > 0 ? v / max : 0))
  return (
    <div className={styles.row} data-moment={moment}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>
        {value === null ? <span className={styles.missing}>Saknas</span> : formatValue(value, unit, decimals)}
        {marker && (
          <span className={styles.compare}>
            {marker.label} {formatValue(marker.value, unit, decimals)}
          </span>
        )}
      </span>
      <span className={styles.track} aria-hidden data-missing={value === null || undefined}>
        {value !== null && (
          <span
            className={styles.bar}
            style={
              {
                '--share': share(value),
                '--fill': moment ? 'var(--moment)' : `var(--${tone})`,
              } as CSSProperties
            }
          />
        )}
        {marker && (
          <span className={styles.marker} style={{ '--share': share(marker.value) } as CSSProperties} />
        )}
      </span>
    </div>
  )
}
