import { createCard, isShown } from '../card.ts'
import type { Board } from '../document.ts'
import type { Ansvarig, Tid } from '../fields.ts'
import { orderBefore } from '../order.ts'
import { aktivitetPlatser } from '../views/aktiviteter.ts'

export type AddAktivitet = {
  id: string
  insatsId: string
  rubrik: string
  tid?: Tid | null
  ansvarig?: Ansvarig | null
}

/** Plans an aktivitet, last under its insats. */
export function addAktivitet(board: Board, { id, insatsId, ...rest }: AddAktivitet): void {
  if (!isShown(board, 'insatser', insatsId)) return
  const order = orderBefore(aktivitetPlatser(board, insatsId), null)
  createCard(board, 'aktiviteter', id, { ...rest, plats: { insatsId, order }, status: 'planerad' })
}
