import { Lock, Milestone } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { RadioGroup } from '#app/components/ui/radio-group.tsx'
import { Switch } from '#app/components/ui/switch.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { fasOf, lasOf } from '#domain/board/views/beslut.ts'
import { MOMENT, MOMENT_KORT, MOMENT_NAMN, type Moment } from '#domain/ska/moment.ts'
import styles from './fas-dialog.module.css'

/** Where the work has come to, and which moments are closed. For whoever decides on the board. */
export function FasDialog() {
  const { decide, sendBeslut } = useBoard()
  const fas = useView(fasOf)
  const las = useView(lasOf)
  const [isBusy, setBusy] = useState(false)
  if (!decide) return null

  const send = async (intent: Parameters<typeof sendBeslut>[0]) => {
    setBusy(true)
    await sendBeslut(intent)
    setBusy(false)
  }
  const lock = (moment: Moment, on: boolean) =>
    send({ intent: 'las', las: MOMENT.filter((m) => (m === moment ? on : las.includes(m))) })

  return (
    <Dialog
      title="Var är ni i arbetet?"
      trigger={
        <Button size="s" icon={<Milestone aria-hidden />}>
          Fas: {MOMENT_KORT[fas]}
        </Button>
      }
      actions={(close) => (
        <Button variant="primary" onPress={close}>
          Klar
        </Button>
      )}
    >
      <RadioGroup
        label="Ni arbetar nu med"
        description="Visas för alla på tavlan och i förvaltningens översikt."
        value={fas}
        onChange={(moment) => send({ intent: 'fas', fas: moment as Moment })}
        options={MOMENT.map((moment, at) => ({ id: moment, label: `${at + 1}. ${MOMENT_NAMN[moment]}` }))}
        isDisabled={isBusy}
      />
      <fieldset className={styles.locks}>
        <legend className={styles.legend}>
          <Lock aria-hidden /> Lås det som är klart
        </legend>
        <p className={styles.help}>
          Ingen kan ändra korten i ett låst moment. Alla kan fortfarande läsa och kommentera.
        </p>
        {MOMENT.map((moment) => (
          <Switch
            key={moment}
            isSelected={las.includes(moment)}
            onChange={(on) => lock(moment, on)}
            isDisabled={isBusy}
          >
            {MOMENT_NAMN[moment]}
          </Switch>
        ))}
      </fieldset>
    </Dialog>
  )
}
