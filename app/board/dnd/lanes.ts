/**
 * Lists of cards and a wish to move one of them. The wish (an intent) is laid over what the document says and is
 * written once, at the drop: a colleague's edits made meanwhile stay, and Escape has nothing to take back.
 * A place is a neighbour's id, never a number, since numbers shift when somebody adds a card above.
 */

/**
 * A list that cards can stand in. `namn` is what a person calls it ("Ledning"; empty when there is only one), `dar`
 * where a card in it is said to stand ("under ”Otydliga mål”"); otherwise "i Ledning".
 */
export type Lane<Item extends { id: string } = { id: string }> = {
  id: string
  namn: string
  dar?: string
  items: readonly Item[]
}

/** In a lane, in front of a card, or last when `beforeId` is null. */
export type Place = { laneId: string; beforeId: string | null }
export type Intent = Place & { itemId: string }

/** Where a card stands, counted from 1. */
export type Standing = { laneId: string; dar: string; plats: number; av: number }

/** The lanes as they would be with the card moved. A card or lane that is gone leaves them as they are. */
export function applyIntent<Item extends { id: string }>(
  lanes: readonly Lane<Item>[],
  intent: Intent | null,
): readonly Lane<Item>[] {
  if (intent === null || isSamePlace(lanes, intent)) return lanes
  const item = itemOf(lanes, intent.itemId)
  if (!item || !lanes.some(({ id }) => id === intent.laneId)) return lanes
  return lanes.map((lane) => {
    const others = lane.items.filter(({ id }) => id !== intent.itemId)
    if (lane.id !== intent.laneId)
      return others.length === lane.items.length ? lane : { ...lane, items: others }
    const found = others.findIndex(({ id }) => id === intent.beforeId)
    return { ...lane, items: others.toSpliced(found === -1 ? others.length : found, 0, item) }
  })
}

/** True when the card already stands there. */
export function isSamePlace(lanes: readonly Lane[], { itemId, laneId, beforeId }: Intent): boolean {
  const place = placeOf(lanes, itemId)
  return place !== null && place.laneId === laneId && (beforeId === itemId || beforeId === place.beforeId)
}

export function placeOf(lanes: readonly Lane[], itemId: string): Place | null {
  const lane = laneOf(lanes, itemId)
  if (!lane) return null
  const at = lane.items.findIndex(({ id }) => id === itemId)
  return { laneId: lane.id, beforeId: lane.items[at + 1]?.id ?? null }
}

export function standingOf(lanes: readonly Lane[], itemId: string): Standing | null {
  const lane = laneOf(lanes, itemId)
  if (!lane) return null
  const plats = lane.items.findIndex(({ id }) => id === itemId) + 1
  const dar = lane.dar ?? (lane.namn && `i ${lane.namn}`)
  return { laneId: lane.id, dar, plats, av: lane.items.length }
}

export function laneOf<Item extends { id: string }>(
  lanes: readonly Lane<Item>[],
  itemId: string,
): Lane<Item> | undefined {
  return lanes.find(({ items }) => items.some(({ id }) => id === itemId))
}

export function itemOf<Item extends { id: string }>(
  lanes: readonly Lane<Item>[],
  itemId: string,
): Item | undefined {
  return laneOf(lanes, itemId)?.items.find(({ id }) => id === itemId)
}

/** A place by its number, from 1; beyond the end is last. */
export function placeAtNumber(lanes: readonly Lane[], itemId: string, plats: number): Place | null {
  const lane = laneOf(lanes, itemId)
  if (!lane) return null
  const others = lane.items.filter(({ id }) => id !== itemId)
  return { laneId: lane.id, beforeId: others[Math.max(0, plats - 1)]?.id ?? null }
}
