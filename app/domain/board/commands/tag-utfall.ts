import { setMember } from '../card.ts'
import type { Board } from '../document.ts'

export type TagUtfall = { id: string; tag: 'mal' | 'indikatorer'; key: string; on: boolean }

/** Links a result to a delmål (`mal`) or an indikator, or takes the link away. */
export function tagUtfall(board: Board, { id, tag, key, on }: TagUtfall): void {
  setMember(board, 'utfall', id, tag, key, on)
}
