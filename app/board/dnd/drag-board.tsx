/**
 * Lists whose cards can be moved with mouse, finger, keys or menu. The document is never written before the drop,
 * and then once. What a mouse carries leaves a line where it would land; what the keys lift moves as it is lifted.
 *
 *   <DragBoard lanes={lanes} textOf={…} enabled={can('utfall')} onMove={(id, to) => run('flyttade …', …)}>
 *     {(lanes) => lanes.map((lane) => (
 *       <DragLane key={lane.id} id={lane.id} as="ol" label={lane.namn}>
 *         {lane.items.map((item) => (
 *           <DragItem key={item.id} id={item.id} as="li"><DragHandle id={item.id} /> …</DragItem>
 *         ))}
 *       </DragLane>
 *     ))}
 *   </DragBoard>
 */
import {
  DndContext,
  type DragStartEvent,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { announce } from '#app/components/ui/announce.ts'
import { focusItem, focusItemWhenLost, readBoxes } from './boxes.ts'
import { BoardContext, type DragContext, type Held } from './context.ts'
import { DragPreview } from './drag-preview.tsx'
import { hitTest, type Point } from './hit-test.ts'
import { applyIntent, type Intent, isSamePlace, itemOf, type Lane, laneOf, type Place } from './lanes.ts'
import { messages, standingText } from './messages.ts'
import { Slide } from './slide.tsx'
import { type Step, type StepRule, stepInLanes } from './step.ts'
import { watchPointer } from './watch-pointer.ts'

export type DragBoardProps<Item extends { id: string }> = {
  lanes: readonly Lane<Item>[]
  /** What a card is called in speech and beside the pointer. */
  textOf: (item: Item) => string
  /** May this person move cards here now? */
  enabled: boolean
  /** Writes the move; called once, at the drop. */
  onMove: (itemId: string, to: Place) => void
  /** The lane that means "under this card", where cards can hang under each other. */
  into?: (itemId: string) => string | null
  mayDrop?: (itemId: string, laneId: string) => boolean
  /** What an arrow key means. */
  stepRule?: StepRule
  /** Which lists the move menu offers; all others when left out. */
  inMenu?: (lane: Lane<Item>) => boolean
  /** A card was taken in the hand or let go; for telling the others. */
  onHold?: (itemId: string | null) => void
  children: (lanes: readonly Lane<Item>[]) => ReactNode
}

const anywhere = () => true
/** dnd-kit brings the sensors and the carried card; what is under the pointer we find ourselves. */
const noCollisions = () => []
const CALM_SCROLL = { threshold: { x: 0.05, y: 0.12 }, acceleration: 6 }
const silent = () => undefined
const SILENT = {
  announcements: { onDragStart: silent, onDragOver: silent, onDragEnd: silent, onDragCancel: silent },
  screenReaderInstructions: { draggable: '' },
}

export function DragBoard<Item extends { id: string }>({
  lanes,
  textOf,
  enabled,
  onMove,
  into,
  mayDrop = anywhere,
  stepRule = stepInLanes,
  inMenu = anywhere,
  onHold,
  children,
}: DragBoardProps<Item>) {
  const boardId = useId()
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 5 } }),
  )
  const [held, setHeld] = useState<Held | null>(null)
  const [intent, setIntent] = useState<Intent | null>(null)
  const [landed, setLanded] = useState<string | null>(null)
  const pointer = useRef<{ at: Point; stop(): void } | null>(null)

  const view = held?.by === 'keys' ? applyIntent(lanes, intent) : lanes
  const gone = held !== null && !itemOf(lanes, held.itemId)

  const text = (itemId: string) => {
    const item = itemOf(lanes, itemId)
    return item ? textOf(item) : ''
  }
  const hold = (next: Held | null) => {
    setHeld(next)
    onHold?.(next?.itemId ?? null)
    if (next === null) {
      setIntent(null)
      pointer.current?.stop()
      pointer.current = null
    }
  }
  const write = (wish: Intent): boolean => {
    if (isSamePlace(lanes, wish) || !mayDrop(wish.itemId, wish.laneId)) return false
    if (!lanes.some(({ id }) => id === wish.laneId)) return false
    onMove(wish.itemId, { laneId: wish.laneId, beforeId: wish.beforeId })
    setLanded(wish.itemId)
    return true
  }
  /** Runs a move that may draw the card in another list, and gives its handle the focus back there. */
  const keepingFocus = (itemId: string, change: () => void) => {
    const focused = document.activeElement
    flushSync(change)
    if (document.activeElement !== focused || focused === document.body) focusItem(boardId, itemId)
    else focusItemWhenLost(boardId, itemId)
  }

  const context: DragContext = {
    boardId,
    enabled,
    lanes: view,
    held,
    intent,
    landed,
    settle: () => setLanded(null),
    textOf: text,
    menuLanes: (itemId) => {
      const own = laneOf(lanes, itemId)
      return lanes.filter((lane) => lane.id !== own?.id && inMenu(lane) && mayDrop(itemId, lane.id))
    },
    canStep: (itemId, step) => stepRule(lanes, itemId, step) !== null,
    step: (itemId, step) => {
      const place = stepRule(lanes, itemId, step)
      if (place && mayDrop(itemId, place.laneId)) context.move(itemId, place)
      else announce(messages.edge(text(itemId)), 'assertive')
    },
    move: (itemId, place) => {
      const wish = { itemId, ...place }
      const said = messages.moved(text(itemId), standingText(applyIntent(lanes, wish), itemId))
      keepingFocus(itemId, () => write(wish) && announce(said, 'assertive'))
    },
    lift: (itemId) => {
      if (!enabled) return
      hold({ itemId, by: 'keys' })
      announce(messages.lifted(text(itemId), standingText(lanes, itemId)), 'assertive')
    },
    stepLifted: (step: Step) => {
      if (!held) return
      const place = stepRule(view, held.itemId, step)
      if (!place || !mayDrop(held.itemId, place.laneId))
        return announce(messages.edge(text(held.itemId)), 'assertive')
      const wish = { itemId: held.itemId, ...place }
      // A rule may look at the lanes as they are shown; what is kept is always relative to the document.
      keepingFocus(held.itemId, () => setIntent(wish))
      announce(messages.over(standingText(applyIntent(lanes, wish), held.itemId)), 'assertive')
    },
    drop: () => {
      if (!held) return
      const said = messages.dropped(text(held.itemId), standingText(view, held.itemId))
      keepingFocus(held.itemId, () => {
        if (intent) write(intent)
        hold(null)
      })
      announce(said, 'assertive')
    },
    cancel: () => {
      if (!held) return
      const said = messages.cancelled(text(held.itemId), standingText(lanes, held.itemId))
      keepingFocus(held.itemId, () => hold(null))
      announce(said, 'assertive')
    },
  }

  // A colleague took away the very card that is in the hand.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when it becomes true, not when handlers change
  useEffect(() => {
    if (!gone) return
    hold(null)
    announce(messages.gone, 'assertive')
  }, [gone])
  useEffect(() => () => pointer.current?.stop(), [])

  const start = ({ active, activatorEvent }: DragStartEvent) => {
    pointer.current?.stop()
    pointer.current = watchPointer(activatorEvent)
    hold({ itemId: String(active.id), by: 'pointer' })
  }
  const over = () => {
    if (held?.by !== 'pointer' || !pointer.current) return
    const { itemId } = held
    const place = hitTest(pointer.current.at, readBoxes(boardId), {
      itemId,
      into,
      mayDrop: (laneId) => mayDrop(itemId, laneId),
    })
    const wish = place && !isSamePlace(lanes, { itemId, ...place }) ? { itemId, ...place } : null
    if (JSON.stringify(wish) !== JSON.stringify(intent)) setIntent(wish)
  }
  const end = () => {
    if (held && intent && !gone) {
      const said = messages.dropped(text(held.itemId), standingText(applyIntent(lanes, intent), held.itemId))
      if (write(intent)) announce(said, 'assertive')
    }
    hold(null)
  }

  const carried = held?.by === 'pointer' ? held.itemId : null
  return (
    <BoardContext value={context}>
      <DndContext
        id={boardId}
        sensors={sensors}
        collisionDetection={noCollisions}
        accessibility={SILENT}
        autoScroll={CALM_SCROLL}
        onDragStart={start}
        onDragMove={over}
        onDragEnd={end}
        onDragCancel={context.cancel}
      >
        <Slide boardId={boardId} signature={signatureOf(view)} carried={landed}>
          {children(view)}
        </Slide>
        <p id={`${boardId}hint`} hidden>
          Mellanslag lyfter kortet, piltangenterna flyttar det, mellanslag släpper, Escape avbryter. Alt och
          piltangent flyttar direkt.
        </p>
        <DragPreview
          text={carried && !gone ? text(carried) : null}
          where={carried && intent ? standingText(applyIntent(lanes, intent), carried) : null}
        />
      </DndContext>
    </BoardContext>
  )
}

function signatureOf(lanes: readonly Lane[]): string {
  return lanes.map(({ id, items }) => `${id}:${items.map((item) => item.id).join()}`).join('|')
}
