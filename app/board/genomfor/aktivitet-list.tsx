import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Button } from '#app/components/ui/button.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { addAktivitet } from '#domain/board/commands/add-aktivitet.ts'
import type { AktivitetView } from '#domain/board/views/aktiviteter.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import { DragItem } from '../dnd/drag-item.tsx'
import { DragLane } from '../dnd/drag-lane.tsx'
import type { Lane } from '../dnd/lanes.ts'
import { AktivitetCaptions, AktivitetRow } from './aktivitet-row.tsx'
import styles from './genomfor.module.css'

/** The steps of an insats in order, with a line to write the next. */
export function AktivitetList({ insats, lane }: { insats: InsatsView; lane: Lane<AktivitetView> }) {
  const { can } = useBoard()
  const om = insats.rubrik || 'insatsen'
  const done = lane.items.filter(({ status }) => status === 'klar').length
  return (
    <section className={styles.aktiviteter} aria-label={`Aktiviteter för ${om}`}>
      <h3>
        Aktiviteter
        {lane.items.length > 0 && (
          <span className={styles.count}>
            {done} av {lane.items.length} klara
          </span>
        )}
      </h3>
      {lane.items.length > 0 && can('aktiviteter') && <AktivitetCaptions />}
      <DragLane id={lane.id} label={`Aktiviteter för ${om}`} className={styles.rows}>
        {lane.items.map((aktivitet) => (
          <DragItem key={aktivitet.id} id={aktivitet.id}>
            <AktivitetRow aktivitet={aktivitet} />
          </DragItem>
        ))}
      </DragLane>
      {lane.items.length === 0 && !can('aktiviteter') && <p className={styles.none}>Inga aktiviteter än.</p>}
      {can('aktiviteter') && <AktivitetComposer insatsId={insats.id} om={om} />}
    </section>
  )
}

function AktivitetComposer({ insatsId, om }: { insatsId: string; om: string }) {
  const { run, newId } = useBoard()
  const [rubrik, setRubrik] = useState('')
  const input = useRef<HTMLInputElement>(null)

  const add = () => {
    const written = rubrik.trim()
    if (written === '') return
    run('lade till en aktivitet', (board) => addAktivitet(board, { id: newId(), insatsId, rubrik: written }))
    setRubrik('')
    announce(`Aktiviteten ${written} är tillagd.`)
    input.current?.focus()
  }

  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <TextField
        label={`Ny aktivitet för ${om}`}
        isLabelHidden
        placeholder="Ny aktivitet: vad gör vi, konkret?"
        value={rubrik}
        maxLength={300}
        inputRef={input}
        onChange={setRubrik}
      />
      <Button type="submit" icon={<Plus aria-hidden />} isDisabled={rubrik.trim() === ''}>
        Lägg till
      </Button>
    </form>
  )
}
