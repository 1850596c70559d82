import { Check } from 'lucide-react'
import { Link } from 'react-router'
import { MOMENT, MOMENT_KORT, MOMENT_NAMN, type Moment } from '#domain/ska/moment.ts'
import styles from './moment-steps.module.css'

export type MomentStepsProps = {
  /** The moment in view, or the one the work has come to. */
  current: Moment | null
  /** Moments that are finished. */
  done?: readonly Moment[]
  /** Makes each a link, e.g. `(moment) => `/tavlor/${id}/${moment}``. */
  to?: (moment: Moment) => string
  /** What a link leads by, when `current` is only the view: the phase of the board. */
  fas?: Moment
  /** A number beside each, e.g. how many orsaker. */
  counts?: Partial<Record<Moment, number>>
  variant?: 'full' | 'compact' | 'dots'
  label?: string
}

/** The five moments of the cycle: where we are and how far we have come. */
export function MomentSteps({
  current,
  done = [],
  to,
  fas,
  counts,
  variant = 'full',
  label = 'Kvalitetsarbetets fem moment',
}: MomentStepsProps) {
  const steps = (
    <ol className={styles.steps} data-variant={variant} aria-label={to ? undefined : label}>
      {MOMENT.map((moment, i) => {
        const isDone = done.includes(moment)
        const isCurrent = moment === current
        const state = isCurrent ? 'current' : isDone ? 'done' : 'todo'
        const content = (
          <>
            <span className={styles.mark} aria-hidden>
              {isDone ? <Check /> : i + 1}
            </span>
            <span className={styles.name}>
              <span className={styles.long}>{MOMENT_NAMN[moment]}</span>
              <span className={styles.short}>{MOMENT_KORT[moment]}</span>
              {isDone && <span className="visually-hidden"> (klart)</span>}
              {fas === moment && <span className={styles.here}>Här är ni</span>}
            </span>
            {counts?.[moment] !== undefined && <span className={styles.count}>{counts[moment]}</span>}
          </>
        )
        return (
          <li
            key={moment}
            className={styles.step}
            data-moment={moment}
            data-state={state}
            aria-current={isCurrent && !to ? 'step' : undefined}
            title={variant === 'dots' ? MOMENT_NAMN[moment] : undefined}
          >
            {to ? (
              <Link
                to={to(moment)}
                className={styles.link}
                aria-current={isCurrent ? 'page' : undefined}
                preventScrollReset
              >
                {content}
              </Link>
            ) : (
              <span className={styles.link}>{content}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
  if (to) {
    return (
      <nav aria-label={label} className={styles.box}>
        {steps}
      </nav>
    )
  }
  return variant === 'dots' ? steps : <div className={styles.box}>{steps}</div>
}
