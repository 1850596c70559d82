import { createCard, isShown } from '../card.ts'
import type { Board } from '../document.ts'
import { orderBefore } from '../order.ts'
import { grupperOf } from '../views/grupper.ts'
import { moveOrsak } from './move-orsak.ts'

export type AddGrupp = { id: string; utfallId: string; namn: string; orsakIds?: string[] }

/** Makes a group of causes under a result and puts the given causes into it. */
export function addGrupp(board: Board, { id, utfallId, namn, orsakIds = [] }: AddGrupp): void {
  if (!isShown(board, 'utfall', utfallId)) return
  createCard(board, 'grupper', id, {
    namn,
    plats: { utfallId, order: orderBefore(grupperOf(board, utfallId), null) },
  })
  for (const orsakId of orsakIds) moveOrsak(board, { id: orsakId, gruppId: id, beforeId: null })
}
