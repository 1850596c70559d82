import { isMoment, type Moment } from '#domain/ska/moment.ts'
import type { BeslutRoot, InsatsBeslut } from '../beslut.ts'
import type { Board } from '../document.ts'

/** The server-owned root as a value. A board without decisions is in its first moment, with nothing locked. */
export function beslutRootOf(board: Board): BeslutRoot {
  const insatser: Record<string, InsatsBeslut> = {}
  for (const [key, value] of board.beslut) {
    if (key.startsWith('insats:')) insatser[key.slice('insats:'.length)] = value as InsatsBeslut
  }
  return { fas: fasOf(board), las: lasOf(board), insatser }
}

export function fasOf(board: Board): Moment {
  const fas = board.beslut.get('fas')
  return isMoment(fas) ? fas : 'folj-upp'
}

/** Moments whose cards nobody may change any more. */
export function lasOf(board: Board): Moment[] {
  const las = board.beslut.get('las')
  return Array.isArray(las) ? las.filter(isMoment) : []
}
