/**
 * The causes of a result as a tree. Two people may at once put each of two causes under the other; such a ring
 * has no root, so the views let the cause with the lowest id of the ring stand directly under the result. A cause
 * whose parent or group is gone stands there too: nobody's words disappear because a colleague tidied up.
 */
import { creatorOf, isShown, readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'
import type { OrsakPlats, Paverkan } from '../fields.ts'
import { byOrder, type Ordered } from '../order.ts'
import { type BelaggView, belaggOf } from './belagg.ts'

export type OrsakView = Ordered & {
  utfallId: string
  /** As shown: a shown orsak of the same result, or null. */
  under: string | null
  gruppId: string | null
  text: string
  paverkan: Paverkan | null
  skapadAv: number
}

export type OrsakNode = OrsakView & { djup: number; belagg: BelaggView[]; barn: OrsakNode[] }

/** Every shown cause whose result is shown, flat, with the place it is shown at. */
export function orsakerOf(board: Board): OrsakView[] {
  const stored = new Map<string, OrsakView>()
  for (const [id, card] of shownCards(board, 'orsaker')) {
    const plats = readValue<OrsakPlats | null>(card, 'plats', null)
    if (!plats || !isShown(board, 'utfall', plats.utfallId)) continue
    stored.set(id, {
      id,
      ...plats,
      text: readText(card, 'text'),
      paverkan: readValue<Paverkan | null>(card, 'paverkan', null),
      skapadAv: creatorOf(card),
    })
  }
  return [...stored.values()].map((orsak) => {
    const parent = orsak.under === null ? undefined : stored.get(orsak.under)
    const under =
      parent && parent.utfallId === orsak.utfallId && !isTopOfRing(stored, orsak) ? parent.id : null
    const gruppId = under === null && isShown(board, 'grupper', orsak.gruppId) ? orsak.gruppId : null
    return { ...orsak, under, gruppId }
  })
}

/** The tree of one result: its top causes in order, each with what hangs under it. */
export function orsakTree(board: Board, utfallId: string): OrsakNode[] {
  const orsaker = orsakerOf(board).filter((orsak) => orsak.utfallId === utfallId)
  const belagg = Map.groupBy(belaggOf(board), ({ orsakId }) => orsakId)
  const children = Map.groupBy(orsaker, ({ under }) => under)
  const nodes = (under: string | null, djup: number): OrsakNode[] =>
    (children.get(under) ?? []).sort(byOrder).map((orsak) => ({
      ...orsak,
      djup,
      belagg: belagg.get(orsak.id) ?? [],
      barn: nodes(orsak.id, djup + 1),
    }))
  return nodes(null, 0)
}

/** Siblings at a place, in order; for placing a card among them. */
export function orsakPlatser(
  board: Board,
  at: { utfallId: string; under: string | null; gruppId: string | null },
): Ordered[] {
  return orsakerOf(board)
    .filter((o) => o.utfallId === at.utfallId && o.under === at.under && o.gruppId === at.gruppId)
    .sort(byOrder)
}

/** True when `id` hangs somewhere under `ancestorId`. */
export function isUnderOrsak(board: Board, id: string, ancestorId: string): boolean {
  const byId = new Map(orsakerOf(board).map((orsak) => [orsak.id, orsak]))
  for (let at = byId.get(id)?.under ?? null; at !== null; at = byId.get(at)?.under ?? null) {
    if (at === ancestorId) return true
  }
  return false
}

/** The text of an orsak by id, with hidden ones left out. */
export function orsakTexts(board: Board): Map<string, { text: string; utfallId: string }> {
  return new Map(orsakerOf(board).map(({ id, text, utfallId }) => [id, { text, utfallId }]))
}

/** True when following `under` from here comes back here, and this is the lowest id on the way. */
function isTopOfRing(stored: ReadonlyMap<string, OrsakView>, start: OrsakView): boolean {
  const seen = new Set<string>()
  let lowest = start.id
  for (let at = start.under; at !== null && stored.has(at) && !seen.has(at); at = stored.get(at)!.under) {
    if (at === start.id) return lowest === start.id
    seen.add(at)
    if (at < lowest) lowest = at
  }
  return false
}
