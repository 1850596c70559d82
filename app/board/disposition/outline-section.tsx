import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useBoard } from '#app/realtime/board-context.tsx'
import { MOMENT, MOMENT_NAMN, type Moment } from '#domain/ska/moment.ts'
import { vyPath } from '../vy.ts'
import styles from './disposition.module.css'

/** A moment of the outline under its heading. */
export function OutlineSection({ moment, children }: { moment: Moment; children: ReactNode }) {
  const { page } = useBoard()
  const headingId = `disposition-${moment}`
  return (
    <section className={styles.section} aria-labelledby={headingId} data-moment={moment}>
      <header className={styles.sectionHead}>
        <h3 id={headingId} className={styles.sectionTitle}>
          <span className={styles.number} aria-hidden>
            {MOMENT.indexOf(moment) + 1}
          </span>
          {MOMENT_NAMN[moment]}
        </h3>
        <Link to={vyPath(page.board.id, moment)} className={styles.go}>
          Öppna som vy<span className="visually-hidden">: {MOMENT_NAMN[moment]}</span>
        </Link>
      </header>
      {children}
    </section>
  )
}

export function Nothing({ children }: { children: ReactNode }) {
  return <p className={styles.nothing}>{children}</p>
}
