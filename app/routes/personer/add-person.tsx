import { UserPlus } from 'lucide-react'
import { useId, useState } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import type { Enhet } from './enhet.ts'
import styles from './personer.module.css'
import { RoleFields } from './role-fields.tsx'
import { ShownOnce } from './shown-once.tsx'
import { isNewPassword, type NewPassword, useChange } from './use-change.ts'

export function AddPerson({ enheter }: { enheter: readonly Enhet[] }) {
  const [isOpen, setOpen] = useState(false)
  const [password, setPassword] = useState<NewPassword | null>(null)
  const formId = useId()
  const { send, isBusy, why } = useChange((answer) => {
    setOpen(false)
    if (isNewPassword(answer)) setPassword(answer)
  })
  return (
    <>
      <Dialog
        title="Lägg till en person"
        isDismissable={false}
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button variant="primary" icon={<UserPlus aria-hidden />}>
            Lägg till person
          </Button>
        }
        actions={(close) => (
          <>
            <Button onPress={close}>Avbryt</Button>
            <Button variant="primary" type="submit" form={formId} isPending={isBusy}>
              Lägg till
            </Button>
          </>
        )}
      >
        <Form
          id={formId}
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            send(event.currentTarget)
          }}
        >
          <input type="hidden" name="intent" value="add" />
          {why && (
            <p role="alert" className={styles.fault}>
              {why}
            </p>
          )}
          <TextField name="namn" label="Namn" maxLength={120} autoComplete="off" isRequired />
          <TextField name="epost" type="email" label="E-postadress" autoComplete="off" isRequired />
          <RoleFields enheter={enheter} />
        </Form>
      </Dialog>
      {password && <ShownOnce password={password} onClose={() => setPassword(null)} />}
    </>
  )
}
