import { useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Button } from '#app/components/ui/button.tsx'
import { DateField } from '#app/components/ui/date-field.tsx'
import { NumberField } from '#app/components/ui/number-field.tsx'
import { SegmentedControl } from '#app/components/ui/segmented-control.tsx'
import { TextArea } from '#app/components/ui/text-area.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { addUppfoljning } from '#domain/board/commands/add-uppfoljning.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import { LAGE_NAMN, LAGEN, type Lage } from '#domain/ska/lage.ts'
import styles from './genomfor.module.css'
import { unitName } from './unit-name.ts'

/** How does it go? One choice, a sentence or two, and the value if it was measured. */
export function UppfoljningForm({ insats, onClose }: { insats: InsatsView; onClose: () => void }) {
  const { run, newId, today } = useBoard()
  const [lage, setLage] = useState<Lage>('pa-vag')
  const [text, setText] = useState('')
  const [datum, setDatum] = useState<string | null>(today)
  const [varde, setVarde] = useState<number | null>(null)
  const isEmpty = text.trim() === '' && varde === null && lage !== 'klar'

  const save = () => {
    if (isEmpty || datum === null) return
    run('följde upp insatsen', (board) =>
      addUppfoljning(board, { id: newId(), insatsId: insats.id, datum, lage, text: text.trim(), varde }),
    )
    announce(`Uppföljningen är sparad: ${LAGE_NAMN[lage].toLowerCase()}.`)
    onClose()
  }

  return (
    <form
      className={styles.uppfoljningForm}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <SegmentedControl
        label="Hur går det?"
        size="s"
        options={LAGEN.map((one) => ({ id: one, label: LAGE_NAMN[one] }))}
        value={lage}
        onChange={setLage}
      />
      <TextArea
        label="Vad har vi gjort, och vad märker vi?"
        placeholder="Skriv inte namn på barn eller elever."
        rows={2}
        value={text}
        maxLength={3000}
        onChange={setText}
        autoFocus
      />
      <div className={styles.pair}>
        <DateField label="Datum" value={datum} onChange={setDatum} />
        <NumberField
          label={insats.malbild ? `Värde (${unitName(insats.malbild.enhet)})` : 'Värde'}
          description="Om ni har mätt"
          value={varde}
          onChange={setVarde}
          hideSteppers
        />
      </div>
      <div className={styles.formActions}>
        <Button onPress={onClose}>Avbryt</Button>
        <Button variant="primary" type="submit" isDisabled={isEmpty || datum === null}>
          Spara uppföljningen
        </Button>
      </div>
    </form>
  )
}
