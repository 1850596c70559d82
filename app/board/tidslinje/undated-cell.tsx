import { CalendarPlus } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useState } from 'react'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { TidslinjeAktivitet } from '#domain/board/views/tidslinje.ts'
import { type CivilDatum, formatDatumShort } from '#domain/ska/civil-datum.ts'
import { lasarRange } from '#domain/ska/lasar.ts'
import { datumAt, placingOf } from './axis.ts'
import { tidFrom } from './change-tid.ts'
import { Cell } from './grid-parts.tsx'
import styles from './rows.module.css'
import { rubrikOf } from './texts.ts'
import { useTimeline } from './timeline-context.ts'

const LABEL = 'satte datum på aktiviteten'

/** The row of an aktivitet without dates: press where it should begin, or the button, or an arrow key. */
export function UndatedCell({ aktivitet }: { aktivitet: TidslinjeAktivitet }) {
  const { axis, lasar, canWrite, stop, open, setTid } = useTimeline()
  const { today } = useBoard()
  const [under, setUnder] = useState<CivilDatum | null>(null)
  const { id } = aktivitet
  if (!canWrite) return <Cell className={styles.track} data-track />

  const datumUnder = ({ currentTarget, clientX }: MouseEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return datumAt(axis, (clientX - left) / width)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    event.preventDefault()
    const { start, slut } = lasarRange(lasar)
    setTid(aktivitet, tidFrom(today < start ? start : today > slut ? slut : today), LABEL, true)
  }

  return (
    <Cell
      className={styles.track}
      data-track
      data-placing
      onMouseMove={(event) => setUnder(datumUnder(event))}
      onMouseLeave={() => setUnder(null)}
      onClick={(event) => setTid(aktivitet, tidFrom(datumUnder(event)), LABEL)}
    >
      {under && <Ghost start={under} />}
      <button
        type="button"
        className={styles.place}
        tabIndex={stop === id ? 0 : -1}
        data-stop={id}
        aria-label={`Sätt datum på ${rubrikOf(aktivitet)}`}
        aria-haspopup="dialog"
        aria-describedby="tidslinje-utan-datum"
        onKeyDown={onKeyDown}
        onMouseMove={(event) => {
          event.stopPropagation()
          setUnder(null)
        }}
        onClick={(event) => {
          event.stopPropagation()
          open(id)
        }}
      >
        <CalendarPlus aria-hidden />
        Sätt datum
      </button>
    </Cell>
  )
}

function Ghost({ start }: { start: CivilDatum }) {
  const { axis } = useTimeline()
  const { left, width } = placingOf(axis, tidFrom(start))
  return (
    <span
      className={styles.ghost}
      style={{ '--from': left, '--width': width } as CSSProperties}
      data-side={left > 0.86 ? 'fore' : undefined}
      aria-hidden
    >
      <span>Från {formatDatumShort(start)}</span>
    </span>
  )
}
