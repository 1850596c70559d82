import { setValue } from '../card.ts'
import type { Board } from '../document.ts'

/** Marks that a result needs deeper understanding, or that it does not. The reason is the text field `skal`. */
export function markUtfall(board: Board, { id, undersok }: { id: string; undersok: boolean }): void {
  setValue(board, 'utfall', id, 'undersok', undersok)
}
