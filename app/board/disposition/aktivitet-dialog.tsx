import { Button } from '#app/components/ui/button.tsx'
import { DateField } from '#app/components/ui/date-field.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { scheduleAktivitet } from '#domain/board/commands/schedule-aktivitet.ts'
import type { Tid } from '#domain/board/fields.ts'
import type { AktivitetView } from '#domain/board/views/aktiviteter.ts'
import { quoted } from '../dnd/messages.ts'
import { AnsvarigField } from '../genomfor/ansvarig-field.tsx'

/** When an aktivitet is done and by whom. */
export function AktivitetDialog({ aktivitet, onClose }: { aktivitet: AktivitetView; onClose: () => void }) {
  const { run } = useBoard()
  const { id, rubrik, tid, ansvarig } = aktivitet
  const schedule = (next: Tid | null) =>
    run(next ? 'ändrade tiden' : 'tog bort tiden', (board) => scheduleAktivitet(board, { id, tid: next }))
  return (
    <Dialog
      isOpen
      size="s"
      title={quoted(rubrik)}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={
        <Button variant="primary" onPress={onClose}>
          Klar
        </Button>
      }
    >
      <AnsvarigField kind="aktiviteter" id={id} ansvarig={ansvarig} label="Ansvarig" shownLabel="Ansvarig" />
      <DateField
        label="Från och med"
        value={tid?.start ?? null}
        onChange={(start) =>
          schedule(start === null ? null : { start, slut: tid && tid.slut > start ? tid.slut : start })
        }
      />
      <DateField
        label="Till och med"
        value={tid?.slut ?? null}
        onChange={(slut) =>
          schedule(slut === null ? null : { start: tid && tid.start < slut ? tid.start : slut, slut })
        }
      />
    </Dialog>
  )
}
