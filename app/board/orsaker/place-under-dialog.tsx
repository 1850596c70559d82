import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { ComboBox } from '#app/components/ui/combo-box.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { useView } from '#app/realtime/board-context.tsx'
import { everyNode, type OrsakNode, orsakTree } from '#domain/board/views/orsaker.ts'
import { useDragBoard } from '../dnd/context.ts'
import { quoted } from '../dnd/messages.ts'
import { mayStandIn, underLane } from './orsak-lanes.ts'

/** Hangs a cause under another that one finds by its words. */
export function PlaceUnderDialog({ orsak, onClose }: { orsak: OrsakNode; onClose: () => void }) {
  const { move } = useDragBoard()
  const tree = useView((board) => orsakTree(board, orsak.utfallId))
  const [under, setUnder] = useState<string | null>(null)
  const options = everyNode(tree)
    .filter((other) => other.id !== orsak.under && mayStandIn(tree, orsak.id, underLane(other.id)))
    .map(({ id, text }) => ({ id, label: text || 'Orsak utan text' }))
  const place = () => {
    if (under !== null) move(orsak.id, { laneId: underLane(under), beforeId: null })
    onClose()
  }
  return (
    <Dialog
      isOpen
      size="s"
      title={`Lägg ${quoted(orsak.text)} under`}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        <>
          <Button onPress={onClose}>Avbryt</Button>
          <Button variant="primary" isDisabled={under === null} onPress={place}>
            Lägg här
          </Button>
        </>
      }
    >
      <ComboBox label="Vilken orsak svarar den på?" options={options} value={under} onChange={setUnder} />
    </Dialog>
  )
}
