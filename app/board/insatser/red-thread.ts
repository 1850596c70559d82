/** The line from a result over its causes to an insats and the goal it must move, and where the line is broken. */
import type { Board } from '#domain/board/document.ts'
import { type InsatsView, insatserOf } from '#domain/board/views/insatser.ts'
import { orsakerOf } from '#domain/board/views/orsaker.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'

export type RedThread = {
  utfall: { id: string; text: string }[]
  orsaker: { id: string; text: string }[]
  delmalIds: string[]
  /** The goal in words, or the figure to reach. */
  hasMal: boolean
  gaps: Gap[]
}

export type Gap = 'orsak' | 'mal'
export const GAP_NAMN: Record<Gap, string> = { orsak: 'Saknar orsak', mal: 'Saknar mål' }

/** Each insats's thread, by its id. */
export function redThreads(board: Board): Record<string, RedThread> {
  const utfall = new Map(utfallOf(board).map((it) => [it.id, it]))
  const orsaker = new Map(orsakerOf(board).map((it) => [it.id, it]))
  const thread = (insats: InsatsView): RedThread => {
    const results = insats.utfallIds.flatMap((id) => utfall.get(id) ?? [])
    const hasMal = insats.mal.trim() !== '' || insats.malbild !== null
    const gaps: Gap[] = []
    if (insats.orsakIds.length === 0) gaps.push('orsak')
    if (!hasMal) gaps.push('mal')
    return {
      utfall: results.map(({ id, rubrik }) => ({ id, text: rubrik })),
      orsaker: insats.orsakIds.flatMap((id) => {
        const orsak = orsaker.get(id)
        return orsak ? [{ id, text: orsak.text }] : []
      }),
      delmalIds: [...new Set(results.flatMap(({ delmalIds }) => delmalIds))].sort(),
      hasMal,
      gaps,
    }
  }
  return Object.fromEntries(insatserOf(board).map((insats) => [insats.id, thread(insats)]))
}
