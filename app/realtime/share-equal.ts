import { equalityDeep } from 'lib0/function'

/**
 * `next` with every part that equals its counterpart in `before` replaced by that very object: what did not change
 * is the same object as last time, so a memoized component need not be drawn again.
 */
export function shareEqual<T>(before: T, next: T): T {
  if (Object.is(before, next) || equalityDeep(before, next)) return before
  if (Array.isArray(before) && Array.isArray(next)) return shareItems(before, next) as T
  if (isPlain(before) && isPlain(next)) {
    return Object.fromEntries(
      Object.entries(next).map(([key, part]) => [key, shareEqual(before[key], part)]),
    ) as T
  }
  return next
}

/** Items are known again by their id wherever they moved, others by their place. */
function shareItems(before: readonly unknown[], next: readonly unknown[]): unknown[] {
  const byId = new Map(before.flatMap((item) => (hasId(item) ? [[item.id, item]] : [])))
  return next.map((item, at) => shareEqual(hasId(item) ? byId.get(item.id) : before[at], item))
}

function hasId(item: unknown): item is { id: unknown } {
  return isPlain(item) && 'id' in item
}

function isPlain(v: unknown): v is Record<string, unknown> {
  return typeof v === 'object' && v !== null && Object.getPrototypeOf(v) === Object.prototype
}
