import { Check, ChevronLeft, ChevronRight, CircleAlert } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { DateradAktivitet } from '#domain/board/views/tidslinje.ts'
import styles from './aktivitet-bar.module.css'
import { type Placing, placingOf } from './axis.ts'
import { ANDRING_ETIKETT, andringOfKey, changedTid } from './change-tid.ts'
import { barLabel, lengthText, periodShort } from './texts.ts'
import { useTimeline } from './timeline-context.ts'
import { useBarDrag } from './use-bar-drag.ts'

/** An aktivitet's days as a bar: drag it or its ends, use the arrows, or press it for the form. */
export function AktivitetBar({ aktivitet }: { aktivitet: DateradAktivitet }) {
  const { axis, lasar, canWrite, stop, open, setTid } = useTimeline()
  const { setPresence } = useBoard()
  const { id, tid, status, sen } = aktivitet
  const bar = useRef<HTMLButtonElement>(null)
  const { draft, start, handlers, isPress } = useBarDrag(tid, (andring, next) =>
    setTid(aktivitet, next, ANDRING_ETIKETT[andring]),
  )
  const shown = draft?.tid ?? tid
  const placing = placingOf(axis, shown)

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the bar that the keys have moved
  useEffect(() => {
    if (document.activeElement === bar.current)
      bar.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [tid.start, tid.slut])

  const onKeyDown = (event: KeyboardEvent) => {
    const change = andringOfKey(event)
    if (!change) return
    event.preventDefault()
    event.stopPropagation()
    if (!canWrite || draft) return
    const [andring, days] = change
    setTid(aktivitet, changedTid(tid, andring, days), ANDRING_ETIKETT[andring])
  }

  return (
    <>
      {draft && <span className={styles.origin} style={at(placingOf(axis, tid))} aria-hidden />}
      <button
        {...handlers}
        type="button"
        ref={bar}
        className={styles.bar}
        style={at(placing)}
        aria-label={barLabel(aktivitet, lasar)}
        aria-haspopup="dialog"
        aria-describedby={canWrite ? 'tidslinje-tangenter' : undefined}
        tabIndex={stop === id ? 0 : -1}
        data-bar
        data-stop={id}
        data-status={status}
        data-late={sen || undefined}
        data-dragging={draft?.andring}
        data-outside={placing.width === 0 || undefined}
        data-fore={placing.fore || undefined}
        data-efter={placing.efter || undefined}
        data-movable={canWrite || undefined}
        onPointerDown={start('flytta')}
        onKeyDown={onKeyDown}
        onFocus={() => setPresence({ kort: id })}
        onBlur={() => setPresence({ kort: null })}
        onClick={() => isPress() && open(id)}
      >
        {placing.fore && <ChevronLeft className={styles.more} aria-hidden />}
        {sen ? <CircleAlert aria-hidden /> : status === 'klar' && <Check aria-hidden />}
        {placing.efter && <ChevronRight className={styles.more} data-side="efter" aria-hidden />}
        {canWrite && placing.width > 0 && (
          <>
            {!placing.fore && <span className={styles.end} data-end="start" onPointerDown={start('start')} />}
            {!placing.efter && <span className={styles.end} data-end="slut" onPointerDown={start('slut')} />}
          </>
        )}
        {draft && (
          <span className={styles.draft}>
            {periodShort(draft.tid)} <span>{lengthText(draft.tid)}</span>
          </span>
        )}
      </button>
      {!draft && (
        <span
          className={styles.period}
          style={at(placing)}
          data-side={sideOf(placing)}
          data-status={sen ? undefined : status}
          aria-hidden
        >
          {periodShort(tid)}
        </span>
      )}
    </>
  )
}

function at({ left, width }: Placing): CSSProperties {
  return { '--from': left, '--width': width } as CSSProperties
}

/** The dates stand in a bar that is long, else after it, or before it near the end of the läsår. */
function sideOf({ left, width }: Placing): 'efter' | 'fore' | 'i' {
  if (width > 0.2) return 'i'
  return left + width <= 0.86 ? 'efter' : 'fore'
}
