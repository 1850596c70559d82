import type { ReactElement } from 'react'
import { FormDialog } from '#app/components/ui/form-dialog.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { TextArea } from '#app/components/ui/text-area.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { type Indikator, MATENHET_NAMN, MATENHETER } from '#domain/ska/indikator.ts'
import styles from './skolform.module.css'

type Props = { delmalId: string; indikator?: Indikator; trigger: ReactElement }

/** Adds an indikator, changes the huvudman's own, or puts an own wording in place of a national one. */
export function IndikatorDialog({ delmalId, indikator, trigger }: Props) {
  const isOwn = indikator?.ursprung === 'huvudman'
  const changed: Record<string, string> = isOwn
    ? { intent: 'change', id: indikator.id }
    : { intent: 'add', ...(indikator && { ersatter: indikator.id }) }
  return (
    <FormDialog
      title={indikator ? 'Ändra indikatorn' : 'Lägg till en indikator'}
      trigger={trigger}
      hidden={{ delmalId, ...changed }}
    >
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
    </FormDialog>
  )
}
