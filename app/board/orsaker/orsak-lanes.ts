/** The causes of one result as lists that cards can be moved between: each group, those without one, and under each cause. */
import { type Lane, laneOf, type Place } from '#app/board/dnd/lanes.ts'
import { quoted } from '#app/board/dnd/messages.ts'
import { type Step, stepInLanes } from '#app/board/dnd/step.ts'
import type { MoveOrsak } from '#domain/board/commands/move-orsak.ts'
import type { GruppView } from '#domain/board/views/grupper.ts'
import { everyNode, type OrsakNode } from '#domain/board/views/orsaker.ts'

export type OrsakLane = Lane<OrsakNode>

export const UTAN_GRUPP = 'utan'
export const NY_GRUPP = 'ny'
export const gruppLane = (gruppId: string) => `grupp:${gruppId}`
export const underLane = (orsakId: string) => `under:${orsakId}`

const isUnder = (laneId: string) => laneId.startsWith('under:')
const idIn = (laneId: string) => laneId.slice(laneId.indexOf(':') + 1)

/** Lanes in the order they are read: without group, the groups, the place for a new one, then under each cause. */
export function orsakLanes(tree: readonly OrsakNode[], grupper: readonly GruppView[]): OrsakLane[] {
  const inGroup = (gruppId: string | null) => tree.filter((orsak) => orsak.gruppId === gruppId)
  return [
    { id: UTAN_GRUPP, namn: 'Utan grupp', dar: 'bland dem utan grupp', items: inGroup(null) },
    ...grupper.map(({ id, namn }) => ({
      id: gruppLane(id),
      namn: namn || 'Grupp utan namn',
      dar: `i gruppen ${namn || 'utan namn'}`,
      items: inGroup(id),
    })),
    { id: NY_GRUPP, namn: 'Ny grupp', dar: 'i en ny grupp', items: [] },
    ...everyNode(tree).map((orsak) => ({
      id: underLane(orsak.id),
      namn: orsak.text,
      dar: `under ${quoted(orsak.text)}`,
      items: orsak.barn,
    })),
  ]
}

/** Groups can be chosen in a menu; "under" needs a dialog, there may be a hundred. */
export function isGroupLane(lane: Lane): boolean {
  return !isUnder(lane.id)
}

/** A cause may stand anywhere but under itself and under what hangs under it. */
export function mayStandIn(tree: readonly OrsakNode[], orsakId: string, laneId: string): boolean {
  if (!isUnder(laneId)) return true
  const moving = everyNode(tree).find(({ id }) => id === orsakId)
  return moving !== undefined && !everyNode([moving]).some(({ id }) => id === idIn(laneId))
}

/** What to write for a place; null when it needs a new group first. */
export function moveTo(id: string, { laneId, beforeId }: Place): MoveOrsak | null {
  if (laneId === NY_GRUPP) return null
  if (isUnder(laneId)) return { id, under: idIn(laneId), beforeId }
  return { id, gruppId: laneId === UTAN_GRUPP ? null : idIn(laneId), beforeId }
}

/**
 * Up and down among siblings, and at the end of a group on into the next; right hangs a cause under the one above
 * it, left lets it stand after its parent.
 */
export function stepInTree(lanes: readonly Lane[], itemId: string, step: Step): Place | null {
  const lane = laneOf(lanes, itemId)
  if (!lane) return null
  const at = lane.items.findIndex(({ id }) => id === itemId)
  if (step === 'right') {
    const above = lane.items[at - 1]
    return above ? { laneId: underLane(above.id), beforeId: null } : null
  }
  if (step === 'left') {
    if (!isUnder(lane.id)) return null
    const parent = laneOf(lanes, idIn(lane.id))
    const parentAt = parent?.items.findIndex(({ id }) => id === idIn(lane.id)) ?? -1
    return parent ? { laneId: parent.id, beforeId: parent.items[parentAt + 1]?.id ?? null } : null
  }
  const place = stepInLanes(lanes, itemId, step)
  if (place || isUnder(lane.id) || step === 'first' || step === 'last') return place
  const groups = lanes.filter(({ id }) => !isUnder(id) && id !== NY_GRUPP)
  const beside = groups[groups.indexOf(lane) + (step === 'up' ? -1 : 1)]
  if (!beside) return null
  return { laneId: beside.id, beforeId: step === 'up' ? null : (beside.items[0]?.id ?? null) }
}
