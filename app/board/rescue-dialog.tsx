import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import type { RescueCopy } from '#app/realtime/rescue-copies.ts'
import { WHY } from '#app/realtime/rescue-session.ts'
import type { Ending } from '#app/realtime/save-state.ts'
import styles from './rescue-dialog.module.css'
import { RescueText } from './rescue-text.tsx'

export type Rescue = { ending: Ending; copy: RescueCopy | null }

/** Tells that something was not taken in, why, and hands over what it was. */
export function RescueDialog({ rescue, onClose }: { rescue: Rescue; onClose: () => void }) {
  const { ending, copy } = rescue
  const hasLeft = ending.why === 'atkomst'
  return (
    <Dialog
      isOpen
      role="alertdialog"
      size="m"
      title={hasLeft ? 'Du når inte tavlan längre' : 'En ändring sparades inte'}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        hasLeft ? (
          <LinkButton to="/tavlor" variant="primary">
            Till dina tavlor
          </LinkButton>
        ) : (
          <Button variant="primary" onPress={onClose}>
            Fortsätt på tavlan
          </Button>
        )
      }
    >
      <p>{ending.why === 'nekad' ? ending.message : WHY[ending.why]}</p>
      {copy ? (
        <>
          <p className={styles.help}>
            Här är det du hade skrivit. Kopian ligger kvar i den här webbläsaren tills du kastar den, under
            Tavlor.
          </p>
          <RescueText copy={copy} />
        </>
      ) : (
        <p className={styles.help}>Inget av det du har skrivit gick förlorat.</p>
      )}
    </Dialog>
  )
}
