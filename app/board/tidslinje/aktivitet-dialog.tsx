import { useEffect, useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { DateField } from '#app/components/ui/date-field.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { RadioGroup } from '#app/components/ui/radio-group.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { AKTIVITET_STATUS, type AktivitetStatus, type Ansvarig, type Tid } from '#domain/board/fields.ts'
import type { TidslinjeAktivitet } from '#domain/board/views/tidslinje.ts'
import { isoWeek } from '#domain/ska/civil-datum.ts'
import { vyPath } from '../vy.ts'
import styles from './aktivitet-dialog.module.css'
import { lengthText, periodText, rubrikOf, STATUS_NAMN, statusText } from './texts.ts'

export type Utkast = { tid: Tid | null; status: AktivitetStatus; ansvarig: Ansvarig | null }

type AktivitetDialogProps = {
  aktivitet: TidslinjeAktivitet
  canWrite: boolean
  onSave: (utkast: Utkast) => void
  onClose: () => void
}

const INGEN = 'ingen'
const ANNAN = 'annan'

/** An aktivitet's days, status and ansvarig as a form: everything that the bar can do, and a little more. */
export function AktivitetDialog({ aktivitet, canWrite, onSave, onClose }: AktivitetDialogProps) {
  const { setPresence } = useBoard()
  const { id, insatsRubrik } = aktivitet
  const form = useForm(aktivitet)

  // biome-ignore lint/correctness/useExhaustiveDependencies: said once per card
  useEffect(() => {
    setPresence({ kort: id })
    return () => setPresence({ kort: null })
  }, [id])

  const save = () => {
    if (form.fault || !form.utkast) return form.show()
    onSave(form.utkast)
    onClose()
  }
  return (
    <Dialog
      isOpen
      title={rubrikOf(aktivitet)}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        canWrite ? (
          <>
            <Button onPress={onClose}>Avbryt</Button>
            <Button variant="primary" onPress={save}>
              Spara
            </Button>
          </>
        ) : (
          <Button onPress={onClose}>Stäng</Button>
        )
      }
    >
      <Belongs insatsRubrik={insatsRubrik} insatsId={aktivitet.insatsId} />
      {canWrite ? <Fields form={form} aktivitet={aktivitet} /> : <Facts aktivitet={aktivitet} />}
    </Dialog>
  )
}

type Form = ReturnType<typeof useForm>

/** What is being written; nothing reaches the board before it is saved. */
function useForm({ tid, status: wasStatus, ansvarig: wasAnsvarig }: TidslinjeAktivitet) {
  const [start, setStart] = useState(tid?.start ?? null)
  const [slut, setSlut] = useState(tid?.slut ?? null)
  const [status, setStatus] = useState(wasStatus)
  const [ansvarig, setAnsvarig] = useState(wasAnsvarig)
  const [isShown, setShown] = useState(false)
  const fault =
    start && slut && slut < start
      ? 'Sista dagen kan inte ligga före den första.'
      : (start === null) !== (slut === null)
        ? 'Fyll i båda dagarna, eller ingen.'
        : null
  const next = start && slut && !fault ? { start, slut } : null
  return {
    ...{ start, setStart, slut, setSlut, status, setStatus, ansvarig, setAnsvarig, fault, tid: next },
    utkast: fault ? null : { tid: next, status, ansvarig },
    /** An order that is wrong is said at once, a field that is empty first when one saves. */
    error: fault && (isShown || (start && slut)) ? fault : undefined,
    show: () => setShown(true),
    clear() {
      setStart(null)
      setSlut(null)
    },
  }
}

function Fields({ form, aktivitet }: { form: Form; aktivitet: TidslinjeAktivitet }) {
  const { page } = useBoard()
  const { tid } = form
  const given = aktivitet.ansvarig
  const isOther = given !== null && !page.personer.some(({ personId }) => personId === given.personId)
  const people = [
    { id: INGEN, label: 'Ingen än' },
    ...(isOther ? [{ id: ANNAN, label: given.namn }] : []),
    ...page.personer.map(({ personId, namn }) => ({ id: personId, label: namn })),
  ]
  const pick = (personId: string) => {
    const person = page.personer.find((one) => one.personId === personId)
    form.setAnsvarig(personId === ANNAN ? given : (person ?? null))
  }
  const chosen = form.ansvarig === null ? INGEN : (form.ansvarig.personId ?? ANNAN)
  return (
    <>
      <div className={styles.dates}>
        <DateField label="Första dagen" value={form.start} onChange={form.setStart} />
        <DateField label="Sista dagen" value={form.slut} onChange={form.setSlut} errorMessage={form.error} />
      </div>
      <div className={styles.length}>
        <span>{tid ? `${lengthText(tid)}, ${weeksText(tid)}` : 'Inga datum'}</span>
        {form.start || form.slut ? (
          <Button size="s" variant="quiet" onPress={form.clear}>
            Ta bort datumen
          </Button>
        ) : null}
      </div>
      <RadioGroup
        label="Status"
        value={form.status}
        onChange={(status) => form.setStatus(status as AktivitetStatus)}
        options={AKTIVITET_STATUS.map((status) => ({ id: status, label: STATUS_NAMN[status] }))}
      />
      <Select
        label="Ansvarig"
        options={people}
        value={people.some(({ id }) => id === chosen) ? chosen : ANNAN}
        onChange={pick}
      />
    </>
  )
}

function Facts({ aktivitet }: { aktivitet: TidslinjeAktivitet }) {
  const { page } = useBoard()
  const { tid, ansvarig } = aktivitet
  return (
    <dl className={styles.facts}>
      <dt>När</dt>
      <dd>{tid ? `${periodText(tid, page.board.lasar)} (${lengthText(tid)})` : 'Inga datum än'}</dd>
      <dt>Status</dt>
      <dd>{statusText(aktivitet)}</dd>
      <dt>Ansvarig</dt>
      <dd>{ansvarig?.namn ?? 'Ingen än'}</dd>
    </dl>
  )
}

function Belongs({ insatsRubrik, insatsId }: { insatsRubrik: string; insatsId: string }) {
  const { page } = useBoard()
  return (
    <div className={styles.belongs}>
      <p>Insats: {insatsRubrik.trim() || 'utan rubrik'}</p>
      <LinkButton size="s" variant="quiet" to={`${vyPath(page.board.id, 'genomfor')}#insats-${insatsId}`}>
        Öppna insatsen
      </LinkButton>
    </div>
  )
}

/** `v.10–15`. */
function weeksText({ start, slut }: Tid): string {
  const [from, to] = [isoWeek(start), isoWeek(slut)]
  return start.slice(0, 4) === slut.slice(0, 4) && from === to ? `v.${from}` : `v.${from}–${to}`
}
