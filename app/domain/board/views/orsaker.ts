/**
 * The causes of a result as a tree. Two people may at once put each of two causes under the other; such a ring
 * has no root, so the views let the cause with the lowest id of the ring stand directly under the result. A cause
 * whose parent or group is gone stands there too: nobody's words disappear because a colleague tidied up. No tree
 * is deeper than `MOST_LEVELS`, so whoever draws one may call itself for each level.
 */
import { creatorOf, isShown, readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'
import type { OrsakPlats, Paverkan } from '../fields.ts'
import { byOrder, type Ordered } from '../order.ts'
import { oncePerState } from '../remember.ts'
import { type BelaggView, belaggOf } from './belagg.ts'
import { djupOf } from './orsak-djup.ts'

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
export function orsakerOf(board: Board): readonly OrsakView[] {
  return flat(board).orsaker
}

/** The tree of one result: its top causes in order, each with what hangs under it. */
export function orsakTree(board: Board, utfallId: string): readonly OrsakNode[] {
  return orsakTrees(board).get(utfallId) ?? []
}

/** The trees of all results that have any causes. */
export const orsakTrees = oncePerState((board): ReadonlyMap<string, readonly OrsakNode[]> => {
  const { orsaker, djup } = flat(board)
  const belagg = Map.groupBy(belaggOf(board), ({ orsakId }) => orsakId)
  const nodes = new Map(
    orsaker
      .toSorted(byOrder)
      .map((orsak): [string, OrsakNode] => [
        orsak.id,
        { ...orsak, djup: djup.get(orsak.id)!, belagg: belagg.get(orsak.id) ?? [], barn: [] },
      ]),
  )
  const trees = new Map<string, OrsakNode[]>()
  for (const node of nodes.values()) {
    const top = trees.get(node.utfallId)
    if (node.under !== null) nodes.get(node.under)!.barn.push(node)
    else if (top) top.push(node)
    else trees.set(node.utfallId, [node])
  }
  return trees
})

/** Every cause of a tree in the order it is read: each before what hangs under it. */
export function everyNode(tree: readonly OrsakNode[]): OrsakNode[] {
  const nodes: OrsakNode[] = []
  const ahead = tree.toReversed()
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    nodes.push(node)
    for (let at = node.barn.length - 1; at >= 0; at--) ahead.push(node.barn[at]!)
  }
  return nodes
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
export const orsakTexts = oncePerState(
  (board): ReadonlyMap<string, { text: string; utfallId: string }> =>
    new Map(orsakerOf(board).map(({ id, text, utfallId }) => [id, { text, utfallId }])),
)

/** The causes at the places they are shown at, and how deep each of them hangs. */
const flat = oncePerState((board): { orsaker: OrsakView[]; djup: ReadonlyMap<string, number> } => {
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
  const djup = djupOf(stored)
  const orsaker = [...stored.values()].map((orsak) => {
    const under = djup.get(orsak.id) === 0 ? null : orsak.under
    const gruppId = under === null && isShown(board, 'grupper', orsak.gruppId) ? orsak.gruppId : null
    return { ...orsak, under, gruppId }
  })
  return { orsaker, djup }
})
