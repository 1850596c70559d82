import { createCard, isShown } from '../card.ts'
import type { Board } from '../document.ts'
import { orderBefore } from '../order.ts'
import { orsakPlatser } from '../views/orsaker.ts'

export type AddOrsak = {
  id: string
  utfallId: string
  text: string
  /** The orsak it answers «varför?» to; null for one directly under the result. */
  under?: string | null
  gruppId?: string | null
}

/** Writes a possible cause of a result, last among its siblings. Does nothing when the result is gone. */
export function addOrsak(board: Board, { id, utfallId, text, under = null, gruppId = null }: AddOrsak): void {
  if (!isShown(board, 'utfall', utfallId)) return
  const order = orderBefore(orsakPlatser(board, { utfallId, under, gruppId }), null)
  createCard(board, 'orsaker', id, { text, plats: { utfallId, under, gruppId, order }, paverkan: null })
}
