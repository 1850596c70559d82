/** What an inspection has found that an update changes, and the rules that only its end can tell. */
import { Crowd, stepsPast } from './crowd.ts'
import { lastWrite } from './last-write.ts'
import type { GateLimits } from './limits.ts'
import type { AnyType, CardPlace, Crowded, FieldChange, TextPlace } from './places.ts'
import type { Struct } from './read-update.ts'
import { Breach, type RuleId } from './rules.ts'
import type { Store } from './stored.ts'
import { TextOrder } from './text-order.ts'

/** To go past a struct takes as long as to move so many aside. */
const MOVED_IN_A_STEP = 500

export class Findings {
  readonly cards: CardPlace[] = []
  readonly texts: TextPlace[] = []
  /** Texts that become longer than anybody may make them alone. */
  readonly overfull: TextPlace[] = []
  /** Values under a key of which the document has the first: Yjs joins those that are deleted, and no others. */
  readonly parted: Struct[] = []
  /** How many living stored items the update deletes. */
  living = 0
  readonly #store: Store
  readonly #limits: GateLimits
  readonly #off: ReadonlySet<RuleId>
  #steps = 0
  #sought = 0
  #cuts = 0

  constructor(store: Store, limits: GateLimits, off: ReadonlySet<RuleId>) {
    this.#store = store
    this.#limits = limits
    this.#off = off
  }

  /** Ends the inspection, unless a fuzz test has switched the rule off to see what it is for. */
  breach(rule: RuleId): void {
    if (!this.#off.has(rule)) throw new Breach(rule)
  }

  add(card: CardPlace): void {
    card.isChanged = true
    this.cards.push(card)
  }

  change(card: CardPlace, field: string): FieldChange {
    if (!card.isChanged) this.add(card)
    return card.change(field)
  }

  /** A struct takes its place among those that a text or set holds. */
  join(struct: Struct, list: Crowded, type: AnyType | null): void {
    if (list.first === null) {
      list.first = struct
      this.#pay(stepsPast(struct, type, this.#store, this.#left))
      return
    }
    list.crowd ??= new Crowd(list.first, type !== null && stepsPast(list.first, type, this.#store, 1) > 0)
    this.#pay(list.crowd.charge(struct, type, this.#store, this.#left))
  }

  /** A struct of which the last `length` letters are new takes its place among a text's letters. */
  order(struct: Struct, length: number, text: TextPlace): void {
    if (this.#off.has('G30')) return
    text.order ??= new TextOrder(text.type, this.#store)
    const steps = text.order.put(struct, struct.clock + struct.length - length)
    if (steps === null) throw new Breach('G30')
    // Beside what Yjs takes for the same: whoever may write there must not be stopped by being looked at.
    if ((this.#sought += steps) > this.#limits.steps) this.breach('G28')
  }

  /** A write of a value that does not replace the last one takes its place beside the `others` of the update. */
  standBeside(struct: Struct, others: number, type: AnyType | null): void {
    this.#pay(others + stepsPast(struct, type, this.#store, this.#left))
  }

  /** Yjs will cut a struct in two: it moves aside what comes behind it among the `many` that its client has written. */
  cut(many: number): void {
    if (++this.#cuts > this.#limits.cuts) this.breach('G28')
    this.#pay(Math.floor(many / MOVED_IN_A_STEP))
  }

  get #left(): number {
    return this.#limits.steps - this.#steps + 1
  }

  #pay(steps: number): void {
    this.#steps += steps
    if (this.#steps > this.#limits.steps) this.breach('G28')
  }

  /** Whether the board is whole when all of the update is in. */
  settle(): void {
    // What Yjs makes of living ones depends on the order in which they come.
    if (this.parted.some(({ isGone }) => !isGone)) this.breach('G3')
    for (const text of this.texts) {
      const { type, max, added, removed } = text
      const length = (type?._length ?? 0) + added - removed
      if (added > 0 && length > max * this.#limits.textSlack) this.overfull.push(text)
    }
    for (const card of this.cards) {
      if (card.type === null && card.changes.length < card.fields.size) this.breach('G13')
      for (const change of card.changes)
        if ((change.written !== null || change.storedIsDeleted) && !hasValue(this.#store, card, change))
          this.breach('G20')
    }
  }
}

/** Whether a value field still has a value: Yjs shows what was written last, also when that has been deleted. */
function hasValue(store: Store, { type }: CardPlace, change: FieldChange): boolean {
  const stored = type?._map.get(change.field)
  const last = change.isTangled ? lastWrite(store, stored, change.written) : change.written
  if (last !== null) return last.content === 'values' && !last.isDeleted
  return stored !== undefined && !stored.deleted && !change.storedIsDeleted
}
