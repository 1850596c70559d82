/**
 * What it costs Yjs to put a struct in its place. Where several were written at the same spot at the same time,
 * it goes through all of them, and the ones that were written onto those, for each new one: a frame of 29 KB held
 * a server for eight seconds. Honest work meets a few of a colleague's structs at a few spots; the gate counts an
 * upper bound and lets an update have so many steps.
 */
import type * as Y from 'yjs'
import type { Id, Struct } from './read-update.ts'
import { endOf, type Store, structAt } from './stored.ts'

/** What an update writes into one text, one set or one value. */
export class Crowd {
  #count = 0
  #first: Spot | null = null
  /** By what they are written onto, once there is more than one. */
  #spots: Map<string, Spot> | null = null

  /** `first` was written before anything else into what the update opens itself. */
  constructor(first: Struct | null) {
    if (first === null) return
    this.#count = 1
    this.#first = { last: first, isContested: false }
  }

  /** The steps that this struct may cost; counted no further than `most`. `type` is null when the update opens it. */
  charge(struct: Struct, type: Y.AbstractType<unknown> | null, store: Store, most: number): number {
    const before = this.#count++
    const spot = before === 0 ? null : this.#spotOf(struct)
    // Typed in front of the one before, as when somebody goes on at the start of a line.
    if (spot !== null && !spot.isContested && isInFrontOf(struct, spot.last)) {
      spot.last = struct
      return 0
    }
    const steps = stepsPast(struct, type, store, most)
    if (spot === null) this.#remember({ last: struct, isContested: steps > 0 })
    else {
      spot.last = struct
      spot.isContested = true
    }
    return spot === null ? steps : steps + before
  }

  #spotOf(struct: Struct): Spot | null {
    this.#spots ??= new Map([[keyOf(this.#first!.last), this.#first!]])
    return this.#spots.get(keyOf(struct)) ?? null
  }

  #remember(spot: Spot): void {
    this.#first ??= spot
    this.#spots?.set(keyOf(spot.last), spot)
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

/** How many stored items lie between what the struct names as its left and its right. */
function stepsPast(
  { origin, right, sub }: Struct,
  type: Y.AbstractType<unknown> | null,
  store: Store,
  most: number,
): number {
  let steps = 0
  let item: Y.Item | null = null
  if (origin === null) {
    item = type === null ? null : sub === null ? type._start : (type._map.get(sub) ?? null)
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
