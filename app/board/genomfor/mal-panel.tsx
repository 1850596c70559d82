import { Target } from 'lucide-react'
import { useState } from 'react'
import { Trend } from '#app/components/charts/trend.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { Malbild } from '#domain/board/fields.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import type { UppfoljningView } from '#domain/board/views/uppfoljningar.ts'
import { formatDatum, formatDatumShort } from '#domain/ska/civil-datum.ts'
import { BoardText } from '../board-text.tsx'
import styles from './genomfor.module.css'
import { MalbildDialog } from './malbild-dialog.tsx'
import { unitName } from './unit-name.ts'

type Props = { insats: InsatsView; uppfoljningar: UppfoljningView[] }

/** What shall be different, in words and in a figure that moves from where it is to where it should be. */
export function MalPanel({ insats, uppfoljningar }: Props) {
  const { can } = useBoard()
  const [isOpen, setOpen] = useState(false)
  const { malbild } = insats
  const om = insats.rubrik || 'insatsen'
  return (
    <section className={styles.panel} aria-label={`Mål för ${om}`}>
      <h3>Mål</h3>
      <BoardText
        kind="insatser"
        id={insats.id}
        field="mal"
        label="Vad ska vara annorlunda, och hur märker vi det?"
        placeholder="Till exempel: Alla lärare inleder lektionen på samma sätt, och eleverna säger att det är lugnt."
        multiline
        rows={3}
      />
      {malbild ? (
        <MalbildFigure malbild={malbild} uppfoljningar={uppfoljningar} />
      ) : (
        <p className={styles.missing}>
          <Badge tone="warn">Saknar indikator</Badge> Utan en indikator med utgångsläge går det inte att visa
          att insatsen gav något.
        </p>
      )}
      {can('insatser') && (
        <Button size="s" icon={<Target aria-hidden />} onPress={() => setOpen(true)}>
          {malbild ? 'Ändra indikator och målvärde' : 'Sätt indikator och målvärde'}
          <span className="visually-hidden"> för {om}</span>
        </Button>
      )}
      {isOpen && <MalbildDialog insats={insats} onClose={() => setOpen(false)} />}
    </section>
  )
}

function MalbildFigure({ malbild, uppfoljningar }: { malbild: Malbild; uppfoljningar: UppfoljningView[] }) {
  const measured = uppfoljningar
    .filter(({ varde }) => varde !== null)
    .toReversed()
    .map(({ datum, varde }) => ({ label: formatDatumShort(datum), value: varde }))
  const points = [{ label: malbild.baslinjePeriod || 'Utgångsläge', value: malbild.baslinje }, ...measured]
  // One dot is no curve: until there is something to compare with, the figures below say it better.
  const moves = points.filter(({ value }) => value !== null).length > 1
  const unit = unitName(malbild.enhet)
  return (
    <div className={styles.figure}>
      <p className={styles.indikator}>{malbild.indikator || 'Indikator utan namn'}</p>
      {moves && (
        <Trend
          title={malbild.indikator}
          points={points}
          unit={unit}
          target={malbild.malvarde === null ? null : { label: 'Mål', value: malbild.malvarde }}
          size="m"
          hasTable
        />
      )}
      <dl className={styles.facts}>
        <Fact term={`Utgångsläge${malbild.baslinjePeriod ? ` ${malbild.baslinjePeriod}` : ''}`}>
          {figure(malbild.baslinje, unit)}
        </Fact>
        <Fact term="Målvärde">{figure(malbild.malvarde, unit)}</Fact>
        <Fact term="Senast">{malbild.maldatum ? formatDatum(malbild.maldatum) : 'inget datum'}</Fact>
      </dl>
    </div>
  )
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function figure(value: number | null, unit: string): string {
  return value === null ? 'saknas' : `${value.toLocaleString('sv-SE')} ${unit}`.trim()
}
