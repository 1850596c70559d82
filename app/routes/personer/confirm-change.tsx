import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import styles from './personer.module.css'

type Props = {
  title: string
  text: string
  action: string
  change: { isBusy: boolean; why: string | null }
  onConfirm: () => void
  onClose: () => void
}

/** A change that somebody will notice: asked once more before it is made. */
export function ConfirmChange({ title, text, action, change, onConfirm, onClose }: Props) {
  return (
    <Dialog
      title={title}
      role="alertdialog"
      size="s"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={(close) => (
        <>
          <Button onPress={close}>Avbryt</Button>
          <Button variant="danger" isPending={change.isBusy} onPress={onConfirm}>
            {action}
          </Button>
        </>
      )}
    >
      <p>{text}</p>
      {change.why && (
        <p role="alert" className={styles.fault}>
          {change.why}
        </p>
      )}
    </Dialog>
  )
}
