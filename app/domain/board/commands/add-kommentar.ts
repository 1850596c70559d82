import { createCard } from '../card.ts'
import type { Board } from '../document.ts'

/** Says something about a card. Only its author can change it; the gate sees to that. */
export function addKommentar(
  board: Board,
  { id, kortId, text }: { id: string; kortId: string; text: string },
): void {
  createCard(board, 'kommentarer', id, { text, kortId })
}
