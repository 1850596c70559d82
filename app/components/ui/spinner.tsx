import { classNames } from './class-names.ts'
import styles from './spinner.module.css'

/** Turns while something is under way. Give `label` unless the text beside it already says so. */
export function Spinner({ label, size = 'm' }: { label?: string; size?: 's' | 'm' }) {
  return (
    <span
      className={classNames(styles.spinner, size === 's' && styles.small)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  )
}
