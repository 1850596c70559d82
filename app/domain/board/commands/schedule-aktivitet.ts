import { setValue } from '../card.ts'
import type { Board } from '../document.ts'
import type { Tid } from '../fields.ts'

/** Gives an aktivitet its first and last day, or takes them away. Both move as one value. */
export function scheduleAktivitet(board: Board, { id, tid }: { id: string; tid: Tid | null }): void {
  setValue(board, 'aktiviteter', id, 'tid', tid)
}
