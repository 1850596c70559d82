/**
 * The order of a text's letters while an update goes in: where Yjs will put each new run, without putting it there.
 *
 * A browser writes between two letters that stand side by side in its copy. So a run's right origin stands behind its
 * origin, and whatever has come in between since is something that its writer did not know of. Yjs relies on that and
 * does not check it: a run that says otherwise lies at one place in a document that was there when it came, and at
 * another in one that reads everything from its bytes.
 */
import type * as Y from 'yjs'
import type { AnyType } from './places.ts'
import { Id, type Struct } from './read-update.ts'
import { endOf, type Store, structAt } from './stored.ts'
import { lastOf, type Run, TextHistory } from './text-history.ts'

/** To list a run, or to look at what it was written onto, is so much cheaper than to go past it. */
const LOOKS_IN_A_STEP = 4

export class TextOrder {
  readonly #type: AnyType | null
  readonly #store: Store
  readonly #written: Run[] = []
  /** Most texts get no second run, and one alone needs nothing that follows. */
  #only: Run | null = null
  /** What follows a letter, and what comes first, where the update has changed that. */
  #next: Map<number, Map<number, Id | null>> | null = null
  #first: Id | null | undefined = undefined
  /** Letters within a run, by client, behind which the update has put something; ascending. */
  #cuts: Map<number, number[]> | null = null
  #history: TextHistory | null = null

  /** `type` holds the text; it is null when the update opens it. */
  constructor(type: AnyType | null, store: Store) {
    this.#type = type
    this.#store = store
  }

  /**
   * Puts a struct in its place, of which the letters from clock `from` on are new. Returns the steps that it took to
   * find it, or null when no browser can have written it there.
   */
  put({ client, clock, length, origin, right }: Struct, from: number): number | null {
    const run: Run = { client, from, to: clock + length - 1, origin, right }
    if (this.#only !== null) {
      this.#link(this.#only.origin, this.#only)
      this.#only = null
    }
    const isNext = isSame(this.#after(origin), right)
    const found = isNext ? { left: origin, steps: 0 } : this.#find(run)
    if (found === null) return null
    if (isNext && this.#written.length === 0) this.#only = run
    else this.#link(found.left, run)
    this.#written.push(run)
    this.#history?.add(run)
    return found.steps
  }

  /** The letter behind this one, or the first; null at the end. */
  #after(id: Id | null): Id | null {
    if (id === null) return this.#first === undefined ? idOf(this.#type?._start) : this.#first
    const { client, clock } = id
    const next = this.#next?.get(client)?.get(clock)
    if (next !== undefined) return next
    if (clock < endOf(this.#store.get(client))) {
      const item = structAt(this.#store, client, clock) as Y.Item
      if (clock === item.id.clock + item.length - 1) return idOf(item.right)
    }
    return new Id(client, clock + 1)
  }

  #link(left: Id | null, run: Run): void {
    const right = this.#after(left)
    const first = new Id(run.client, run.from)
    if (left === null) this.#first = first
    else {
      if (this.#isWithin(left)) this.#cut(left)
      this.#follow(left, first)
    }
    this.#follow(lastOf(run), right)
  }

  #follow({ client, clock }: Id, next: Id | null): void {
    this.#next ??= new Map()
    const byClock = this.#next.get(client)
    if (byClock) byClock.set(clock, next)
    else this.#next.set(client, new Map([[clock, next]]))
  }

  /** Whether the letter and the one behind it were written in one run, and nothing has come in between. */
  #isWithin({ client, clock }: Id): boolean {
    if (this.#next?.get(client)?.has(clock)) return false
    if (clock >= endOf(this.#store.get(client))) return true
    const { id, length } = structAt(this.#store, client, clock)
    return clock < id.clock + length - 1
  }

  #cut({ client, clock }: Id): void {
    this.#cuts ??= new Map()
    const cuts = this.#cuts.get(client)
    if (cuts) cuts.splice(firstFrom(cuts, clock), 0, clock)
    else this.#cuts.set(client, [clock])
  }

  /**
   * Goes from a run's origin to its right origin, and finds its place among what lies there as Yjs does
   * (`Item.integrate` of yjs 13.6): siblings by clientID, each with all that was written onto it.
   */
  #find(run: Run): { left: Id | null; steps: number } | null {
    const before = this.#history?.looked ?? 0
    this.#history ??= new TextHistory(this.#type, this.#written)
    const history = this.#history
    const known = history.knownTo(run)
    const passed = new Passed(history)
    let left = run.origin
    let isPlaced = false
    let at = this.#after(run.origin)
    for (; !isSame(at, run.right); at = this.#after(passed.last)) {
      if (at === null || known.has(at)) return null
      const other = this.#runFrom(at, history)
      passed.add(other)
      if (isPlaced) continue
      const side = sideOf(run, other, passed)
      if (side === 'right') isPlaced = true
      else if (side === 'left') {
        left = lastOf(other)
        passed.settle()
      }
    }
    return { left, steps: Math.ceil((history.looked - before) / LOOKS_IN_A_STEP) + passed.count }
  }

  /** What was written in one go from this letter on, as far as nothing has come in between. */
  #runFrom({ client, clock }: Id, history: TextHistory): Run {
    const whole = history.runAt(client, clock)
    const cuts = this.#cuts?.get(client) ?? []
    const cut = cuts[firstFrom(cuts, clock)]
    return {
      client,
      from: clock,
      to: cut === undefined ? whole.to : Math.min(cut, whole.to),
      origin: clock === whole.from ? whole.origin : new Id(client, clock - 1),
      right: whole.right,
    }
  }
}

/** `open` when only what comes further on can tell. */
function sideOf(run: Run, other: Run, passed: Passed): 'left' | 'right' | 'open' {
  if (isSame(run.origin, other.origin)) {
    if (other.client < run.client) return 'left'
    return isSame(run.right, other.right) ? 'right' : 'open'
  }
  const at = other.origin === null ? null : passed.find(other.origin)
  if (at === null) return 'right'
  return passed.isOpen(at) ? 'open' : 'left'
}

/** What was passed of a run, and how many runs before it. */
type Part = { from: number; to: number; at: number }

/** The runs that the search has gone past. Those since the last that lies to the left are open. */
class Passed {
  readonly #history: TextHistory
  /** By the whole run that each is a part of; the parts of one stand in the order of their letters. */
  readonly #parts = new Map<Run, Part[]>()
  last: Id | null = null
  count = 0
  #settled = 0

  constructor(history: TextHistory) {
    this.#history = history
  }

  add(run: Run): void {
    const { client, from, to } = run
    const whole = this.#history.runAt(client, from)
    const part: Part = { from, to, at: this.count++ }
    const parts = this.#parts.get(whole)
    if (parts) parts.push(part)
    else this.#parts.set(whole, [part])
    this.last = lastOf(run)
  }

  settle(): void {
    this.#settled = this.count
  }

  isOpen(at: number): boolean {
    return at >= this.#settled
  }

  /** How many runs were passed before the one with this letter; null when it was not passed. */
  find({ client, clock }: Id): number | null {
    const parts = this.#parts.get(this.#history.runAt(client, clock)) ?? []
    let low = 0
    let high = parts.length
    while (low < high) {
      const mid = (low + high) >> 1
      if (parts[mid]!.to < clock) low = mid + 1
      else high = mid
    }
    const part = parts[low]
    return part && part.from <= clock ? part.at : null
  }
}

function idOf(item: Y.Item | null | undefined): Id | null {
  return item ? new Id(item.id.client, item.id.clock) : null
}

function isSame(a: Id | null, b: Id | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)
}

/** Where the first number is that is not below this one. */
function firstFrom(ascending: readonly number[], number: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (ascending[mid]! < number) low = mid + 1
    else high = mid
  }
  return low
}
