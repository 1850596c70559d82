import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './page-header.module.css'

export type PageHeaderProps = {
  title: ReactNode
  /** One or two sentences: what this page is for. */
  lead?: ReactNode
  actions?: ReactNode
  /** The way here, the page itself left out. */
  breadcrumbs?: readonly { label: string; to: string }[]
  /** A line above the title, e.g. the läsår. */
  eyebrow?: ReactNode
  children?: ReactNode
}

/** The head of a page: where, what, and the one thing to do. */
export function PageHeader({ title, lead, actions, breadcrumbs, eyebrow, children }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      {breadcrumbs && breadcrumbs.length > 0 && (
        <nav aria-label="Brödsmulor" className={styles.breadcrumbs}>
          <ol className={styles.crumbs}>
            {breadcrumbs.map((crumb) => (
              <li key={crumb.to} className={styles.crumb}>
                <Link to={crumb.to}>{crumb.label}</Link>
                <ChevronRight aria-hidden />
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={styles.row}>
        <div className={styles.words}>
          {eyebrow && <p className={styles.eyebrow}>{eyebrow}</p>}
          <h1 className={styles.title}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </header>
  )
}
