import { type PointerEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import type { Tid } from '#domain/board/fields.ts'
import { type Andring, changedTid, isSameTid } from './change-tid.ts'
import { scrollAtEdges } from './scroll-at-edges.ts'
import { useTimeline } from './timeline-context.ts'

/** A press that moves less than this is a press. */
const MOVES_FROM_PX = 4

type Drag = {
  andring: Andring
  base: Tid
  bar: HTMLElement
  at: number
  from: number
  stopScroll: (() => void) | null
}
export type Draft = { andring: Andring; tid: Tid }

/**
 * Moves a bar with mouse, pen or finger. The draft is this screen's alone; what is written is written once, when the
 * bar is let go. It counts from where the bar was lifted, whatever colleagues do meanwhile.
 */
export function useBarDrag(tid: Tid, onDrop: (andring: Andring, tid: Tid) => void) {
  const { axis, canWrite } = useTimeline()
  const [draft, setDraft] = useState<Draft | null>(null)
  const drag = useRef<Drag | null>(null)
  const wasDragged = useRef(false)

  const look = () => {
    const held = drag.current
    if (!held) return
    const days = Math.round(((placeIn(held.bar, held.at) - held.from) / trackOf(held.bar).width) * axis.days)
    setDraft({ andring: held.andring, tid: changedTid(held.base, held.andring, days) })
  }
  const end = () => {
    drag.current?.stopScroll?.()
    drag.current = null
    setDraft(null)
  }
  const cancel = useEffectEvent(() => {
    if (!drag.current?.stopScroll) return end()
    end()
    announce('Avbröt. Datumen är som förut.', 'assertive')
  })

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drag.current) return
      event.stopPropagation()
      cancel()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
  // The row is gone: a colleague took the aktivitet away, or its dates.
  useEffect(
    () => () => {
      if (!drag.current?.stopScroll) return
      drag.current.stopScroll()
      drag.current = null
      announce('Någon annan tog bort aktiviteten medan du flyttade den.', 'assertive')
    },
    [],
  )

  const start = (andring: Andring) => (event: PointerEvent<HTMLElement>) => {
    if (!canWrite || event.button !== 0 || drag.current) return
    event.stopPropagation()
    const bar = event.currentTarget.closest<HTMLElement>('[data-bar]')!
    bar.setPointerCapture(event.pointerId)
    const at = event.clientX
    drag.current = { andring, base: tid, bar, at, from: placeIn(bar, at), stopScroll: null }
    wasDragged.current = false
  }

  const handlers = {
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const held = drag.current
      if (!held) return
      const isBegun = held.stopScroll !== null
      if (!isBegun && Math.abs(event.clientX - held.at) < MOVES_FROM_PX) return
      held.at = event.clientX
      wasDragged.current = true
      if (!isBegun) held.stopScroll = scrollAtEdges(held.bar, () => held.at, look)
      look()
    },
    onPointerUp() {
      const dropped = draft
      end()
      if (dropped && canWrite && !isSameTid(dropped.tid, tid)) onDrop(dropped.andring, dropped.tid)
    },
    onPointerCancel: () => cancel(),
  }
  /** The click that follows a drag is no press. */
  const isPress = () => {
    const pressed = !wasDragged.current
    wasDragged.current = false
    return pressed
  }
  return { draft, start, handlers, isPress }
}

function trackOf(bar: HTMLElement): DOMRect {
  return bar.closest('[data-track]')!.getBoundingClientRect()
}

/** Where a point of the window stands on the track, so that scrolling under a still finger moves the bar too. */
function placeIn(bar: HTMLElement, clientX: number): number {
  return clientX - trackOf(bar).left
}
