import { createCard, readText } from '../card.ts'
import type { Board } from '../document.ts'
import { orderBefore } from '../order.ts'
import { insatsPlatser } from '../views/insatser.ts'

export type AddInsats = {
  id: string
  /** Without a heading the first orsak's text becomes it, so that nothing is typed twice. */
  rubrik?: string
  beskrivning?: string
  orsakIds?: string[]
}

/** Proposes an insats that answers one or more orsaker. Rektor's decision about it is the server's to write. */
export function addInsats(board: Board, { id, rubrik, beskrivning, orsakIds = [] }: AddInsats): void {
  const first = orsakIds[0] === undefined ? undefined : board.roots.orsaker.get(orsakIds[0])
  createCard(board, 'insatser', id, {
    rubrik: rubrik ?? (first ? readText(first, 'text') : ''),
    beskrivning,
    order: orderBefore(insatsPlatser(board), null),
    orsaker: orsakIds,
    malbild: null,
    ansvarig: null,
  })
}
