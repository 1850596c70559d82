/**
 * What it costs Yjs to put a struct in its place. Where several were written at the same spot at the same time,
 * it goes through all of them, and the ones that were written onto those, for each new one: a frame of 29 KB held
 * a server for eight seconds. Honest work meets a few of a colleague's structs at a few spots; the gate counts an
 * upper bound and lets an update have so many steps.
 */
import type * as Y from 'yjs'
import type { AnyType } from './places.ts'
import type { Id, Struct } from './read-update.ts'
import { endOf, type Store, structAt } from './stored.ts'

/** What an update writes into one text or set, from its second struct on. */
export class Crowd {
  #count = 1
  /** By what they are written onto. */
  readonly #spots: Map<string, Spot>

  constructor(first: Struct, isContested: boolean) {
    this.#spots = new Map([[keyOf(first), { last: first, isContested }]])
  }

  /** The steps that this struct may cost; counted no further than `most`. */
  charge(struct: Struct, type: AnyType | null, store: Store, most: number): number {
    const others = this.#count++
    const key = keyOf(struct)
    const spot = this.#spots.get(key)
    // Typed in front of the one before, as when somebody goes on at the start of a line.
    if (spot && !spot.isContested && isInFrontOf(struct, spot.last)) {
      spot.last = struct
      return 0
    }
    const steps = stepsPast(struct, type, store, most)
    this.#spots.set(key, { last: struct, isContested: spot !== undefined || steps > 0 })
    return spot ? steps + others : steps
  }
}

/** What the update's structs with one origin do: follow each other, or not. */
type Spot = { last: Struct; isContested: boolean }

function keyOf({ origin, sub }: Struct): string {
  return origin === null ? `/${sub}` : `${origin.client}/${origin.clock}`
}

function isInFrontOf({ client, right }: Struct, last: Struct): boolean {
  return (
    right !== null && client === last.client && right.client === last.client && right.clock === last.clock
  )
}

/**
 * How many stored items lie between what the struct names as its left and its right. `type` holds them; it is
 * null when the update opens it.
 */
export function stepsPast(
  { origin, right, sub }: Struct,
  type: AnyType | null,
  store: Store,
  most: number,
): number {
  if (type === null) return 0
  let steps = 0
  let item: Y.Item | null = null
  if (origin === null) {
    item = sub === null ? type._start : (type._map.get(sub) ?? null)
    // Yjs goes back to the first write of a key before it goes forward.
    if (sub !== null) for (; item?.left && steps < most; steps++) item = item.left as Y.Item
  } else if (origin.clock < endOf(store.get(origin.client))) {
    const left = structAt(store, origin.client, origin.clock) as Y.Item
    const isWithin = origin.clock < left.id.clock + left.length - 1
    if (isWithin && isNextAfter(right, origin)) return 0
    if (isWithin) steps++
    item = left.right
  }
  while (item !== null && steps < most && !(right !== null && holds(item, right))) {
    steps++
    item = item.right
  }
  return steps
}

function isNextAfter(id: Id | null, { client, clock }: Id): boolean {
  return id !== null && id.client === client && id.clock === clock + 1
}

function holds({ id, length }: Y.Item, { client, clock }: Id): boolean {
  return id.client === client && id.clock <= clock && clock < id.clock + length
}
