import { setValue } from '../card.ts'
import type { Board } from '../document.ts'
import type { Kategori } from '../fields.ts'
import { orderBefore } from '../order.ts'
import { utfallPlatser } from '../views/utfall.ts'

export type MoveUtfall = { id: string; kategori: Kategori; beforeId: string | null }

/** Moves a result within or between kategorier, in front of another or last. */
export function moveUtfall(board: Board, { id, kategori, beforeId }: MoveUtfall): void {
  const others = utfallPlatser(board, kategori).filter((other) => other.id !== id)
  setValue(board, 'utfall', id, 'plats', { kategori, order: orderBefore(others, beforeId) })
}
