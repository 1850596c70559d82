import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Lage } from '#domain/ska/lage.ts'
import { setValue } from '../card.ts'
import type { Board } from '../document.ts'

export type CorrectUppfoljning = { id: string; datum?: CivilDatum; lage?: Lage; varde?: number | null }

/** Corrects day, läge or value of an uppföljning; what is not given stays. */
export function correctUppfoljning(board: Board, { id, ...changes }: CorrectUppfoljning): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value !== undefined) setValue(board, 'uppfoljningar', id, name, value)
  }
}
