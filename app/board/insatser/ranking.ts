/** What rektor's order looks like on the page: which insatser are shown, where the line goes, how many are decided. */
import type { Beslutslag } from '#domain/board/beslut.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'

export type Urval = 'alla' | Exclude<Beslutslag, 'avslagen'>
export const URVAL_NAMN: Record<Urval, string> = {
  alla: 'Alla',
  beslutad: 'Beslutade',
  forslag: 'Förslag',
  avvaktar: 'Avvaktar',
}

/** More than this at once is more than a school year holds. */
export const LAGOM = 3

/** Those that take part in the order; what was turned down is shown apart. */
export function rankable(insatser: readonly InsatsView[]): InsatsView[] {
  return insatser.filter(({ beslut }) => beslut.beslut !== 'avslagen')
}

export function inUrval(insatser: readonly InsatsView[], urval: Urval): InsatsView[] {
  return insatser.filter(({ beslut }) => urval === 'alla' || beslut.beslut === urval)
}

/** The insats above which the line "not decided yet" goes; null when decided and undecided are mixed. */
export function lineAbove(insatser: readonly InsatsView[]): string | null {
  const decided = insatser.map(({ beslut }) => beslut.beslut === 'beslutad')
  const at = decided.indexOf(false)
  return at > 0 && !decided.includes(true, at) ? insatser[at]!.id : null
}

/**
 * The neighbour to name to the server: when some insatser are filtered away, last in what is seen means in front
 * of whatever follows the last one seen.
 */
export function neighbourInAll(
  all: readonly InsatsView[],
  shown: readonly InsatsView[],
  { insatsId, before }: RankMove,
): string | null {
  if (before !== null || shown.length === all.length) return before
  const others = all.filter(({ id }) => id !== insatsId)
  const last = shown.findLast(({ id }) => id !== insatsId)
  const at = others.findIndex(({ id }) => id === last?.id)
  return at === -1 ? null : (others[at + 1]?.id ?? null)
}

export type RankMove = { insatsId: string; before: string | null }

/**
 * What to ask of the server for a place in the order. "Last" means last among the ranked there; when new, unranked
 * insatser stand at the end, coming after them takes two steps: in front of the last of them, and then it in front.
 */
export function rankMoves(all: readonly InsatsView[], { insatsId, before }: RankMove): RankMove[] {
  const last = all.findLast(({ id }) => id !== insatsId)
  if (before !== null || !last || last.rankad) return [{ insatsId, before }]
  return [
    { insatsId, before: last.id },
    { insatsId: last.id, before: insatsId },
  ]
}

/** How many are decided, and whether that is wise. */
export function capacityText(decided: number): string {
  if (decided === 0) return 'Ingen insats är beslutad än. En till tre brukar vara lagom för ett läsår.'
  const antal = decided === 1 ? 'En insats är beslutad' : `${decided} insatser är beslutade`
  if (decided <= LAGOM) return `${antal}. En till tre brukar vara lagom för ett läsår.`
  return `${antal}. Fler än tre samtidigt blir ofta svåra att hinna med: kan någon vänta?`
}
