import { StatTile } from '#app/components/ui/stat-tile.tsx'
import type { Summering } from '#domain/ska/oversikt.ts'
import { TYST_EFTER_DAGAR } from '#domain/ska/oversikt-insats.ts'
import styles from './summary-tiles.module.css'

type SummaryTilesProps = { summering: Summering; to: (visning: 'sena' | 'tysta' | 'utan-tavla') => string }

/** The läsår in six numbers; those that ask for something lead to the rows they count. */
export function SummaryTiles({ summering: s, to }: SummaryTilesProps) {
  const without = s.enheter - s.medTavla
  const notBegun = s.beslutade - s.pagaende - s.klara
  return (
    <section className={styles.tiles} aria-label="Läsåret i korthet">
      <StatTile
        label="Enheter med tavla"
        value={s.medTavla}
        unit={`av ${s.enheter}`}
        {...(without > 0 && { to: to('utan-tavla'), note: `${without} har inte börjat än` })}
      />
      <StatTile
        label="Beslutade insatser"
        value={s.beslutade}
        note={notBegun > 0 && `${notBegun} inte ${notBegun === 1 ? 'påbörjad' : 'påbörjade'}`}
      />
      <StatTile label="Insatser som pågår" value={s.pagaende} />
      <StatTile label="Klara insatser" value={s.klara} />
      <StatTile
        label="Försenade insatser"
        value={s.sena}
        {...(s.sena > 0 && { to: to('sena'), tone: 'danger', note: 'Ett datum har passerat' })}
      />
      <StatTile
        label="Inte uppföljda"
        value={s.tysta}
        {...(s.tysta > 0 && { to: to('tysta'), tone: 'warn' })}
        note={`på mer än ${TYST_EFTER_DAGAR} dagar`}
      />
    </section>
  )
}
