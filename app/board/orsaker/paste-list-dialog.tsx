import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import styles from './composer.module.css'
import { MOST_LINES } from './parse-list.ts'

type Props = {
  texts: readonly string[]
  /** What they become, in plural: "orsaker". */
  ord: string
  onCreate: (texts: string[]) => void
  onClose: () => void
}

/** Shows what a pasted list would become before anything is written; one undo takes it all back. */
export function PasteListDialog({ texts, ord, onCreate, onClose }: Props) {
  const wanted = texts.slice(0, MOST_LINES)
  const left = texts.length - wanted.length
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Skapa ${wanted.length} ${ord}?`}
      actions={
        <>
          <Button onPress={onClose}>Avbryt</Button>
          <Button
            variant="primary"
            autoFocus
            onPress={() => {
              onCreate([...wanted])
              onClose()
            }}
          >
            Skapa {wanted.length} {ord}
          </Button>
        </>
      }
    >
      <p>Du klistrade in en lista. Varje rad blir ett eget kort, och Ångra tar tillbaka alla på en gång.</p>
      <ol className={styles.preview}>
        {wanted.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      {left > 0 && <p>{left} rader till får inte plats på en gång. Klistra in resten efteråt.</p>}
    </Dialog>
  )
}
