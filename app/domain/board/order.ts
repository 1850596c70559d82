/** Places in a list as fractional keys: a card moves by writing one short string, and nobody else's card is touched. */
import { generateKeyBetween } from 'fractional-indexing'

export type Ordered = { id: string; order: string }

/** Two people may give two cards the same key, so the id decides between equals: every replica agrees. */
export function byOrder(a: Ordered, b: Ordered): number {
  return compare(a.order, b.order) || compare(a.id, b.id)
}

/**
 * A key that puts a card in front of `beforeId` among `siblings` (sorted by `byOrder`), or last when it is null
 * or gone. The moving card itself must not be among the siblings.
 */
export function orderBefore(siblings: readonly Ordered[], beforeId: string | null): string {
  const found = beforeId === null ? -1 : siblings.findIndex(({ id }) => id === beforeId)
  const at = found === -1 ? siblings.length : found
  const left = siblings[at - 1]?.order ?? null
  // Between two equal keys there is no room: step over the run of equals.
  const right = siblings.slice(at).find(({ order }) => left === null || order > left)?.order ?? null
  return generateKeyBetween(left, right)
}

/** A key the library can build on; the gate refuses others, since they would throw in a colleague's browser. */
export function isOrderKey(v: unknown): v is string {
  // The library takes letters outside its alphabet for zeros, and then puts cards where nobody did.
  if (typeof v !== 'string' || !/^[0-9A-Za-z]{1,200}$/.test(v)) return false
  try {
    generateKeyBetween(v, null)
    return true
  } catch {
    return false
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
