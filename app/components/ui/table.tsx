import type { ReactNode, TableHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import styles from './table.module.css'

export type TableProps = Omit<TableHTMLAttributes<HTMLTableElement>, 'className'> & {
  /** What the table shows; seen above it, or only read out with `isCaptionHidden`. */
  caption: ReactNode
  isCaptionHidden?: boolean
  /** The first column stays in view while the rest scrolls sideways. */
  hasStickyColumn?: boolean
  density?: 'comfortable' | 'compact'
  className?: string
  children: ReactNode
}

/** A plain table: write `<thead>`, `<tbody>`, `<tr>`, `<th scope>`, `<td>` inside. Class `num` (data-num) aligns numbers. */
export function Table({
  caption,
  isCaptionHidden,
  hasStickyColumn,
  density = 'comfortable',
  className,
  children,
  ...props
}: TableProps) {
  return (
    <section
      className={styles.scroller}
      data-table
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key (WCAG 2.1.1)
      tabIndex={0}
      aria-label={typeof caption === 'string' ? caption : 'Tabell'}
    >
      <table
        {...props}
        className={classNames(styles.table, className)}
        data-density={density}
        data-sticky={hasStickyColumn || undefined}
      >
        <caption className={isCaptionHidden ? 'visually-hidden' : styles.caption}>{caption}</caption>
        {children}
      </table>
    </section>
  )
}
