import { Link } from 'react-router'
import { LatestChange } from '#app/routes/oversikt/latest-change.tsx'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import { fasNr } from '#domain/ska/framdrift.ts'
import { MOMENT_NAMN } from '#domain/ska/moment.ts'
import type { OversiktTavla } from '#domain/ska/oversikt.ts'
import styles from './board-card.module.css'

/** The enhet's board moment by moment: what each holds, and where the work is now. Every moment leads to its view. */
export function BoardCard({ tavla, today }: { tavla: OversiktTavla; today: CivilDatum }) {
  const { fas, steg } = tavla.framdrift
  return (
    <article className={styles.board} data-moment={fas} aria-label={`Tavlan ${tavla.titel}`}>
      <p className={styles.now}>
        Moment {fasNr(fas)} av 5: <b>{MOMENT_NAMN[fas]}</b>
        <span className={styles.changed}>
          Senast ändrad: <LatestChange at={tavla.senast} today={today} />
        </span>
      </p>
      <ol className={styles.steps}>
        {steg.map(({ moment, antal, ord }, i) => (
          <li key={moment} data-moment={moment}>
            <Link
              to={`/tavlor/${tavla.id}/${moment}`}
              className={styles.step}
              data-current={moment === fas || undefined}
              aria-current={moment === fas ? 'step' : undefined}
            >
              <span className={styles.mark} aria-hidden>
                {i + 1}
              </span>
              <span className={styles.name}>{MOMENT_NAMN[moment]}</span>
              <span className={styles.ord} data-empty={antal === 0 || undefined}>
                {ord}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </article>
  )
}
