import { setValue } from '../card.ts'
import type { Board } from '../document.ts'
import type { Ansvarig } from '../fields.ts'

export type AssignAnsvarig = { kind: 'insatser' | 'aktiviteter'; id: string; ansvarig: Ansvarig | null }

/** Names who answers for an insats or an aktivitet. */
export function assignAnsvarig(board: Board, { kind, id, ansvarig }: AssignAnsvarig): void {
  setValue(board, kind, id, 'ansvarig', ansvarig)
}
