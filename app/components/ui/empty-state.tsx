import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

export type EmptyStateProps = {
  title: string
  /** What will be here and how it gets here. */
  children?: ReactNode
  action?: ReactNode
  /** A lucide icon; a quiet ring of the five moments otherwise. */
  icon?: ReactNode
  titleLevel?: 2 | 3 | 4
  size?: 's' | 'm'
}

/** Nothing here yet: says why, and what to do first. */
export function EmptyState({ title, children, action, icon, titleLevel = 2, size = 'm' }: EmptyStateProps) {
  const Title = `h${titleLevel}` as const
  return (
    <div className={styles.empty} data-size={size}>
      {icon && (
        <div className={styles.icon} aria-hidden>
          {icon}
        </div>
      )}
      <Title className={styles.title}>{title}</Title>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
