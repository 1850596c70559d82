import { setValue } from '../card.ts'
import type { Board } from '../document.ts'
import type { AktivitetStatus } from '../fields.ts'

export function setAktivitetStatus(
  board: Board,
  { id, status }: { id: string; status: AktivitetStatus },
): void {
  setValue(board, 'aktiviteter', id, 'status', status)
}
