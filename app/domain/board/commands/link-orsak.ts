import { setMember } from '../card.ts'
import type { Board } from '../document.ts'

/** Says that an insats answers an orsak, or that it does not. */
export function linkOrsak(
  board: Board,
  { insatsId, orsakId, on }: { insatsId: string; orsakId: string; on: boolean },
): void {
  setMember(board, 'insatser', insatsId, 'orsaker', orsakId, on)
}
