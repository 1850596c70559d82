import { GripVertical } from 'lucide-react'
import { type KeyboardEvent, useContext, useRef, useState } from 'react'
import { classNames } from '#app/components/ui/class-names.ts'
import { ItemContext, useDragBoard } from './context.ts'
import styles from './dnd.module.css'
import { quoted } from './messages.ts'
import { MoveMenu } from './move-menu.tsx'
import { stepOfKey } from './step.ts'

/**
 * What one takes a card by. Drag it, or press it for a menu of moves; Space or Enter lifts, arrows move, Space
 * drops, Escape puts back. Not there for those who may not move.
 */
export function DragHandle({ id, className }: { id: string; className?: string }) {
  const { boardId, enabled, held, textOf, lift, stepLifted, drop, cancel } = useDragBoard()
  const item = useContext(ItemContext)
  const button = useRef<HTMLButtonElement | null>(null)
  const [isOpen, setOpen] = useState(false)
  if (!enabled) return null
  const isLifted = held?.by === 'keys' && held.itemId === id

  const onKeyDown = (event: KeyboardEvent) => {
    const press = event.key === ' ' || event.key === 'Enter'
    const step = stepOfKey(event.key)
    const act = isLifted
      ? press
        ? drop
        : event.key === 'Escape'
          ? cancel
          : step && (() => stepLifted(step))
      : press && !event.repeat && (() => lift(id))
    // Tab puts the card down and goes on.
    if (isLifted && event.key === 'Tab') return drop()
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  return (
    <>
      <button
        {...item?.listeners}
        onMouseDown={(event) => {
          item?.listeners?.onMouseDown?.(event)
          // Otherwise a drag that is broken off goes on as a selection of text.
          event.preventDefault()
          event.currentTarget.focus({ preventScroll: true })
        }}
        type="button"
        ref={(element) => {
          button.current = element
          item?.setActivatorNodeRef(element)
        }}
        className={classNames(styles.handle, className)}
        aria-label={`Flytta ${quoted(textOf(id))}`}
        aria-describedby={`${boardId}hint`}
        aria-pressed={isLifted || undefined}
        data-dnd-handle={id}
        data-dnd-board={boardId}
        data-hint={
          isLifted
            ? 'Pilar flyttar · mellanslag släpper · Esc avbryter'
            : 'Mellanslag lyfter · Alt + pil flyttar'
        }
        onKeyDown={onKeyDown}
        onBlur={() => isLifted && document.hasFocus() && leaveIfGone(button.current, cancel)}
        onClick={() => setOpen(true)}
      >
        <GripVertical aria-hidden />
      </button>
      <MoveMenu id={id} triggerRef={button} isOpen={isOpen} onOpenChange={setOpen} />
    </>
  )
}

/** A handle that is drawn anew in another list loses focus for an instant; only a real leaving cancels. */
function leaveIfGone(button: HTMLButtonElement | null, cancel: () => void): void {
  queueMicrotask(() => {
    if (button?.isConnected && document.activeElement !== button) cancel()
  })
}
