import { readValue, setValue } from '../card.ts'
import type { Board } from '../document.ts'
import type { GruppPlats } from '../fields.ts'
import { orderBefore } from '../order.ts'
import { grupperOf } from '../views/grupper.ts'

/** Moves a group in front of another, or last. */
export function moveGrupp(board: Board, { id, beforeId }: { id: string; beforeId: string | null }): void {
  const card = board.roots.grupper.get(id)
  const plats = card && readValue<GruppPlats | null>(card, 'plats', null)
  if (!plats) return
  const others = grupperOf(board, plats.utfallId).filter((other) => other.id !== id)
  setValue(board, 'grupper', id, 'plats', { utfallId: plats.utfallId, order: orderBefore(others, beforeId) })
}
