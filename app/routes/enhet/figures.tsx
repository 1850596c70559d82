import { BarChart3 } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { SegmentedControl } from '#app/components/ui/segmented-control.tsx'
import { type SerieMedJamforelse, senaste, skolformOf } from '#domain/ska/matvarde.ts'
import { SKOLFORM_NAMN, SKOLFORMER } from '#domain/ska/skolform.ts'
import { FigureCard } from './figure-card.tsx'
import { FigureTable } from './figure-table.tsx'
import styles from './figures.module.css'
import { VerdictTable } from './verdict-table.tsx'

/** The enhet's published figures by skolform: as cards with a trend, or all in one table. */
export function Figures({ serier, enhet }: { serier: readonly SerieMedJamforelse[]; enhet: string }) {
  const [vy, setVy] = useState<'kort' | 'tabell'>('kort')
  if (serier.length === 0) {
    return (
      <EmptyState title="Inga publicerade resultat" titleLevel={3} size="s" icon={<BarChart3 />}>
        Här visas enhetens siffror när de har lästs in under Import. En siffra som saknas är inte noll.
      </EmptyState>
    )
  }
  const groups = Map.groupBy(serier, ({ indikator }) => skolformOf(indikator))
  const known = [...SKOLFORMER, null].filter((kod) => groups.has(kod))
  return (
    <div className={styles.figures}>
      <SegmentedControl
        label="Visa resultaten som"
        size="s"
        options={[
          { id: 'kort', label: 'Diagram' },
          { id: 'tabell', label: 'Tabell' },
        ]}
        value={vy}
        onChange={setVy}
      />
      {known.map((kod) => {
        const own = groups.get(kod)!
        const namn = kod === null ? 'Hela enheten' : SKOLFORM_NAMN[kod]
        return (
          <section key={namn} className={styles.group} aria-label={namn}>
            <h3 className={styles.title}>{namn}</h3>
            {vy === 'tabell' ? (
              <FigureTable caption={`Publicerade resultat, ${namn.toLowerCase()}`} serier={own} />
            ) : (
              <FigureCards namn={namn} serier={own} enhet={enhet} />
            )}
          </section>
        )
      })}
    </div>
  )
}

type FigureCardsProps = { namn: string; serier: readonly SerieMedJamforelse[]; enhet: string }

/** Figures as cards with their trend; verdicts, which have no axis, in a table of their own. */
function FigureCards({ namn, serier, enhet }: FigureCardsProps) {
  const verdicts = serier.filter(({ indikator }) => indikator.enhet === 'omdome')
  const figures = serier.filter(({ indikator }) => indikator.enhet !== 'omdome')
  return (
    <>
      {figures.length > 0 && (
        <ul className={styles.cards}>
          {byNews(figures).map((serie) => (
            <li key={serie.indikator.id}>
              <FigureCard serie={serie} namn={enhet} />
            </li>
          ))}
        </ul>
      )}
      {verdicts.length > 0 && (
        <VerdictTable caption={`Omdömen jämfört med andra skolor, ${namn.toLowerCase()}`} serier={verdicts} />
      )}
    </>
  )
}

/** Series that say something first; the catalogue's order otherwise. */
function byNews(serier: readonly SerieMedJamforelse[]): SerieMedJamforelse[] {
  return [...serier].sort((a, b) => Number(senaste(a) === null) - Number(senaste(b) === null))
}
