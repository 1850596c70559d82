import { ChartNoAxesColumn } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { moveUtfall } from '#domain/board/commands/move-utfall.ts'
import { KATEGORIER, type Kategori } from '#domain/board/fields.ts'
import { type UtfallView, utfallOf } from '#domain/board/views/utfall.ts'
import { DragBoard } from '../dnd/drag-board.tsx'
import { DragItem } from '../dnd/drag-item.tsx'
import { DragLane } from '../dnd/drag-lane.tsx'
import type { Lane, Place } from '../dnd/lanes.ts'
import { useSpotlight } from '../use-spotlight.ts'
import { KATEGORI_HJALP, KATEGORI_NAMN } from '../utfall/kategori.ts'
import { UtfallDialog } from '../utfall/utfall-dialog.tsx'
import styles from './folj-upp.module.css'
import { MatvardePicker } from './matvarde-picker.tsx'
import { UtfallCard } from './utfall-card.tsx'
import { UtfallComposer } from './utfall-composer.tsx'

/** Moment 1: what do we know? Published figures and what people have seen, in the three kinds of result. */
export function FoljUppView() {
  const { can, run } = useBoard()
  const utfall = useView(utfallOf)
  const [opened, setOpened] = useState<string | null>(null)
  const lanes = KATEGORIER.map((kategori) => ({
    id: kategori,
    namn: KATEGORI_NAMN[kategori],
    items: utfall.filter((one) => one.kategori === kategori),
  }))
  useSpotlight('utfall-')

  const move = (id: string, { laneId, beforeId }: Place) =>
    run('flyttade resultatet', (board) => moveUtfall(board, { id, kategori: laneId as Kategori, beforeId }))

  return (
    <>
      <Intake count={utfall.length} />
      <DragBoard
        lanes={lanes}
        textOf={({ rubrik }) => rubrik || 'resultat utan rubrik'}
        enabled={can('utfall')}
        onMove={move}
      >
        {(shown) => (
          <div className={styles.lanes}>
            {shown.map((lane) => (
              <LaneColumn key={lane.id} lane={lane} onOpen={setOpened} />
            ))}
          </div>
        )}
      </DragBoard>
      {opened && <UtfallDialog id={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function LaneColumn({ lane, onOpen }: { lane: Lane<UtfallView>; onOpen: (id: string) => void }) {
  const { can } = useBoard()
  const kategori = lane.id as Kategori
  const headingId = `kategori-${kategori}`
  return (
    <section className={styles.lane} aria-labelledby={headingId}>
      <header className={styles.laneHeader}>
        <h3 id={headingId} className={styles.laneTitle}>
          {KATEGORI_NAMN[kategori]} <span className={styles.count}>{lane.items.length}</span>
        </h3>
        <p className={styles.laneHelp}>{KATEGORI_HJALP[kategori]}</p>
      </header>
      <DragLane id={lane.id} label={KATEGORI_NAMN[kategori]} className={styles.cards}>
        {lane.items.map((one) => (
          <DragItem key={one.id} id={one.id}>
            <UtfallCard utfall={one} onOpen={onOpen} />
          </DragItem>
        ))}
      </DragLane>
      {can('utfall') && <UtfallComposer kategori={kategori} />}
    </section>
  )
}

/** The two ways in; with an empty board the first thing one reads. */
function Intake({ count }: { count: number }) {
  const { can, page } = useBoard()
  const [isOpen, setOpen] = useState(false)
  if (!can('utfall')) return count === 0 ? <p className={styles.empty}>Här finns inga resultat än.</p> : null
  const published = page.matvarden.length
  if (published === 0 && count > 0) return null
  return (
    <div className={styles.intake} data-empty={count === 0 || undefined}>
      {count === 0 && (
        <div className={styles.words}>
          <h3 className={styles.startTitle}>Börja med det ni redan vet</h3>
          <p>
            {published > 0
              ? `Det finns ${published} publicerade resultat att hämta. Lägg till det ni själva har sett: skriv i listorna nedanför.`
              : 'Skriv det ni har sett i listorna nedanför. Publicerade resultat dyker upp här när huvudmannen har läst in dem.'}
          </p>
        </div>
      )}
      {published > 0 && (
        <Button
          variant={count === 0 ? 'primary' : 'secondary'}
          icon={<ChartNoAxesColumn aria-hidden />}
          onPress={() => setOpen(true)}
        >
          Hämta publicerade resultat
        </Button>
      )}
      {isOpen && <MatvardePicker onClose={() => setOpen(false)} />}
    </div>
  )
}
