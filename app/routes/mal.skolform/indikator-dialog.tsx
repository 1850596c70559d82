import { type ReactElement, useEffect, useState } from 'react'
import { Form } from 'react-aria-components'
import { useFetcher } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { TextArea } from '#app/components/ui/text-area.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { isRefusal } from '#domain/result.ts'
import { type Indikator, MATENHET_NAMN, MATENHETER } from '#domain/ska/indikator.ts'
import styles from './skolform.module.css'

type Props = { delmalId: string; indikator?: Indikator; trigger: ReactElement }

/** Adds an indikator, changes the huvudman's own, or puts an own wording in place of a national one. */
export function IndikatorDialog({ delmalId, indikator, trigger }: Props) {
  const fetcher = useFetcher<unknown>()
  const [isOpen, setOpen] = useState(false)
  const isOwn = indikator?.ursprung === 'huvudman'
  const formId = `indikator-${indikator?.id ?? delmalId}`

  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data && !isRefusal(fetcher.data)) setOpen(false)
  }, [fetcher.state, fetcher.data])

  return (
    <Dialog
      title={indikator ? 'Ändra indikatorn' : 'Lägg till en indikator'}
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
        <input type="hidden" name="intent" value={isOwn ? 'change' : 'add'} />
        <input type="hidden" name="delmalId" value={delmalId} />
        {isOwn && <input type="hidden" name="id" value={indikator.id} />}
        {indikator && !isOwn && <input type="hidden" name="ersatter" value={indikator.id} />}
        {isRefusal(fetcher.data) && (
          <p role="alert" className={styles.refusal}>
            {fetcher.data.why}
          </p>
        )}
        {indikator && !isOwn && (
          <p className={styles.help}>
            Er formulering ersätter den nationella hos er. Den nationella finns kvar att återgå till.
          </p>
        )}
        <TextArea
          name="text"
          label="Vad indikatorn visar"
          defaultValue={indikator?.text}
          isRequired
          maxLength={500}
        />
        <TextField
          name="kalla"
          label="Källa"
          description="Till exempel Lokal uppföljning eller Skolenkäten"
          defaultValue={indikator?.kalla ?? ''}
          isRequired
          maxLength={200}
        />
        <Select
          name="enhet"
          label="Mäts i"
          options={MATENHETER.map((enhet) => ({ id: enhet, label: MATENHET_NAMN[enhet] }))}
          defaultValue={indikator?.enhet ?? 'procent'}
        />
        <Select
          name="riktning"
          label="Vad är bättre?"
          options={[
            { id: 'hogre', label: 'Ett högre värde' },
            { id: 'lagre', label: 'Ett lägre värde' },
          ]}
          defaultValue={indikator && !indikator.hogreBattre ? 'lagre' : 'hogre'}
        />
      </Form>
    </Dialog>
  )
}
