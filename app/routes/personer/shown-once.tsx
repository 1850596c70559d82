import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import styles from './personer.module.css'
import type { NewPassword } from './use-change.ts'

/** The only time that anybody sees the password. */
export function ShownOnce({ password, onClose }: { password: NewPassword; onClose: () => void }) {
  return (
    <Dialog
      title="Lösenord att lämna över"
      role="alertdialog"
      size="s"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={(close) => (
        <Button variant="primary" onPress={close}>
          Jag har antecknat det
        </Button>
      )}
    >
      <p>
        {password.epost} loggar in med lösenordet här under. Det visas bara nu. Be personen byta det under
        Mitt konto.
      </p>
      <p className={styles.password}>
        <code>{password.engangslosenord}</code>
      </p>
    </Dialog>
  )
}
