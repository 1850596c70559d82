import { readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'
import type { GruppPlats } from '../fields.ts'
import { byOrder, type Ordered } from '../order.ts'

export type GruppView = Ordered & { utfallId: string; namn: string }

/** Groups of causes, in order; of one result, or of all. */
export function grupperOf(board: Board, utfallId?: string): GruppView[] {
  return [...shownCards(board, 'grupper')]
    .flatMap(([id, card]): GruppView[] => {
      const plats = readValue<GruppPlats | null>(card, 'plats', null)
      if (!plats || (utfallId !== undefined && plats.utfallId !== utfallId)) return []
      return [{ id, ...plats, namn: readText(card, 'namn') }]
    })
    .sort(byOrder)
}
