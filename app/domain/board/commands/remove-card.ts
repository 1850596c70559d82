import { setRaderad } from '../card.ts'
import type { Board } from '../document.ts'
import type { CardKind } from '../fields.ts'

/** Takes a card off the board. It stays in the document, so a colleague's words on it are never lost. */
export function removeCard(board: Board, { kind, id }: { kind: CardKind; id: string }): void {
  if (board.roots[kind].has(id)) setRaderad(board, kind, id, true)
}
