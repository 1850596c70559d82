import { Link } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import type { Services } from '#server/services.ts'
import styles from './skolform.module.css'

type DelmalArbete = Awaited<ReturnType<Services['mal']['page']>>['delmal'][number]['arbete'][number]

/** Where a delmål is worked on, or that nobody does: a gap is as worth seeing as the work. */
export function Arbete({ arbete }: { arbete: DelmalArbete[] }) {
  if (arbete.length === 0) {
    return (
      <p className={styles.noArbete}>
        <Badge tone="warn">Ingen arbetar med det här delmålet i år</Badge>
      </p>
    )
  }
  return (
    <div className={styles.arbete}>
      <h3>Här arbetar vi med det</h3>
      <ul>
        {arbete.map((one) => (
          <li key={one.boardId}>
            <Link to={`/tavlor/${one.boardId}`}>{one.titel}</Link>
            <span className={styles.counts}>
              {[count(one.utfall, 'resultat', 'resultat'), count(one.insatser, 'insats', 'insatser')]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function count(n: number, one: string, many: string): string {
  return n === 0 ? '' : `${n} ${n === 1 ? one : many}`
}
