import type { ReactElement } from 'react'
import { FormDialog } from '#app/components/ui/form-dialog.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { TextArea } from '#app/components/ui/text-area.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import {
  ARSHJUL_KALENDER_NAMN,
  ARSHJUL_NIVA_NAMN,
  ARSHJUL_NIVAER,
  type Arshjulspost,
  BESLUTSTYP_NAMN,
  saknarManader,
} from '#domain/cycle/arshjul.ts'
import { LASAR_MANADER, manadNamn } from '#domain/cycle/month.ts'
import styles from './arshjul.module.css'

const MONTHS = LASAR_MANADER.map((manad) => ({ id: String(manad), label: manadNamn(manad) }))
const named = (names: Record<string, string>) => Object.entries(names).map(([id, label]) => ({ id, label }))

/** Adds a post to the årshjul, or changes the one given. */
export function PostDialog({ post, trigger }: { post?: Arshjulspost; trigger: ReactElement }) {
  return (
    <FormDialog
      title={post ? 'Ändra i årshjulet' : 'Lägg till i årshjulet'}
      size="l"
      trigger={trigger}
      hidden={post ? { intent: 'change', id: post.id } : { intent: 'add' }}
      saved={post ? 'Ändringen är sparad' : 'Posten är tillagd'}
    >
      <TextField name="titel" label="Vad ska göras?" defaultValue={post?.titel} isRequired maxLength={200} />
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
    </FormDialog>
  )
}

/** A post from a template without months starts with none chosen, so that they are filled in and not guessed. */
function monthOf(post: Arshjulspost | undefined, which: 'forstaManad' | 'sistaManad'): string | undefined {
  return post && !saknarManader(post) ? String(post[which]) : undefined
}
