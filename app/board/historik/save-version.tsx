import { BookmarkPlus } from 'lucide-react'
import { useId, useState } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { RadioGroup } from '#app/components/ui/radio-group.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { MAX_VERSION_NAMN, type OwnSlag } from '#domain/board/version/version.ts'
import { isRefusal } from '#domain/result.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import styles from './historik.module.css'
import { postVersion } from './requests.ts'

/** Keeps the board as it is now, under a name. */
export function SaveVersion({ onSaved }: { onSaved: () => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" icon={<BookmarkPlus aria-hidden />} onPress={() => setOpen(true)}>
        Spara en version
      </Button>
      {isOpen && <SaveDialog onClose={() => setOpen(false)} onSaved={onSaved} />}
    </>
  )
}

function SaveDialog({ onClose, onSaved }: { onClose: () => void; onSaved: () => void }) {
  const { page, today } = useBoard()
  const toast = useToast()
  const formId = useId()
  const [slag, setSlag] = useState<OwnSlag>('dialog')
  const [written, setWritten] = useState<string | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const suggested =
    slag === 'dialog' ? `Inför kvalitetsdialogen ${formatDatum(today)}` : `Sparad ${formatDatum(today)}`
  const namn = written ?? suggested

  const save = async () => {
    setBusy(true)
    const answer = await postVersion(page.board.id, { intent: 'spara', slag, namn })
    setBusy(false)
    if (isRefusal(answer)) {
      setWhy(answer.why)
      return
    }
    toast.show({ tone: 'ok', title: 'Versionen är sparad', text: namn.trim() })
    onSaved()
    onClose()
  }

  return (
    <Dialog
      isOpen
      title="Spara en version"
      size="s"
      isDismissable={false}
      onOpenChange={(open) => !open && onClose()}
      actions={(close) => (
        <>
          <Button onPress={close}>Avbryt</Button>
          <Button variant="primary" type="submit" form={formId} isDisabled={isBusy}>
            Spara
          </Button>
        </>
      )}
    >
      <Form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <RadioGroup<OwnSlag>
          label="Varför vill du spara den?"
          value={slag}
          onChange={setSlag}
          options={[
            { id: 'dialog', label: 'Inför en kvalitetsdialog' },
            { id: 'hand', label: 'För att kunna gå tillbaka hit' },
          ]}
        />
        <TextField
          label="Namn"
          value={namn}
          maxLength={MAX_VERSION_NAMN}
          onChange={(text) => {
            setWritten(text)
            setWhy(null)
          }}
          {...(why !== null && { errorMessage: why })}
        />
      </Form>
    </Dialog>
  )
}
