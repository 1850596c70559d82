/** What every row of the timeline needs: the axis, what may be done, and the way to do it. */
import { createContext, useContext } from 'react'
import type { Tid } from '#domain/board/fields.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import type { Axis } from './axis.ts'

export type Timeline = {
  axis: Axis
  lasar: Lasar
  canWrite: boolean
  /** The stop that Tab leads to; the arrows lead on from there. */
  stop: string | null
  /** Opens the form. */
  open: (aktivitetId: string) => void
  /** Writes new dates, as one step to undo, and says them. `isNew` keeps the focus when the row moves. */
  setTid: (aktivitet: { id: string; rubrik: string }, tid: Tid, label: string, isNew?: boolean) => void
}

export const TimelineContext = createContext<Timeline | null>(null)

export function useTimeline(): Timeline {
  const timeline = useContext(TimelineContext)
  if (!timeline) throw new Error('useTimeline stands outside the timeline')
  return timeline
}
