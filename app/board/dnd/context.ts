import type { useDraggable } from '@dnd-kit/core'
import { createContext, useContext } from 'react'
import type { Intent, Lane, Place } from './lanes.ts'
import type { Step } from './step.ts'

/** A card in the hand: with mouse or finger, or lifted with the keyboard. */
export type Held = { itemId: string; by: 'pointer' | 'keys' }

export type DragContext = {
  boardId: string
  enabled: boolean
  lanes: readonly Lane[]
  held: Held | null
  /** Where the card in the hand would land. */
  intent: Intent | null
  /** The card that just landed, for a moment's highlight. */
  landed: string | null
  settle(): void
  textOf(itemId: string): string
  /** Lists that a card can be sent to by menu, its own left out. */
  menuLanes(itemId: string): readonly Lane[]
  canStep(itemId: string, step: Step): boolean
  /** Moves at once and says so. */
  step(itemId: string, step: Step): void
  move(itemId: string, place: Place): void
  lift(itemId: string): void
  stepLifted(step: Step): void
  drop(): void
  cancel(): void
}

export const BoardContext = createContext<DragContext | null>(null)
/** The lane that a card is drawn in. */
export const LaneContext = createContext<string>('')

/** What the card's handle needs of the card: dnd-kit knows one draggable a card. */
export const ItemContext = createContext<Pick<
  ReturnType<typeof useDraggable>,
  'listeners' | 'setActivatorNodeRef'
> | null>(null)

export function useDragBoard(): DragContext {
  const board = useContext(BoardContext)
  if (!board) throw new Error('A drag handle, item or lane needs a DragBoard around it')
  return board
}
