import { isShown, setValue } from '../card.ts'
import type { Board } from '../document.ts'
import { orderBefore } from '../order.ts'
import { aktivitetPlatser } from '../views/aktiviteter.ts'

export type MoveAktivitet = { id: string; insatsId: string; beforeId: string | null }

/** Moves an aktivitet within its insats or to another. If a colleague just removed that insats, nothing happens. */
export function moveAktivitet(board: Board, { id, insatsId, beforeId }: MoveAktivitet): void {
  if (!isShown(board, 'insatser', insatsId)) return
  const others = aktivitetPlatser(board, insatsId).filter((other) => other.id !== id)
  setValue(board, 'aktiviteter', id, 'plats', { insatsId, order: orderBefore(others, beforeId) })
}
