import { createCard } from '../card.ts'
import type { Board } from '../document.ts'

export type AddKommentar = {
  id: string
  kortId: string
  text: string
  /** When, as an ISO instant; it orders the thread. */
  skriven: string
}

/** Says something about a card. Only its author can change it; the gate sees to that. */
export function addKommentar(board: Board, { id, ...fields }: AddKommentar): void {
  createCard(board, 'kommentarer', id, fields)
}
