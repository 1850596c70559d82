import type { HTMLAttributes, ReactNode } from 'react'
import type { Moment } from '#domain/ska/moment.ts'
import styles from './card.module.css'
import { classNames } from './class-names.ts'

export type CardProps = Omit<HTMLAttributes<HTMLElement>, 'title' | 'className'> & {
  title?: ReactNode
  /** Level of the title in the page's outline. */
  titleLevel?: 2 | 3 | 4
  /** Beside the title, at the right. */
  actions?: ReactNode
  as?: 'section' | 'article' | 'div' | 'li'
  /** A line in the moment's colour at the start edge. */
  moment?: Moment
  padding?: 's' | 'm' | 'l' | 'none'
  className?: string
  children?: ReactNode
}

/** A sheet of paper on the desk. */
export function Card({
  title,
  titleLevel = 2,
  actions,
  as: Element = 'section',
  moment,
  padding = 'm',
  className,
  children,
  ...props
}: CardProps) {
  const Title = `h${titleLevel}` as const
  return (
    <Element
      {...props}
      className={classNames(styles.card, moment && styles.marked, className)}
      data-moment={moment}
      data-padding={padding}
    >
      {(title || actions) && (
        <header className={styles.header}>
          {title && <Title className={styles.title}>{title}</Title>}
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </Element>
  )
}
