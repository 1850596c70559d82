import { Equal, TrendingDown, TrendingUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '#app/components/ui/badge.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { harUppgift, isOmdome, type Omdome, type Punkt, type Serie } from '#domain/ska/matvarde.ts'
import { markorText } from '#domain/ska/matvarde-text.ts'
import { commonSource, sourceText } from './sources.ts'
import { verdictRuns } from './verdict-runs.ts'
import styles from './verdict-table.module.css'

/** Above and below say where the enhet stands, not what is good: that depends on what is asked. */
const ICON: Record<Omdome, ReactNode> = {
  'Under medel': <TrendingDown aria-hidden />,
  Medel: <Equal aria-hidden />,
  'Över medel': <TrendingUp aria-hidden />,
}
/** What the source adds to every name of such an indikator; the table's head says it once. */
const TILLAGG = /[:,] skolans läge jämfört med andra skolor$/

/** Verdicts that a source publishes in place of figures: the newest, and those before it. */
export function VerdictTable({ caption, serier }: { caption: string; serier: readonly Serie[] }) {
  const common = commonSource(serier)
  return (
    <div className={styles.sheet}>
      <Table caption={caption} isCaptionHidden density="compact">
        <thead>
          <tr>
            <th scope="col">Jämfört med andra skolor</th>
            <th scope="col">Senast</th>
            <th scope="col">Tidigare</th>
            {!common && <th scope="col">Källa</th>}
          </tr>
        </thead>
        <tbody>
          {serier.map(({ indikator, punkter }) => {
            const said = punkter.filter(harUppgift)
            const nu = said.at(-1) ?? punkter.at(-1)
            return (
              <tr key={indikator.id}>
                <th scope="row">{indikator.text.replace(TILLAGG, '')}</th>
                <td>{nu && <Verdict punkt={nu} />}</td>
                <td className={styles.before}>{verdictRuns(said.slice(0, -1)) || '–'}</td>
                {!common && <td className={styles.kalla}>{nu && sourceText(nu)}</td>}
              </tr>
            )
          })}
        </tbody>
      </Table>
      {common && <p className={styles.common}>Källa: {common}.</p>}
    </div>
  )
}

function Verdict({ punkt: { markor, period } }: { punkt: Punkt }) {
  if (!isOmdome(markor)) return <span className="muted">{markorText(markor)}</span>
  return (
    <span className={styles.verdict}>
      <Badge icon={ICON[markor]}>{markor}</Badge>
      <span className={styles.before}>{period}</span>
    </span>
  )
}
