import { creatorOf, readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'
import type { BelaggPlats, BelaggSlag } from '../fields.ts'
import { byOrder, type Ordered } from '../order.ts'

export type BelaggView = Ordered & { orsakId: string; slag: BelaggSlag; text: string; skapadAv: number }

/** What supports or contradicts the causes, in order; of one orsak, or of all. */
export function belaggOf(board: Board, orsakId?: string): BelaggView[] {
  return [...shownCards(board, 'belagg')]
    .flatMap(([id, card]): BelaggView[] => {
      const plats = readValue<BelaggPlats | null>(card, 'plats', null)
      if (!plats || (orsakId !== undefined && plats.orsakId !== orsakId)) return []
      const slag = readValue<BelaggSlag>(card, 'slag', 'stodjer')
      return [{ id, ...plats, slag, text: readText(card, 'text'), skapadAv: creatorOf(card) }]
    })
    .sort(byOrder)
}
