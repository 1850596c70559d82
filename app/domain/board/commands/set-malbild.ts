import { setValue } from '../card.ts'
import type { Board } from '../document.ts'
import type { Malbild } from '../fields.ts'

/** Sets the indikator an insats must move: baseline, target and date, as one value. */
export function setMalbild(board: Board, { id, malbild }: { id: string; malbild: Malbild | null }): void {
  setValue(board, 'insatser', id, 'malbild', malbild)
}
