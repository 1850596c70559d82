import { setRaderad } from '../card.ts'
import type { Board } from '../document.ts'
import type { CardKind } from '../fields.ts'

/** Puts a card back where it was. */
export function restoreCard(board: Board, { kind, id }: { kind: CardKind; id: string }): void {
  if (board.roots[kind].has(id)) setRaderad(board, kind, id, false)
}
