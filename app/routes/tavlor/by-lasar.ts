import type { Services } from '#server/services.ts'

export type ListedBoard = Awaited<ReturnType<Services['boards']['list']>>[number]

/** Boards by läsår, the latest first; within it by enhet, the huvudman's own in front. */
export function byLasar(boards: readonly ListedBoard[]): { lasar: string; boards: ListedBoard[] }[] {
  const years = Map.groupBy(boards, ({ lasar }) => lasar)
  return [...years]
    .map(([lasar, found]) => ({ lasar, boards: found }))
    .sort((a, b) => (a.lasar < b.lasar ? 1 : -1))
}

/**
 * One group for each enhet, its own board before those of its arbetslag. The huvudman's comes first for those who
 * work for all of it, and last for those whose home is an enhet.
 */
export function byEnhet(
  boards: readonly ListedBoard[],
  isHuvudmanFirst: boolean,
): { id: string; namn: string; boards: ListedBoard[] }[] {
  const groups = Map.groupBy(boards, ({ enhetId }) => enhetId ?? '')
  return [...groups]
    .map(([id, found]) => ({
      id,
      namn: found[0]!.enhetNamn ?? found[0]!.huvudmanNamn,
      boards: found.toSorted((a, b) => Number(a.niva === 'arbetslag') - Number(b.niva === 'arbetslag')),
    }))
    .sort((a, b) => (isHuvudmanFirst ? 1 : -1) * (Number(a.id !== '') - Number(b.id !== '')))
}
