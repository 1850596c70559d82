import { setValue } from '../card.ts'
import type { Board } from '../document.ts'
import type { Paverkan } from '../fields.ts'

/** Notes who can affect a cause; null takes the note away. */
export function setPaverkan(board: Board, { id, paverkan }: { id: string; paverkan: Paverkan | null }): void {
  setValue(board, 'orsaker', id, 'paverkan', paverkan)
}
