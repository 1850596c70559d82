import type { ReactNode } from 'react'
import { classNames } from '#app/components/ui/class-names.ts'
import { LaneContext, useDragBoard } from './context.ts'
import styles from './dnd.module.css'

export type DragLaneProps = {
  id: string
  as?: 'ol' | 'ul' | 'div'
  /** Read out as the list's name. */
  label?: string
  className?: string
  children: ReactNode
}

/** A list that cards can be let go in. */
export function DragLane({ id, as: Element = 'ol', label, className, children }: DragLaneProps) {
  const { boardId, intent, held, lanes } = useDragBoard()
  const isTarget = held?.by === 'pointer' && intent?.laneId === id
  const isLast = isTarget && intent.beforeId === null
  const isEmpty = lanes.find((lane) => lane.id === id)?.items.length === 0
  return (
    <LaneContext value={id}>
      <Element
        className={classNames(styles.lane, className)}
        aria-label={label}
        data-dnd-lane={id}
        data-dnd-board={boardId}
        data-dnd-target={isTarget || undefined}
        data-dnd-end={(isLast && !isEmpty) || undefined}
        data-dnd-empty={isEmpty || undefined}
      >
        {children}
      </Element>
    </LaneContext>
  )
}
