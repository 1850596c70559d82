import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { ComboBox } from '#app/components/ui/combo-box.tsx'
import { DateField } from '#app/components/ui/date-field.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { NumberField } from '#app/components/ui/number-field.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { type BoardPage, useBoard } from '#app/realtime/board-context.tsx'
import { setMalbild } from '#domain/board/commands/set-malbild.ts'
import type { Malbild } from '#domain/board/fields.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import { indikatorTillagg } from '#domain/ska/matvarde-text.ts'
import styles from './genomfor.module.css'
import { unitName } from './unit-name.ts'

const EMPTY: Malbild = {
  indikatorId: null,
  indikator: '',
  enhet: '%',
  baslinje: null,
  baslinjePeriod: '',
  malvarde: null,
  maldatum: null,
}

/** The indikator that the insats must move. Saved whole, so that a target never meets another's baseline. */
export function MalbildDialog({ insats, onClose }: { insats: InsatsView; onClose: () => void }) {
  const { page, run } = useBoard()
  const [malbild, setDraft] = useState<Malbild>(
    insats.malbild ? { ...insats.malbild, enhet: unitName(insats.malbild.enhet) } : EMPTY,
  )
  const change = (part: Partial<Malbild>) => setDraft((now) => ({ ...now, ...part }))

  const save = () => {
    run('satte indikator och målvärde', (board) => setMalbild(board, { id: insats.id, malbild }))
    onClose()
  }

  return (
    <Dialog
      isOpen
      size="l"
      title="Indikator och målvärde"
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        <>
          <Button onPress={onClose}>Avbryt</Button>
          <Button variant="primary" isDisabled={malbild.indikator.trim() === ''} onPress={save}>
            Spara
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ComboBox
          label="Indikator"
          description="Välj ur katalogen, så hämtas utgångsläget om det är publicerat. Eller skriv en egen."
          options={page.katalog.indikatorer
            .filter(({ withdrawn }) => !withdrawn)
            .map((one) => ({ id: one.id, label: one.text, description: indikatorTillagg(one) || undefined }))}
          allowsCustomValue
          inputValue={malbild.indikator}
          onInputChange={(indikator) => change({ indikator: indikator.slice(0, 500) })}
          onChange={(id) => id !== null && change(fromKatalog(page, id))}
        />
        <div className={styles.pair}>
          <NumberField
            label="Utgångsläge"
            value={malbild.baslinje}
            onChange={(baslinje) => change({ baslinje })}
            hideSteppers
          />
          <TextField
            label="När mättes det?"
            description="Till exempel 2025/26"
            value={malbild.baslinjePeriod}
            maxLength={40}
            onChange={(baslinjePeriod) => change({ baslinjePeriod })}
          />
          <NumberField
            label="Målvärde"
            value={malbild.malvarde}
            onChange={(malvarde) => change({ malvarde })}
            hideSteppers
          />
          <TextField
            label="Mäts i"
            description="Till exempel %, index eller poäng"
            value={malbild.enhet}
            maxLength={40}
            onChange={(enhet) => change({ enhet })}
          />
          <DateField
            label="Målet ska vara nått senast"
            value={malbild.maldatum}
            onChange={(maldatum) => change({ maldatum })}
          />
        </div>
      </div>
    </Dialog>
  )
}

/** What the catalogue and the published figures know about an indikator. */
function fromKatalog(page: BoardPage, indikatorId: string): Partial<Malbild> {
  const indikator = page.katalog.indikatorer.find(({ id }) => id === indikatorId)
  const latest = page.matvarden
    .find((serie) => serie.indikatorId === indikatorId)
    ?.serie.findLast(({ varde }) => varde !== null)
  return {
    indikatorId,
    ...(indikator && { indikator: indikator.text, enhet: unitName(indikator.enhet) }),
    ...(latest && { baslinje: latest.varde, baslinjePeriod: latest.period }),
  }
}
