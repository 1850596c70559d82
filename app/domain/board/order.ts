/** Places in a list as fractional keys: a card moves by writing one short string, and nobody else's card is touched. */
import { generateKeyBetween } from 'fractional-indexing'

export type Ordered = { id: string; order: string }

/** Two people may give two cards the same key, so the id decides between equals: every replica agrees. */
export function byOrder(a: Ordered, b: Ordered): number {
  return compare(a.order, b.order) || compare(a.id, b.id)
}

/** Half of what is stored without a word: whoever writes a key that long is not moving cards. */
export const LONGEST_NEW_KEY = 100

/**
 * A key that puts a card in front of `beforeId` among `siblings` (sorted by `byOrder`), or last when it is null
 * or gone. The moving card itself must not be among the siblings. There is always one: a key that nobody can build
 * on is passed over as if it were not there, and where there is no room left a neighbour's key is shared.
 */
export function orderBefore(siblings: readonly Ordered[], beforeId: string | null): string {
  const found = beforeId === null ? -1 : siblings.findIndex(({ id }) => id === beforeId)
  const at = found === -1 ? siblings.length : found
  const left = siblings.slice(0, at).findLast(isToBuildOn)?.order ?? null
  // Between two equal keys there is no room: step over the run of equals.
  const isRight = (one: Ordered) => isToBuildOn(one) && (left === null || one.order > left)
  const right = siblings.slice(at).find(isRight)?.order ?? null
  const order = generateKeyBetween(left, right)
  return order.length <= LONGEST_NEW_KEY ? order : (left ?? right ?? order)
}

function isToBuildOn({ order }: Ordered): boolean {
  return isOrderKey(order) && order.length <= LONGEST_NEW_KEY
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
