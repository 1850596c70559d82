import { type Lane, laneOf, type Place } from './lanes.ts'

/** One step with a key or a button. */
export type Step = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/** Where a step leads, or null when it leads nowhere; a board may have its own rule (a tree does). */
export type StepRule = (lanes: readonly Lane[], itemId: string, step: Step) => Place | null

/** Up and down within the list; left and right to the same height in the list beside it. */
export function stepInLanes(lanes: readonly Lane[], itemId: string, step: Step): Place | null {
  const lane = laneOf(lanes, itemId)
  if (!lane) return null
  const at = lane.items.findIndex(({ id }) => id === itemId)
  switch (step) {
    case 'up':
      return at === 0 ? null : { laneId: lane.id, beforeId: lane.items[at - 1]!.id }
    case 'down':
      return at === lane.items.length - 1
        ? null
        : { laneId: lane.id, beforeId: lane.items[at + 2]?.id ?? null }
    case 'first':
      return at === 0 ? null : { laneId: lane.id, beforeId: lane.items[0]!.id }
    case 'last':
      return at === lane.items.length - 1 ? null : { laneId: lane.id, beforeId: null }
    case 'left':
    case 'right': {
      const beside = lanes[lanes.indexOf(lane) + (step === 'left' ? -1 : 1)]
      return beside ? { laneId: beside.id, beforeId: beside.items[at]?.id ?? null } : null
    }
  }
}

/** The step that an arrow key means. */
export function stepOfKey(key: string): Step | null {
  if (key === 'ArrowUp') return 'up'
  if (key === 'ArrowDown') return 'down'
  if (key === 'ArrowLeft') return 'left'
  if (key === 'ArrowRight') return 'right'
  if (key === 'Home') return 'first'
  if (key === 'End') return 'last'
  return null
}
