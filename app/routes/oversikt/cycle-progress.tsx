import { Link } from 'react-router'
import { classNames } from '#app/components/ui/class-names.ts'
import { type Framdrift, fasNr } from '#domain/ska/framdrift.ts'
import { MOMENT_KORT, MOMENT_NAMN } from '#domain/ska/moment.ts'
import styles from './cycle-progress.module.css'

type CycleProgressProps = {
  boardId: string
  /** Whose board it is, for the name of the link. */
  namn: string
  framdrift: Framdrift
  /** Hides the words under the boxes where space is short. */
  isDense?: boolean
}

/** The five moments of a board as five boxes: what each holds, and which one the work has come to. Leads to the board. */
export function CycleProgress({ boardId, namn, framdrift, isDense }: CycleProgressProps) {
  const { fas, steg } = framdrift
  return (
    <Link to={`/tavlor/${boardId}`} className={classNames(styles.link, isDense && styles.dense)}>
      <span className="visually-hidden">{sentence(namn, framdrift)}</span>
      <span className={styles.boxes} aria-hidden>
        {steg.map(({ moment, antal, ord }) => (
          <span
            key={moment}
            className={styles.box}
            data-moment={moment}
            data-current={moment === fas || undefined}
            data-empty={antal === 0 || undefined}
            title={`${MOMENT_NAMN[moment]}: ${ord}`}
          >
            {antal === 0 ? '–' : antal}
          </span>
        ))}
      </span>
      <span className={styles.fas} data-moment={fas} aria-hidden>
        <b>Moment {fasNr(fas)}</b> {MOMENT_KORT[fas]}
      </span>
    </Link>
  )
}

function sentence(namn: string, { fas, steg }: Framdrift): string {
  const parts = steg.map(({ moment, ord }) => `${MOMENT_KORT[moment]}: ${ord}.`)
  return `${namn}, tavlan: moment ${fasNr(fas)} av 5, ${MOMENT_NAMN[fas]}. ${parts.join(' ')}`
}
