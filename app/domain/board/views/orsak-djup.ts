/** How deep each cause hangs, found in one pass: a parent is always placed before what hangs under it. */

type Placed = { id: string; utfallId: string; under: string | null }

/**
 * "Varför?" is asked five times, not fifty. What hangs deeper begins anew at the top of its result, so that neither
 * a browser nor the server has to draw lists within lists without end.
 */
export const MOST_LEVELS = 50

/** The level of each cause under its result; whatever has level 0 stands at the top, whatever it says of a parent. */
export function djupOf(stored: ReadonlyMap<string, Placed>): Map<string, number> {
  const djup = new Map<string, number>()
  for (const start of stored.values()) {
    const { way, top } = wayUp(stored, start, djup)
    for (let at = way.length - 1; at >= 0; at--) {
      const orsak = way[at]!
      const parent = orsak === top ? undefined : parentOf(stored, orsak)
      djup.set(orsak.id, parent ? (djup.get(parent.id)! + 1) % MOST_LEVELS : 0)
    }
  }
  return djup
}

/**
 * From a cause over those above it, as far as none of them is placed yet. Where the way comes back to itself it has
 * found a ring, whose `top` is then last on the way.
 */
function wayUp<T extends Placed>(
  stored: ReadonlyMap<string, T>,
  start: T,
  placed: ReadonlyMap<string, number>,
): { way: T[]; top: T | null } {
  const way: T[] = []
  const seen = new Map<string, number>()
  let orsak: T | undefined = start
  while (orsak && !placed.has(orsak.id)) {
    const back = seen.get(orsak.id)
    if (back !== undefined) return fromTop(way, back)
    seen.set(orsak.id, way.length)
    way.push(orsak)
    orsak = parentOf(stored, orsak)
  }
  return { way, top: null }
}

/** The ring turned so that its lowest id comes last. */
function fromTop<T extends Placed>(way: readonly T[], from: number): { way: T[]; top: T } {
  const ring = way.slice(from)
  const top = ring.reduce((lowest, orsak) => (orsak.id < lowest.id ? orsak : lowest))
  const cut = ring.indexOf(top) + 1
  return { way: way.slice(0, from).concat(ring.slice(cut), ring.slice(0, cut)), top }
}

/** Two causes hang together only under the same result. */
function parentOf<T extends Placed>(stored: ReadonlyMap<string, T>, orsak: T): T | undefined {
  const parent = orsak.under === null ? undefined : stored.get(orsak.under)
  return parent?.utfallId === orsak.utfallId ? parent : undefined
}
