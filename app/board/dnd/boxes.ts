import type { Box, LaneBox } from './hit-test.ts'

/**
 * Reads from the page where lists and cards are now. Measured at every move, so that nothing is stale when a
 * colleague's card appears in the middle of a drag. A card with others under it marks its own part with
 * `data-dnd-box`.
 */
export function readBoxes(boardId: string): LaneBox[] {
  const items = Map.groupBy(elements('item', boardId), (element) => element.dataset.dndIn)
  return elements('lane', boardId).map((element) => {
    const id = element.dataset.dndLane!
    const inLane = (items.get(id) ?? []).map((item) => ({
      id: item.dataset.dndItem!,
      box: boxOf(item.querySelector<HTMLElement>(':scope > [data-dnd-box]') ?? item),
    }))
    return { id, box: boxOf(element), items: inLane }
  })
}

/** Every card on the page with its box, in reading order. */
export function readPlaces(boardId: string): Map<string, { element: HTMLElement; box: Box }> {
  return new Map(
    elements('item', boardId).map((element) => [element.dataset.dndItem!, { element, box: boxOf(element) }]),
  )
}

/** The card that has the focus somewhere inside it. */
export function focusedItem(boardId: string): string | null {
  const item = document.activeElement?.closest<HTMLElement>(`[data-dnd-item][data-dnd-board="${boardId}"]`)
  return item?.dataset.dndItem ?? null
}

/** Puts the focus on a card: on its handle, or for those who have none on the first thing in it. */
export function focusItem(boardId: string, itemId: string): void {
  const item = elements('item', boardId).find((element) => element.dataset.dndItem === itemId)
  const target =
    item?.querySelector<HTMLElement>('[data-dnd-handle]') ??
    item?.querySelector<HTMLElement>('a[href], button, textarea, input, summary')
  target?.focus()
}

/** A menu or dialog takes this many frames to close at most. */
const FRAMES = 60

/**
 * Waits until nothing has the focus and then gives it to a card. A menu that is closing gives focus back to a
 * button that the move has drawn anew elsewhere; without this it would be lost.
 */
export function focusItemWhenLost(boardId: string, itemId: string, then?: () => void, frame = 0): void {
  requestAnimationFrame(() => {
    const active = document.activeElement
    if (active === null || active === document.body) {
      focusItem(boardId, itemId)
      then?.()
    } else if (frame < FRAMES && active.closest('[role="menu"], [role="dialog"], [role="alertdialog"]'))
      focusItemWhenLost(boardId, itemId, then, frame + 1)
  })
}

function elements(part: 'item' | 'lane', boardId: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-dnd-${part}][data-dnd-board="${boardId}"]`)]
}

function boxOf(element: HTMLElement): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  return { left, top, right, bottom }
}
