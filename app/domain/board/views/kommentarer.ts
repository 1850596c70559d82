import { creatorOf, readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'

export type KommentarView = { id: string; kortId: string; text: string; skapadAv: number }

/** Comments in the order in which their authors wrote them; on one card, or on all. */
export function kommentarerOf(board: Board, kortId?: string): KommentarView[] {
  return [...shownCards(board, 'kommentarer')].flatMap(([id, card]): KommentarView[] => {
    const on = readValue(card, 'kortId', '')
    if (kortId !== undefined && on !== kortId) return []
    return [{ id, kortId: on, text: readText(card, 'text'), skapadAv: creatorOf(card) }]
  })
}
