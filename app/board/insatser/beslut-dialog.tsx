import { useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { FieldError } from '#app/components/ui/field-error.tsx'
import { RadioGroup } from '#app/components/ui/radio-group.tsx'
import { TextArea } from '#app/components/ui/text-area.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { BESLUTSLAG, BESLUTSLAG_NAMN, type Beslutslag } from '#domain/board/beslut.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import { isRefusal } from '#domain/result.ts'
import { quoted } from '../dnd/messages.ts'
import { OmfattningFields } from './omfattning-fields.tsx'

const MEANING: Record<Beslutslag, string> = {
  forslag: 'Inget är bestämt.',
  beslutad: 'Vi gör det. Insatsen följs upp under Genomför.',
  avvaktar: 'Inte nu. Ligger kvar och tas upp igen.',
  avslagen: 'Vi gör det inte.',
}
const VERB: Record<Beslutslag, string> = {
  forslag: 'Gör till förslag igen',
  beslutad: 'Besluta insatsen',
  avvaktar: 'Låt insatsen vänta',
  avslagen: 'Avslå insatsen',
}

/** Rektor's decision about an insats: what, why, and how far it reaches. The server writes it and keeps who and when. */
export function BeslutDialog({ insats, onClose }: { insats: InsatsView; onClose: () => void }) {
  const { sendBeslut } = useBoard()
  const { beslut: now } = insats
  const [beslut, setBeslut] = useState<Beslutslag>(now.beslut === 'forslag' ? 'beslutad' : now.beslut)
  const [motivering, setMotivering] = useState(now.motivering)
  const [omfattning, setOmfattning] = useState({ omfattning: now.omfattning, enheter: now.enheter })
  const [fault, setFault] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const needsWhy =
    beslut === 'avvaktar' || beslut === 'avslagen' || (beslut === 'beslutad' && insats.orsakIds.length === 0)
  const lacksWhy = needsWhy && motivering.trim() === ''
  const lacksEnhet =
    beslut !== 'avslagen' && omfattning.omfattning === 'nagra' && omfattning.enheter.length === 0

  const decide = async () => {
    if (lacksWhy) return setFault('why')
    if (lacksEnhet) return setFault('enhet')
    setSending(true)
    const isNewScope =
      JSON.stringify(omfattning) !== JSON.stringify({ omfattning: now.omfattning, enheter: now.enheter })
    const scope = isNewScope
      ? await sendBeslut({ intent: 'omfattning', insatsId: insats.id, ...omfattning })
      : ({ ok: true } as const)
    const answer = isRefusal(scope)
      ? scope
      : await sendBeslut({ intent: 'decide', insatsId: insats.id, beslut, motivering })
    setSending(false)
    if (isRefusal(answer)) return setFault(answer.why)
    announce(`Insatsen ${quoted(insats.rubrik)}: ${BESLUTSLAG_NAMN[beslut].toLowerCase()}.`)
    onClose()
  }

  return (
    <Dialog
      isOpen
      title={`Besluta om ${quoted(insats.rubrik)}`}
      isDismissable={motivering === now.motivering}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        <>
          <Button onPress={onClose}>Avbryt</Button>
          <Button variant="primary" isPending={isSending} onPress={() => void decide()}>
            {VERB[beslut]}
          </Button>
        </>
      }
    >
      <RadioGroup<Beslutslag>
        label="Beslut"
        options={BESLUTSLAG.filter((id) => id !== 'forslag' || now.beslut !== 'forslag').map((id) => ({
          id,
          label: id === 'forslag' ? 'Förslag igen' : BESLUTSLAG_NAMN[id],
          description: MEANING[id],
        }))}
        value={beslut}
        onChange={(value) => {
          setBeslut(value)
          setFault(null)
        }}
      />
      <TextArea
        label="Motivering"
        isRequired={needsWhy}
        description={why()}
        maxLength={3000}
        value={motivering}
        onChange={(text) => {
          setMotivering(text)
          setFault(null)
        }}
        errorMessage={fault === 'why' ? 'Skriv varför, så att de som föreslog insatsen får ett svar.' : null}
      />
      {beslut !== 'avslagen' && (
        <OmfattningFields
          value={omfattning}
          onChange={(value) => {
            setOmfattning(value)
            setFault(null)
          }}
          errorMessage={fault === 'enhet' ? 'Välj minst en enhet.' : null}
        />
      )}
      {fault !== null && fault !== 'why' && fault !== 'enhet' && <FieldError>{fault}</FieldError>}
    </Dialog>
  )

  function why(): string {
    if (beslut === 'beslutad' && insats.orsakIds.length === 0)
      return 'Insatsen svarar inte på någon orsak. Skriv varför den beslutas ändå.'
    return 'Alla som ser tavlan kan läsa den.'
  }
}
