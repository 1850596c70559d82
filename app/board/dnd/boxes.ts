import type { Box, LaneBox } from './hit-test.ts'

/**
 * Reads from the page where lists and cards are now. Measured at every move, so that nothing is stale when a
 * colleague's card appears in the middle of a drag.
 */
export function readBoxes(boardId: string): LaneBox[] {
  const items = Map.groupBy(elements('item', boardId), (element) => element.dataset.dndIn)
  return elements('lane', boardId).map((element) => {
    const id = element.dataset.dndLane!
    const inLane = (items.get(id) ?? []).map((item) => ({ id: item.dataset.dndItem!, box: boxOf(item) }))
    return { id, box: boxOf(element), items: inLane }
  })
}

/** Tops and lefts of all cards, by id. */
export function readPlaces(boardId: string): Map<string, { element: HTMLElement; box: Box }> {
  return new Map(
    elements('item', boardId).map((element) => [element.dataset.dndItem!, { element, box: boxOf(element) }]),
  )
}

export function focusHandle(boardId: string, itemId: string): void {
  elements('handle', boardId)
    .find((element) => element.dataset.dndHandle === itemId)
    ?.focus({ preventScroll: false })
}

function elements(part: 'item' | 'lane' | 'handle', boardId: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-dnd-${part}][data-dnd-board="${boardId}"]`)]
}

function boxOf(element: HTMLElement): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  return { left, top, right, bottom }
}
