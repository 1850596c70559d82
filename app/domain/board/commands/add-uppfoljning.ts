import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Lage } from '#domain/ska/lage.ts'
import { createCard, isShown } from '../card.ts'
import type { Board } from '../document.ts'

export type AddUppfoljning = {
  id: string
  insatsId: string
  datum: CivilDatum
  lage: Lage
  text: string
  /** The indikator's value on that day, when it was measured. */
  varde?: number | null
}

/** Notes how an insats stands. */
export function addUppfoljning(board: Board, { id, insatsId, ...rest }: AddUppfoljning): void {
  if (!isShown(board, 'insatser', insatsId)) return
  createCard(board, 'uppfoljningar', id, { ...rest, insatsId })
}
