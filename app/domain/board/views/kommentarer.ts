import { creatorOf, readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'

export type KommentarView = { id: string; kortId: string; text: string; skriven: string; skapadAv: number }

/** Comments, oldest first; on one card, or on all. */
export function kommentarerOf(board: Board, kortId?: string): KommentarView[] {
  return [...shownCards(board, 'kommentarer')]
    .flatMap(([id, card]): KommentarView[] => {
      const on = readValue(card, 'kortId', '')
      if (kortId !== undefined && on !== kortId) return []
      const skriven = readValue(card, 'skriven', '')
      return [{ id, kortId: on, text: readText(card, 'text'), skriven, skapadAv: creatorOf(card) }]
    })
    .sort((a, b) => (a.skriven + a.id < b.skriven + b.id ? -1 : 1))
}
