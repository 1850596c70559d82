import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type Tone, toneIcon } from './badge.tsx'
import { classNames } from './class-names.ts'
import styles from './stat-tile.module.css'

export type StatTileProps = {
  label: string
  /** `null` is missing and is said to be. */
  value: ReactNode | null
  unit?: string
  /** A line under the number: change, source, what it counts. */
  note?: ReactNode
  tone?: Tone
  /** Makes the whole tile a link. */
  to?: string
  /** A chart under the number. */
  children?: ReactNode
}

/** One number that matters, big enough to read from the back of the room. */
export function StatTile({ label, value, unit, note, tone = 'neutral', to, children }: StatTileProps) {
  const isMissing = value === null || value === undefined
  return (
    <div className={classNames(styles.tile, styles[tone])}>
      <div className={styles.label}>{to ? <Link to={to}>{label}</Link> : label}</div>
      <div className={classNames(styles.value, isMissing && styles.missing)}>
        {isMissing ? 'Saknas' : value}
        {!isMissing && unit && <span className={styles.unit}> {unit}</span>}
      </div>
      {note && (
        <div className={styles.note}>
          {toneIcon(tone)}
          <span>{note}</span>
        </div>
      )}
      {children}
    </div>
  )
}
