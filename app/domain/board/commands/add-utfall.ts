import { createCard } from '../card.ts'
import type { Board } from '../document.ts'
import type { Kategori, UtfallMatvarde } from '../fields.ts'
import { orderBefore } from '../order.ts'
import { utfallPlatser } from '../views/utfall.ts'

export type AddUtfall = {
  id: string
  kategori: Kategori
  rubrik: string
  iakttagelse?: string
  delmalIds?: string[]
  indikatorIds?: string[]
  /** The published figure it comes from; null for a free observation. */
  matvarde?: UtfallMatvarde | null
}

/** Takes a result onto the board, last in its kategori. */
export function addUtfall(board: Board, { id, kategori, delmalIds, indikatorIds, ...rest }: AddUtfall): void {
  const order = orderBefore(utfallPlatser(board, kategori), null)
  createCard(board, 'utfall', id, {
    ...rest,
    undersok: false,
    plats: { kategori, order },
    mal: delmalIds,
    indikatorer: indikatorIds,
  })
}
