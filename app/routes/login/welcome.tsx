import { ProductMark } from '#app/components/shell/product-mark.tsx'
import { MOMENT, MOMENT_NAMN } from '#domain/ska/moment.ts'
import styles from './login.module.css'

/** What this is, before one is let in. */
export function Welcome() {
  return (
    <header className={styles.welcome}>
      <div className={styles.mark}>
        <ProductMark size={56} />
        <h1>Kvalitetstavlan</h1>
      </div>
      <p className={styles.lead}>
        Systematiskt kvalitetsarbete på en gemensam tavla: från ett resultat som oroar till en insats som gör
        skillnad.
      </p>
      <ol className={styles.moment} aria-label="Kvalitetsarbetets fem moment">
        {MOMENT.map((moment) => (
          <li key={moment} data-moment={moment}>
            {MOMENT_NAMN[moment]}
          </li>
        ))}
      </ol>
    </header>
  )
}
