import { MOMENT, MOMENT_KORT, type Moment } from '#domain/ska/moment.ts'
import styles from './cycle-legend.module.css'

const TALET: Record<Moment, string> = {
  'folj-upp': 'resultat',
  resultat: 'som undersöks djupare',
  orsaker: 'orsaker',
  insatser: 'insatser',
  genomfor: 'aktiviteter och uppföljningar',
}

/** How to read the five boxes of a board. */
export function CycleLegend() {
  return (
    <p className={styles.legend}>
      Rutorna är de fem momenten, den fyllda är där arbetet är nu. Talen:{' '}
      {MOMENT.map((moment, i) => (
        <span key={moment} className={styles.one} data-moment={moment}>
          <b title={MOMENT_KORT[moment]}>{i + 1}</b> {TALET[moment]}
        </span>
      ))}
    </p>
  )
}
