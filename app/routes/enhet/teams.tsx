import { Link } from 'react-router'
import { CycleProgress } from '#app/routes/oversikt/cycle-progress.tsx'
import { LatestChange } from '#app/routes/oversikt/latest-change.tsx'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import type { EnhetLasar } from '#server/usecases/oversikt.ts'
import { StartBoard } from './start-board.tsx'
import styles from './teams.module.css'

type TeamsProps = {
  arbetslag: EnhetLasar['arbetslag']
  lasar: Lasar
  /** False for those who read no arbetslag's board. */
  isReadable: boolean
  today: CivilDatum
}

/** The enhet's arbetslag and how far each board of theirs has come. */
export function Teams({ arbetslag, lasar, isReadable, today }: TeamsProps) {
  return (
    <section className={styles.teams} aria-label="Arbetslagen">
      <h3 className={styles.title}>Arbetslagen</h3>
      {!isReadable && (
        <p className={styles.closed}>Arbetslagens egna tavlor läses av enheten och förvaltningen.</p>
      )}
      <ul className={styles.list}>
        {arbetslag.map(({ arbetslagId, namn, tavla, kanStarta }) => (
          <li key={arbetslagId} className={styles.team}>
            <div>
              <p className={styles.namn}>{tavla ? <Link to={`/tavlor/${tavla.id}`}>{namn}</Link> : namn}</p>
              {tavla && (
                <p className={styles.changed}>
                  <LatestChange at={tavla.senast} today={today} />
                </p>
              )}
            </div>
            {tavla && <CycleProgress boardId={tavla.id} namn={namn} framdrift={tavla.framdrift} />}
            {!tavla && isReadable && !kanStarta && <span className={styles.none}>Ingen tavla än</span>}
            {kanStarta && <StartBoard lasar={lasar} namn={namn} arbetslagId={arbetslagId} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
