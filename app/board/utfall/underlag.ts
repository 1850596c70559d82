import { useBoard } from '#app/realtime/board-context.tsx'
import type { BoardPage } from '#app/realtime/board-page.ts'
import type { Underlag } from './jamfor.ts'

/** What figures of an indikator are compared with on this board. */
export function underlagOf({ katalog, matvarden }: BoardPage, indikatorId: string): Underlag {
  const published = matvarden.find((serie) => serie.indikatorId === indikatorId)
  return {
    indikator: katalog.indikatorer.find(({ id }) => id === indikatorId) ?? null,
    kommun: published?.kommun ?? [],
    riket: published?.riket ?? [],
  }
}

export function useUnderlag(indikatorId: string): Underlag {
  return underlagOf(useBoard().page, indikatorId)
}
