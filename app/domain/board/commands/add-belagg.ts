import { createCard, isShown } from '../card.ts'
import type { Board } from '../document.ts'
import type { BelaggSlag } from '../fields.ts'
import { orderBefore } from '../order.ts'
import { belaggOf } from '../views/belagg.ts'

export type AddBelagg = { id: string; orsakId: string; slag: BelaggSlag; text: string }

/** Notes what supports or contradicts a cause. */
export function addBelagg(board: Board, { id, orsakId, slag, text }: AddBelagg): void {
  if (!isShown(board, 'orsaker', orsakId)) return
  createCard(board, 'belagg', id, {
    text,
    slag,
    plats: { orsakId, order: orderBefore(belaggOf(board, orsakId), null) },
  })
}
