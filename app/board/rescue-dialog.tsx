import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type Rescued, WHY } from '#app/realtime/rescue-session.ts'
import type { Ending } from '#app/realtime/save-state.ts'
import styles from './rescue-dialog.module.css'
import { RescueText } from './rescue-text.tsx'

export type Rescue = {
  ending: Ending
  rescued: Rescued | null
  /** The board on the screen has come to an end, and is fetched anew only when the person goes on. */
  isHalted: boolean
}

const TITLES: Partial<Record<Ending['why'], string>> = {
  atkomst: 'Du når inte tavlan längre',
  oladdad: 'Tavlan går inte att läsa in just nu',
}

/** Tells that something was not taken in, why, and hands over what it was. */
export function RescueDialog({
  rescue,
  onClose,
  reload,
}: {
  rescue: Rescue
  onClose: () => void
  reload: () => void
}) {
  const { ending, rescued } = rescue
  return (
    <Dialog
      isOpen
      role="alertdialog"
      size="m"
      title={TITLES[ending.why] ?? 'En ändring sparades inte'}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={<WayOn {...{ rescue, onClose, reload }} />}
    >
      <p>{ending.why === 'nekad' ? ending.message : WHY[ending.why]}</p>
      <p className={styles.help}>{whatNow(rescue)}</p>
      {rescued && <RescueText copy={rescued.copy} />}
    </Dialog>
  )
}

/** The button at the foot. Only pressing it says that one has the text; whoever just closes the dialog may not. */
function WayOn({ rescue, onClose, reload }: { rescue: Rescue; onClose: () => void; reload: () => void }) {
  const { ending, rescued, isHalted } = rescue
  const mustCopy = rescued !== null && !rescued.isKept
  if (ending.why === 'atkomst')
    return (
      <LinkButton to="/tavlor" variant="primary" onPress={() => mustCopy && void rescued.letGo()}>
        {mustCopy ? 'Jag har sparat texten, till mina tavlor' : 'Till dina tavlor'}
      </LinkButton>
    )
  const goOn = async () => {
    if (mustCopy) await rescued.letGo()
    onClose()
    if (isHalted) reload()
  }
  return (
    <Button variant="primary" onPress={() => void goOn()}>
      {ending.why === 'oladdad'
        ? 'Försök igen'
        : mustCopy
          ? 'Jag har sparat texten, fortsätt'
          : 'Fortsätt på tavlan'}
    </Button>
  )
}

function whatNow({ ending, rescued }: Rescue): string {
  if (rescued && !rescued.isKept)
    return 'Här är det du hade skrivit. Webbläsaren har inte plats för en kopia till, så kopiera eller ladda ner texten innan du fortsätter.'
  if (rescued)
    return 'Här är det du hade skrivit. Kopian ligger kvar i den här webbläsaren tills du kastar den, under Tavlor.'
  if (ending.why === 'oladdad')
    return 'Försök igen om en stund. Hjälper det inte, hör av dig till den som sköter systemet hos er.'
  return 'Inget av det du har skrivit gick förlorat.'
}
