import { type ReactElement, useEffect, useState } from 'react'
import { Form } from 'react-aria-components'
import { useFetcher } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { TextArea } from '#app/components/ui/text-area.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import {
  ARSHJUL_KALENDER_NAMN,
  ARSHJUL_NIVA_NAMN,
  ARSHJUL_NIVAER,
  type Arshjulspost,
  BESLUTSTYP_NAMN,
  saknarManader,
} from '#domain/cycle/arshjul.ts'
import { LASAR_MANADER, manadNamn } from '#domain/cycle/month.ts'
import { isRefusal } from '#domain/result.ts'
import styles from './arshjul.module.css'

const MONTHS = LASAR_MANADER.map((manad) => ({ id: String(manad), label: manadNamn(manad) }))
const named = (names: Record<string, string>) => Object.entries(names).map(([id, label]) => ({ id, label }))

/** Adds a post to the årshjul, or changes the one given. What was written stays when the server says no. */
export function PostDialog({ post, trigger }: { post?: Arshjulspost; trigger: ReactElement }) {
  const fetcher = useFetcher<unknown>()
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const refusal = isRefusal(fetcher.data) ? fetcher.data : null
  const formId = `post-form-${post?.id ?? 'new'}`

  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data || isRefusal(fetcher.data)) return
    setOpen(false)
    toast.show({ tone: 'ok', title: post ? 'Ändringen är sparad' : 'Posten är tillagd' })
  }, [fetcher.state, fetcher.data, post, toast])

  return (
    <Dialog
      title={post ? 'Ändra i årshjulet' : 'Lägg till i årshjulet'}
      size="l"
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
        <input type="hidden" name="intent" value={post ? 'change' : 'add'} />
        {post && <input type="hidden" name="id" value={post.id} />}
        {refusal && (
          <p role="alert" className={styles.refusal}>
            {refusal.why}
          </p>
        )}
        <TextField
          name="titel"
          label="Vad ska göras?"
          defaultValue={post?.titel}
          isRequired
          maxLength={200}
        />
        <TextArea name="text" label="Beskrivning" defaultValue={post?.text} maxLength={2000} />
        <div className={styles.pair}>
          <Select
            name="niva"
            label="Nivå"
            options={ARSHJUL_NIVAER.map((niva) => ({ id: niva, label: ARSHJUL_NIVA_NAMN[niva] }))}
            defaultValue={post?.niva ?? 'enhet'}
          />
          <Select
            name="kalender"
            label="Följer"
            options={named(ARSHJUL_KALENDER_NAMN)}
            defaultValue={post?.kalender ?? 'lasar'}
          />
          <Select
            name="forstaManad"
            label="Från och med"
            options={MONTHS}
            defaultValue={monthOf(post, 'forstaManad')}
            isRequired
          />
          <Select
            name="sistaManad"
            label="Klart senast"
            options={MONTHS}
            defaultValue={monthOf(post, 'sistaManad')}
            isRequired
          />
          <TextField
            name="artefakt"
            label="Vad kommer ut av det?"
            description="Till exempel kvalitetsrapport eller T2"
            defaultValue={post?.artefakt ?? ''}
            maxLength={200}
          />
          <TextField name="agare" label="Vem ansvarar?" defaultValue={post?.agare ?? ''} maxLength={200} />
          <Select
            name="beslutstyp"
            label="Vad gör nämnden?"
            options={[{ id: '', label: 'Inget beslut' }, ...named(BESLUTSTYP_NAMN)]}
            defaultValue={post?.beslutstyp ?? ''}
          />
        </div>
      </Form>
    </Dialog>
  )
}

/** A post from a template without months starts with none chosen, so that they are filled in and not guessed. */
function monthOf(post: Arshjulspost | undefined, which: 'forstaManad' | 'sistaManad'): string | undefined {
  return post && !saknarManader(post) ? String(post[which]) : undefined
}
