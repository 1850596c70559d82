import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import type { RestorePlan } from '#domain/board/version/restore.ts'
import { cardCount } from './use-restore.ts'

type RestoreQuestionProps = {
  /** `hela tavlan`, `insatsen ”Läspass” med allt under den`. */
  what: string
  /** When the version was kept, in words. */
  when: string
  plan: RestorePlan
  onRestore: () => void
  onClose: () => void
}

/** Asks before many cards are changed at once, and says what will come of it. */
export function RestoreQuestion({ what, when, plan, onRestore, onClose }: RestoreQuestionProps) {
  const cards = plan.cards.length
  return (
    <Dialog
      isOpen
      role="alertdialog"
      size="s"
      title={`Ta tillbaka ${what}?`}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={(close) => (
        <>
          <Button onPress={close}>{cards === 0 ? 'Stäng' : 'Avbryt'}</Button>
          {cards > 0 && (
            <Button
              variant="primary"
              onPress={() => {
                onRestore()
                close()
              }}
            >
              Ta tillbaka
            </Button>
          )}
        </>
      )}
    >
      {cards > 0 ? (
        <>
          <p>
            {cardCount(cards)} blir som {cards === 1 ? 'det' : 'de'} var {when}. Det som har skapats sedan
            dess göms och kan tas fram igen under Borttaget.
          </p>
          <p>
            Kommentarer ändras inte, och inte heller det som är beslutat: rektors ordning, beslut, fas och
            lås. Du kan ångra efteråt.
          </p>
        </>
      ) : (
        <p>Det finns inget här som du kan ändra.</p>
      )}
      {plan.left.length > 0 && (
        <p>
          {cardCount(plan.left.length)} lämnas som de är: momentet är låst, eller så får du inte ändra dem.
        </p>
      )}
    </Dialog>
  )
}
