import { readValue, setValue } from '../card.ts'
import type { Board } from '../document.ts'
import type { OrsakPlats } from '../fields.ts'
import { orderBefore } from '../order.ts'
import { isUnderOrsak, orsakPlatser } from '../views/orsaker.ts'

export type MoveOrsak = {
  id: string
  under?: string | null
  gruppId?: string | null
  beforeId: string | null
}

/**
 * Moves a cause with all that hangs under it: under another cause, into a group, or within its list.
 * A cause cannot be put under itself or its own descendants; that is left undone.
 */
export function moveOrsak(board: Board, { id, under = null, gruppId = null, beforeId }: MoveOrsak): void {
  const card = board.roots.orsaker.get(id)
  const plats = card && readValue<OrsakPlats | null>(card, 'plats', null)
  if (!plats || (under !== null && (under === id || isUnderOrsak(board, under, id)))) return
  const { utfallId } = plats
  const siblings = orsakPlatser(board, { utfallId, under, gruppId }).filter((other) => other.id !== id)
  setValue(board, 'orsaker', id, 'plats', {
    utfallId,
    under,
    gruppId,
    order: orderBefore(siblings, beforeId),
  })
}
