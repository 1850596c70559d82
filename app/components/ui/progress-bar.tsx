import type { CSSProperties } from 'react'
import type { Tone } from './badge.tsx'
import { classNames } from './class-names.ts'
import styles from './progress-bar.module.css'

export type ProgressBarProps = {
  label: string
  isLabelHidden?: boolean
  value: number
  max?: number
  /** The value in words, e.g. "3 av 7 aktiviteter klara"; percent when left out. */
  valueText?: string
  tone?: Tone | 'accent'
}

/** How much is done, always with the number in text. */
export function ProgressBar({
  label,
  isLabelHidden,
  value,
  max = 100,
  valueText,
  tone = 'accent',
}: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  const text = valueText ?? `${Math.round(share * 100)} %`
  return (
    <div className={styles.progress}>
      <div className={styles.texts}>
        <span className={classNames(styles.label, isLabelHidden && 'visually-hidden')}>{label}</span>
        <span className={styles.value} aria-hidden>
          {text}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
        className={styles.track}
      >
        <div
          className={styles.fill}
          style={{ '--share': share, '--fill': `var(--${tone})` } as CSSProperties}
        />
      </div>
    </div>
  )
}
