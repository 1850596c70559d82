import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { NumberField } from '#app/components/ui/number-field.tsx'
import { useDragBoard } from '../dnd/context.ts'
import { placeAtNumber, standingOf } from '../dnd/lanes.ts'
import { quoted } from '../dnd/messages.ts'

/** Moves an insats to a place that one writes as a number. */
export function PlaceDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { lanes, move, textOf } = useDragBoard()
  const standing = standingOf(lanes, id)
  const [plats, setPlats] = useState<number | null>(standing?.plats ?? 1)
  const place = () => {
    const to = plats === null ? null : placeAtNumber(lanes, id, plats)
    onClose()
    if (to) move(id, to)
  }
  return (
    <Dialog
      isOpen
      size="s"
      title={`Flytta ${quoted(textOf(id))}`}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        <>
          <Button onPress={onClose}>Avbryt</Button>
          <Button variant="primary" onPress={place}>
            Flytta
          </Button>
        </>
      }
    >
      <NumberField
        label={`Till plats (1–${standing?.av ?? 1})`}
        autoFocus
        minValue={1}
        maxValue={standing?.av ?? 1}
        value={plats}
        onChange={setPlats}
      />
    </Dialog>
  )
}
