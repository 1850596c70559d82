import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './disclosure.module.css'

export type DisclosureProps = {
  summary: ReactNode
  defaultOpen?: boolean
  size?: 's' | 'm'
  children: ReactNode
}

/** Something folded until asked for: the browser's own details, found by its page search and opened in print. */
export function Disclosure({ summary, defaultOpen, size = 'm', children }: DisclosureProps) {
  return (
    <details className={styles.details} data-size={size} open={defaultOpen}>
      <summary className={styles.summary}>
        <ChevronRight aria-hidden />
        {summary}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  )
}
