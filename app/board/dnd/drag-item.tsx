import { useDraggable } from '@dnd-kit/core'
import { type HTMLAttributes, type KeyboardEvent, type ReactNode, useContext } from 'react'
import { classNames } from '#app/components/ui/class-names.ts'
import { ItemContext, LaneContext, useDragBoard } from './context.ts'
import styles from './dnd.module.css'
import { stepOfKey } from './step.ts'

export type DragItemProps = Omit<HTMLAttributes<HTMLElement>, 'id' | 'className'> & {
  id: string
  as?: 'li' | 'div' | 'article'
  /** The lane that means "under this card"; it shows when a card is held over its middle. */
  intoLane?: string
  className?: string
  children: ReactNode
}

/** A card that can be moved. It is no button itself: the DragHandle inside it is. */
export function DragItem({ id, as: Element = 'li', intoLane, className, children, ...props }: DragItemProps) {
  const { boardId, enabled, held, intent, landed, settle, step } = useDragBoard()
  const laneId = useContext(LaneContext)
  const { setNodeRef, listeners, setActivatorNodeRef } = useDraggable({ id, disabled: !enabled })
  const isPointed = held?.by === 'pointer' && intent !== null
  const mark =
    isPointed && intent.laneId === laneId && intent.beforeId === id
      ? 'before'
      : isPointed && intoLane !== undefined && intent.laneId === intoLane && intent.beforeId === null
        ? 'into'
        : undefined

  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (!enabled || target.closest('[data-dnd-item]') !== event.currentTarget) return
    if (!isMoveChord(event, target)) return
    event.preventDefault()
    event.stopPropagation()
    step(id, stepOfKey(event.key)!)
  }

  return (
    <Element
      {...props}
      ref={setNodeRef}
      className={classNames(styles.item, className)}
      data-dnd-item={id}
      data-dnd-in={laneId}
      data-dnd-board={boardId}
      data-dnd-held={held?.itemId === id ? held.by : undefined}
      data-dnd-mark={mark}
      data-dnd-landed={landed === id || undefined}
      onAnimationEnd={landed === id ? settle : undefined}
      onKeyDownCapture={onKeyDownCapture}
    >
      <ItemContext value={{ listeners, setActivatorNodeRef }}>{children}</ItemContext>
    </Element>
  )
}

/** Alt or Ctrl with an arrow. In a text, Ctrl moves the caret by words and Alt does sideways on a Mac: those stay. */
function isMoveChord(event: KeyboardEvent, target: HTMLElement): boolean {
  const step = stepOfKey(event.key)
  if (step === null || event.shiftKey || event.metaKey || event.altKey === event.ctrlKey) return false
  if (!target.matches('input, textarea, [contenteditable]')) return true
  return event.altKey && (step === 'up' || step === 'down')
}
