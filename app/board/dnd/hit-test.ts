/** Where a card would land if it were let go at a point. Pure geometry; the boxes are read fresh from the page. */
import type { Place } from './lanes.ts'

export type Point = { x: number; y: number }
export type Box = { left: number; top: number; right: number; bottom: number }
export type LaneBox = { id: string; box: Box; items: readonly { id: string; box: Box }[] }

export type Rules = {
  itemId: string
  /** The lane that means "under this card"; null when cards cannot stand under it. */
  into?: (itemId: string) => string | null
  mayDrop: (laneId: string) => boolean
}

/** Farther than this from every list, letting go moves nothing. */
const REACH = 96
/** The middle part of a card's height that means "under it". */
const MIDDLE = { from: 0.3, to: 0.7 }

/** The place under the point: under a card, between two cards, or in the nearest list within reach. */
export function hitTest(point: Point, lanes: readonly LaneBox[], rules: Rules): Place | null {
  return underCard(point, lanes, rules) ?? amongCards(point, lanes, rules)
}

function underCard(point: Point, lanes: readonly LaneBox[], { itemId, into, mayDrop }: Rules): Place | null {
  if (!into) return null
  for (const { id, box } of lanes.flatMap(({ items }) => items)) {
    if (id === itemId || !isInside(point, box)) continue
    const height = (point.y - box.top) / (box.bottom - box.top)
    const laneId = into(id)
    if (laneId !== null && height > MIDDLE.from && height < MIDDLE.to && mayDrop(laneId))
      return { laneId, beforeId: null }
  }
  return null
}

function amongCards(point: Point, lanes: readonly LaneBox[], { itemId, mayDrop }: Rules): Place | null {
  const lane = laneAt(
    point,
    lanes.filter(({ id }) => mayDrop(id)),
  )
  if (!lane) return null
  const below = lane.items.find(({ id, box }) => id !== itemId && point.y < (box.top + box.bottom) / 2)
  return { laneId: lane.id, beforeId: below?.id ?? null }
}

/** The innermost list under the point, or else the nearest. */
function laneAt(point: Point, lanes: readonly LaneBox[]): LaneBox | undefined {
  const around = lanes.filter(({ box }) => isInside(point, box))
  if (around.length > 0) return around.reduce((a, b) => (area(b.box) < area(a.box) ? b : a))
  const near = lanes
    .map((lane) => ({ lane, distance: distance(point, lane.box) }))
    .filter((it) => it.distance <= REACH)
  return near.length === 0 ? undefined : near.reduce((a, b) => (b.distance < a.distance ? b : a)).lane
}

function isInside({ x, y }: Point, { left, top, right, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

function area({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top)
}

function distance({ x, y }: Point, { left, top, right, bottom }: Box): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
}
