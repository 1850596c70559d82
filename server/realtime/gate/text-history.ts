/** The runs in which a text was written, and what somebody who wrote one of them must have known of the others. */
import type * as Y from 'yjs'
import type { AnyType } from './places.ts'
import { Id } from './read-update.ts'

/** Letters that a client wrote in one go, both clocks included. What is deleted of them still counts. */
export type Run = { client: number; from: number; to: number; origin: Id | null; right: Id | null }

export function lastOf({ client, to }: Run): Id {
  return new Id(client, to)
}

export class TextHistory {
  /** Of each client, by clock. */
  readonly #runs = new Map<number, Run[]>()
  readonly #known = new Map<number, Known>()
  /** How many runs were listed, or looked at for what somebody knew. */
  looked = 0

  /** `type` holds what is stored, if anything is; `written` has come after it. */
  constructor(type: AnyType | null, written: readonly Run[]) {
    for (let item = type?._start ?? null; item; item = item.right) this.add(runOf(item))
    for (const runs of this.#runs.values()) runs.sort((a, b) => a.from - b.from)
    for (const run of written) this.add(run)
  }

  /** Of one client, the runs come by clock. */
  add(run: Run): void {
    this.looked++
    const runs = this.#runs.get(run.client)
    if (runs) runs.push(run)
    else this.#runs.set(run.client, [run])
  }

  /** The run with this letter, which must be there. */
  runAt(client: number, clock: number): Run {
    const runs = this.#runs.get(client)!
    let low = 0
    let high = runs.length - 1
    while (low < high) {
      const mid = (low + high) >> 1
      if (runs[mid]!.to < clock) low = mid + 1
      else high = mid
    }
    return runs[low]!
  }

  /** What a new run's writer knew when writing it: at least all that it and their earlier ones were written onto. */
  knownTo({ client, from, origin, right }: Run): Known {
    let known = this.#known.get(client)
    if (!known) this.#known.set(client, (known = new Known(this.#runs)))
    for (const id of [new Id(client, from - 1), origin, right]) if (id) this.looked += known.learn(id)
    return known
  }
}

/** Letters of a text that somebody has seen, each with everything that it was written onto. */
export class Known {
  readonly #runs: ReadonlyMap<number, readonly Run[]>
  /** Of each client, the last letter, and how many of the runs have been looked at. */
  readonly #upTo = new Map<number, number>()
  readonly #seen = new Map<number, number>()

  constructor(runs: ReadonlyMap<number, readonly Run[]>) {
    this.#runs = runs
  }

  has({ client, clock }: Id): boolean {
    return clock <= (this.#upTo.get(client) ?? -1)
  }

  /** Returns how many runs that took. */
  learn(id: Id): number {
    let looked = 0
    const waiting = [id]
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (this.has(next)) continue
      const { client, clock } = next
      this.#upTo.set(client, clock)
      const runs = this.#runs.get(client) ?? []
      let at = this.#seen.get(client) ?? 0
      for (; at < runs.length && runs[at]!.from <= clock; at++) {
        const { origin, right } = runs[at]!
        if (origin) waiting.push(origin)
        if (right) waiting.push(right)
        looked++
      }
      this.#seen.set(client, at)
    }
    return looked
  }
}

function runOf({ id, length, origin, rightOrigin }: Y.Item): Run {
  const { client, clock } = id
  return { client, from: clock, to: clock + length - 1, origin, right: rightOrigin }
}
