import { INSATS_STATUS, INSATS_STATUS_NAMN, type InsatsStatus } from '#domain/ska/insats-status.ts'
import { countStatus } from '#domain/ska/oversikt.ts'
import type { OversiktInsats } from '#domain/ska/oversikt-insats.ts'
import styles from './status-bar.module.css'

/** The words of a narrow cell. */
const KORT: Record<InsatsStatus, string> = {
  forslag: 'förslag',
  planerad: 'beslutade',
  pagaende: 'pågår',
  klar: 'klara',
  avvaktar: 'avvaktar',
  avslagen: 'avslagna',
}
const ETT: Partial<Record<InsatsStatus, string>> = {
  planerad: 'beslutad',
  klar: 'klar',
  avslagen: 'avslagen',
}

/** Insatser by status: a block for each, of a pattern of its own, and the same in numbers and words. */
export function StatusBar({ insatser }: { insatser: readonly OversiktInsats[] }) {
  const antal = countStatus(insatser)
  const present = INSATS_STATUS.filter((status) => antal[status] > 0)
  return (
    <div className={styles.status}>
      <div className={styles.blocks} aria-hidden>
        {present.map((status) => (
          <span key={status} className={styles.run}>
            {Array.from({ length: antal[status] }, (_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a status have no identity
              <span key={i} className={styles.block} data-status={status} />
            ))}
          </span>
        ))}
      </div>
      <ul className={styles.list}>
        {present.map((status) => (
          <li key={status} title={INSATS_STATUS_NAMN[status]}>
            <span className={styles.swatch} data-status={status} aria-hidden />
            <b>{antal[status]}</b> {antal[status] === 1 ? (ETT[status] ?? KORT[status]) : KORT[status]}
          </li>
        ))}
      </ul>
    </div>
  )
}
