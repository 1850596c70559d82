/** Rektor's order of the insatser, as keys to write. */
import type { InsatsBeslut } from './beslut.ts'
import { type Ordered, orderBefore } from './order.ts'

/** As an insats is shown: the ranked ones first, in order. */
type Shown = { id: string; beslut: Pick<InsatsBeslut, 'order'> }

/** Keys grow when things are put between the same two again and again; then all get new ones. */
const LONG_KEY = 60

/**
 * The keys that put an insats in front of `before`, or last among the ranked when it is null or gone. What is shown
 * above the new place and has no rank yet gets one, so that everything above stays where it is seen.
 */
export function ranksToMove(
  shown: readonly Shown[],
  insatsId: string,
  before: string | null,
): Map<string, string> {
  const others = shown.filter(({ id }) => id !== insatsId)
  const ranked = others.flatMap(({ id, beslut: { order } }): Ordered[] =>
    order === null ? [] : [{ id, order }],
  )
  const keys = new Map<string, string>()
  const at = others.findIndex(({ id }) => id === before)
  for (const { id, beslut } of others.slice(0, Math.max(at, 0))) {
    if (beslut.order !== null) continue
    const order = orderBefore(ranked, null)
    ranked.push({ id, order })
    keys.set(id, order)
  }
  const order = orderBefore(ranked, ranked.some(({ id }) => id === before) ? before : null)
  keys.set(insatsId, order)
  return order.length > LONG_KEY ? freshKeys(ranked, insatsId, before) : keys
}

function freshKeys(ranked: readonly Ordered[], insatsId: string, before: string | null): Map<string, string> {
  const ids = ranked.map(({ id }) => id)
  const at = before === null ? -1 : ids.indexOf(before)
  ids.splice(at === -1 ? ids.length : at, 0, insatsId)
  const fresh: Ordered[] = []
  for (const id of ids) fresh.push({ id, order: orderBefore(fresh, null) })
  return new Map(fresh.map(({ id, order }) => [id, order]))
}
