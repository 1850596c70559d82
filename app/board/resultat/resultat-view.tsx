import { useState } from 'react'
import { Badge } from '#app/components/ui/badge.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { SegmentedControl } from '#app/components/ui/segmented-control.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { underlagOf } from '../utfall/underlag.ts'
import { UtfallDialog } from '../utfall/utfall-dialog.tsx'
import { vyPath } from '../vy.ts'
import { HOGST, inUrval, type Jamfort, jamforda, monsterOf, type Urval } from './monster.ts'
import styles from './resultat.module.css'
import { ResultatTable } from './resultat-table.tsx'
import { ValtUtfall } from './valt-utfall.tsx'

/** Moment 2: which results need to be understood before anybody acts? */
export function ResultatView() {
  const { page } = useBoard()
  const utfall = useView(utfallOf)
  const [urval, setUrval] = useState<Urval>('alla')
  const [opened, setOpened] = useState<string | null>(null)
  const rows = jamforda(utfall, (indikatorId) => underlagOf(page, indikatorId))
  const shown = rows.filter((row) => inUrval(row, urval))
  const weak = rows.filter((row) => inUrval(row, 'svaga')).length

  if (rows.length === 0) return <NoUtfall boardId={page.board.id} />
  return (
    <>
      <Chosen rows={rows} />
      <section className={styles.section} aria-labelledby="alla-resultat">
        <header className={styles.head}>
          <h3 id="alla-resultat" className={styles.title}>
            Jämför resultaten
          </h3>
          <SegmentedControl
            label="Visa"
            size="s"
            options={[
              { id: 'alla', label: `Alla (${rows.length})` },
              { id: 'svaga', label: `Svagare (${weak})` },
              { id: 'valda', label: 'Valda' },
            ]}
            value={urval}
            onChange={setUrval}
          />
        </header>
        <Patterns rows={rows} />
        <ResultatTable rows={shown} onOpen={setOpened} />
      </section>
      {opened && <UtfallDialog id={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

/** Those that rise to the top, each with its reason. */
function Chosen({ rows }: { rows: readonly Jamfort[] }) {
  const chosen = rows.filter(({ utfall }) => utfall.undersok)
  return (
    <section className={styles.chosen} aria-labelledby="valda-resultat">
      <header className={styles.head}>
        <h3 id="valda-resultat" className={styles.title}>
          Behöver förstås djupare
        </h3>
        {chosen.length > HOGST ? (
          <Badge tone="warn">{chosen.length} valda, högst fem räcker. Vilka är viktigast?</Badge>
        ) : (
          <span className={styles.count}>{chosen.length} av högst fem</span>
        )}
      </header>
      {chosen.length === 0 ? (
        <p className={styles.none}>
          Inget är valt än. Slå på ”Förstå djupare” för de resultat i tabellen som ni vill gå till botten med.
        </p>
      ) : (
        <ol className={styles.cards}>
          {chosen.map(({ utfall }) => (
            <ValtUtfall key={utfall.id} utfall={utfall} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Patterns({ rows }: { rows: readonly Jamfort[] }) {
  const monster = monsterOf(rows)
  if (monster.length === 0) return null
  return (
    <ul className={styles.patterns} aria-label="Mönster">
      {monster.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

function NoUtfall({ boardId }: { boardId: string }) {
  return (
    <EmptyState
      title="Inget att jämföra än"
      titleLevel={3}
      action={
        <LinkButton variant="primary" to={vyPath(boardId, 'folj-upp')}>
          Gå till Följ upp
        </LinkButton>
      }
    >
      När ni har tagit in resultat under Följ upp står de här sida vid sida: nu, förra gången, kommunen och
      riket.
    </EmptyState>
  )
}
