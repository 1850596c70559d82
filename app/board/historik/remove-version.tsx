import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { isRefusal } from '#domain/result.ts'
import { postVersion, type SentVersion } from './requests.ts'

/** Removes a version for good, after a question. */
export function RemoveVersion({ version, onRemoved }: { version: SentVersion; onRemoved: () => void }) {
  const { page } = useBoard()
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const { id, namn } = version

  const remove = async () => {
    setOpen(false)
    const answer = await postVersion(page.board.id, { intent: 'ta-bort', id })
    if (isRefusal(answer)) toast.show({ tone: 'danger', title: 'Versionen finns kvar', text: answer.why })
    else announce(`Versionen ”${namn}” är borttagen.`)
    onRemoved()
  }

  return (
    <>
      <IconButton
        size="s"
        label={`Ta bort versionen ”${namn}”`}
        icon={<Trash2 aria-hidden />}
        onPress={() => setOpen(true)}
      />
      {isOpen && (
        <Dialog
          isOpen
          role="alertdialog"
          size="s"
          title="Ta bort versionen?"
          onOpenChange={setOpen}
          actions={(close) => (
            <>
              <Button onPress={close}>Avbryt</Button>
              <Button variant="danger" onPress={() => void remove()}>
                Ta bort
              </Button>
            </>
          )}
        >
          <p>”{namn}” försvinner för alla och går inte att få tillbaka. Tavlan som den är nu ändras inte.</p>
        </Dialog>
      )}
    </>
  )
}
