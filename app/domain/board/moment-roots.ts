import type { Moment } from '#domain/ska/moment.ts'
import type { CardKind } from './fields.ts'

/** The kinds of card that a moment works with; locking the moment locks them. Comments are never locked. */
export const MOMENT_ROOTS: Record<Moment, readonly CardKind[]> = {
  'folj-upp': ['utfall'],
  resultat: ['utfall'],
  orsaker: ['orsaker', 'grupper', 'belagg'],
  insatser: ['insatser'],
  genomfor: ['aktiviteter', 'uppfoljningar'],
}

/** Whether cards of this kind belong to a locked moment, so that nobody may change them any more. */
export function isLocked(las: readonly Moment[], kind: CardKind): boolean {
  return las.some((moment) => MOMENT_ROOTS[moment].includes(kind))
}
