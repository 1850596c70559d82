import { useEffect, useEffectEvent, useRef } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { useBoard } from '#app/realtime/board-context.tsx'
import { assignAnsvarig } from '#domain/board/commands/assign-ansvarig.ts'
import { scheduleAktivitet } from '#domain/board/commands/schedule-aktivitet.ts'
import { setAktivitetStatus } from '#domain/board/commands/set-aktivitet-status.ts'
import type { Tidslinje, TidslinjeAktivitet } from '#domain/board/views/tidslinje.ts'
import type { Utkast } from './aktivitet-dialog.tsx'
import { isSameTid } from './change-tid.ts'
import { changedText, rubrikOf, STATUS_NAMN } from './texts.ts'
import type { Timeline } from './timeline-context.ts'

type Schedule = {
  setTid: Timeline['setTid']
  /** Writes what the form changed, and only that. */
  save: (aktivitet: TidslinjeAktivitet, utkast: Utkast) => void
}

/** The ways in which the timeline writes: each is one step to undo, and each is said. */
export function useSchedule(plan: Tidslinje): Schedule {
  const { run, page, can } = useBoard()
  const { lasar } = page.board
  const placed = useRef<string | null>(null)

  // An aktivitet that gets its first dates moves to another row; the focus goes with it.
  const focusPlaced = useEffectEvent(() => {
    if (placed.current === null) return
    document.querySelector<HTMLElement>(`[data-bar][data-stop="${CSS.escape(placed.current)}"]`)?.focus()
    placed.current = null
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the rows are others
  useEffect(focusPlaced, [plan])

  return {
    setTid(aktivitet, tid, label, isNew = false) {
      if (!can('aktiviteter')) return announce('Det går inte att ändra här just nu.', 'assertive')
      if (isNew) placed.current = aktivitet.id
      run(label, (board) => scheduleAktivitet(board, { id: aktivitet.id, tid }))
      announce(changedText(aktivitet, tid, lasar), 'assertive')
    },
    save(aktivitet, { tid, status, ansvarig }) {
      const { id } = aktivitet
      const isOtherTid =
        tid === null || aktivitet.tid === null ? tid !== aktivitet.tid : !isSameTid(tid, aktivitet.tid)
      const isOtherStatus = status !== aktivitet.status
      const isOtherAnsvarig =
        ansvarig?.namn !== aktivitet.ansvarig?.namn || ansvarig?.personId !== aktivitet.ansvarig?.personId
      if (!can('aktiviteter') || (!isOtherTid && !isOtherStatus && !isOtherAnsvarig)) return
      run('ändrade aktiviteten', (board) => {
        if (isOtherTid) scheduleAktivitet(board, { id, tid })
        if (isOtherStatus) setAktivitetStatus(board, { id, status })
        if (isOtherAnsvarig) assignAnsvarig(board, { kind: 'aktiviteter', id, ansvarig })
      })
      const said = [
        isOtherTid && (tid ? changedText(aktivitet, tid, lasar) : `${rubrikOf(aktivitet)}: inga datum`),
        isOtherStatus && STATUS_NAMN[status],
        isOtherAnsvarig && (ansvarig ? `ansvarig ${ansvarig.namn}` : 'ingen ansvarig'),
      ]
      announce(`${said.filter(Boolean).join(', ')}.`, 'assertive')
    },
  }
}
