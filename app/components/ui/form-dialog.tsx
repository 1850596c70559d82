import { type ReactElement, type ReactNode, useEffect, useId, useState } from 'react'
import { Form } from 'react-aria-components'
import { useFetcher } from 'react-router'
import { isRefusal } from '#domain/result.ts'
import { Button } from './button.tsx'
import { Dialog, type DialogProps } from './dialog.tsx'
import styles from './form-dialog.module.css'
import { useToast } from './toast.tsx'

export type FormDialogProps = Pick<DialogProps, 'title' | 'size'> & {
  /** A pressable element that opens it. */
  trigger: ReactElement
  /** Sent along unseen: the intent, and the id of what is changed. */
  hidden: Record<string, string>
  /** Said when the server has taken it. */
  saved?: string
  /** The fields. */
  children: ReactNode
}

/** A form posted to the page's own action. Closes when the server says yes; when it says no, what was written stays. */
export function FormDialog({ title, size, trigger, hidden, saved, children }: FormDialogProps) {
  const fetcher = useFetcher<unknown>()
  const toast = useToast()
  const formId = useId()
  const [isOpen, setOpen] = useState(false)
  const refusal = isRefusal(fetcher.data) ? fetcher.data : null

  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data || isRefusal(fetcher.data)) return
    setOpen(false)
    if (saved) toast.show({ tone: 'ok', title: saved })
  }, [fetcher.state, fetcher.data, saved, toast])

  return (
    <Dialog
      title={title}
      size={size}
      trigger={trigger}
      isOpen={isOpen}
      onOpenChange={setOpen}
      isDismissable={false}
      actions={(close) => (
        <>
          <Button onPress={close}>Avbryt</Button>
          <Button variant="primary" type="submit" form={formId} isDisabled={fetcher.state !== 'idle'}>
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
          fetcher.submit(event.currentTarget, { method: 'post' })
        }}
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {refusal && (
          <p role="alert" className={styles.refusal}>
            {refusal.why}
          </p>
        )}
        {children}
      </Form>
    </Dialog>
  )
}
