import { useId } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import type { Enhet } from './enhet.ts'
import styles from './personer.module.css'
import { RoleFields } from './role-fields.tsx'

type Props = {
  person: { personId: string; namn: string }
  enheter: readonly Enhet[]
  change: { send: (form: HTMLFormElement) => void; isBusy: boolean; why: string | null }
  onClose: () => void
}

export function GrantRole({ person: { personId, namn }, enheter, change, onClose }: Props) {
  const formId = useId()
  return (
    <Dialog
      title={`Lägg till en roll för ${namn}`}
      isDismissable={false}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={(close) => (
        <>
          <Button onPress={close}>Avbryt</Button>
          <Button variant="primary" type="submit" form={formId} isPending={change.isBusy}>
            Lägg till rollen
          </Button>
        </>
      )}
    >
      <Form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          change.send(event.currentTarget)
        }}
      >
        <input type="hidden" name="intent" value="grant" />
        <input type="hidden" name="personId" value={personId} />
        {change.why && (
          <p role="alert" className={styles.fault}>
            {change.why}
          </p>
        )}
        <RoleFields enheter={enheter} />
      </Form>
    </Dialog>
  )
}
