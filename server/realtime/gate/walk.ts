/**
 * Goes through an update beside the document in the order in which Yjs would take it in, and finds where each
 * struct and each deletion lies. Every struct whose references are not there, or lead elsewhere, ends the walk.
 */
import * as Y from 'yjs'
import { accept } from './accept.ts'
import type { Findings } from './findings.ts'
import type { Place, Places } from './places.ts'
import { Id, type Struct, type StructBlock } from './read-update.ts'
import { Breach } from './rules.ts'
import { endOf, type Store, structAt } from './stored.ts'

/** A client's structs in the update, beside those that the document has. */
export class Source {
  readonly client: number
  readonly structs: readonly Struct[]
  /** The clock up to which the document has them, and the one up to which the walk has come. */
  readonly had: number
  reached: number
  next = 0
  /** Set while a struct of another client waits until `reached` is above `wanted`. */
  isAwaited = false
  wanted = Number.POSITIVE_INFINITY

  constructor({ client, structs }: StructBlock, had: number) {
    this.client = client
    this.structs = structs
    this.had = had
    this.reached = had
  }
}

export class Walk {
  readonly sources = new Map<number, Source>()
  /** How many structs the document gets, and how far clocks move. */
  taken = 0
  moved = 0
  readonly #store: Store
  readonly #places: Places
  readonly #findings: Findings
  readonly #advance: number
  /** Where the last `#locate` led. */
  #place: Place | null = null
  #sub: string | null = null
  /** The last struct that was taken, and the last parent that was looked up. */
  #taken: Struct | null = null
  #parent: Id | null = null
  #opened: Place | null = null

  constructor(
    store: Store,
    places: Places,
    findings: Findings,
    blocks: readonly StructBlock[],
    advance: number,
  ) {
    this.#store = store
    this.#places = places
    this.#findings = findings
    this.#advance = advance
    for (const block of blocks)
      this.sources.set(block.client, new Source(block, endOf(this.#store.get(block.client))))
  }

  /** Takes a client's structs; where one builds on another client's, those come first. */
  takeStructs(first: Source): void {
    const waiting: Source[] = [first]
    first.wanted = Number.POSITIVE_INFINITY
    first.isAwaited = true
    for (let source: Source | undefined = first; source; source = waiting.at(-1)) {
      const struct = source.structs[source.next]
      if (struct === undefined || source.reached > source.wanted) {
        source.isAwaited = false
        waiting.pop()
        continue
      }
      if (struct.clock > source.reached) this.#findings.breach('G3')
      const awaited = this.#awaitedBy(struct, source)
      if (awaited === null) {
        this.#take(struct, source)
        source.next++
      } else if (awaited.isAwaited) {
        throw new Breach('G5') // each waits for the other
      } else {
        awaited.isAwaited = true
        waiting.push(awaited)
      }
    }
  }

  /** The source that must come further before this struct can be taken. */
  #awaitedBy(struct: Struct, source: Source): Source | null {
    const { origin, right, parent } = struct
    return (
      (origin && this.#missing(struct, source, origin)) ??
      (right && this.#missing(struct, source, right)) ??
      (parent && this.#missing(struct, source, parent))
    )
  }

  #missing(struct: Struct, source: Source, { client, clock }: Id): Source | null {
    if (client === struct.client) {
      if (clock >= struct.clock) throw new Breach('G5')
      return null
    }
    // What the document has, it has with everything that it builds on.
    const isKnown = struct.clock + struct.length <= source.had
    const other = isKnown ? undefined : this.sources.get(client)
    if (clock < (other ? other.reached : endOf(this.#store.get(client)))) return null
    if (other === undefined || other.next === other.structs.length) {
      this.#findings.breach('G4')
      return null
    }
    other.wanted = clock
    return other
  }

  #take(struct: Struct, source: Source): void {
    const end = struct.clock + struct.length
    if (end <= source.had) {
      this.#takeKnown(struct)
      return
    }
    const length = end - Math.max(struct.clock, source.had)
    this.taken++
    if ((this.moved += length) > this.#advance) this.#findings.breach('G6')
    source.reached = end
    if (struct.content === 'collected') return
    this.#locateStruct(struct)
    if (struct.clock < source.had) {
      // Yjs cuts where it says, and what is stored and told says something else.
      const { origin } = struct
      if (origin && this.#cutsLetter(origin.client, origin.clock)) this.#findings.breach('G26')
      this.#anchorToLeftPart(struct, source.had)
      if (struct.sub !== null && struct.content === 'values') this.#findings.parted.push(struct)
    }
    const { place } = struct
    if (place === null) throw new Breach('G12')
    accept(struct, place, length, this.#places, this.#findings)
    this.#taken = struct
  }

  /** Yjs drops it, but looks at what it names first: it makes roots, and cuts items where they are named. */
  #takeKnown({ root, origin, right }: Struct): void {
    if (root !== null && !this.#places.root(root)) this.#findings.breach('G9')
    if (origin && this.#cutsLetter(origin.client, origin.clock)) this.#findings.breach('G26')
    if (right && this.#cutsLetter(right.client, right.clock - 1)) this.#findings.breach('G26')
  }

  /** Whether a cut after this clock parts the halves of an emoji; Yjs then writes two question marks. */
  #cutsLetter(client: number, clock: number): boolean {
    if (clock < 0) return false
    const item = structAt(this.#store, client, clock)
    if (!(item instanceof Y.Item)) return false
    const at = clock - item.id.clock
    if (at + 1 === item.length) return false
    this.#cut(client)
    if (!(item.content instanceof Y.ContentString)) return false
    const unit = item.content.str.charCodeAt(at)
    return unit >= 0xd800 && unit <= 0xdbff
  }

  /** Sets where the struct lies. All that it names must lie there too. */
  #locateStruct(struct: Struct): void {
    const { origin, right, root, parent } = struct
    const first = origin ?? right
    if (first) {
      this.#locate(first, origin === null)
      struct.place = this.#place
      struct.sub = this.#sub
      if (origin && right) this.#mustBeAt(struct, right)
    } else if (root !== null) {
      struct.place = this.#places.root(root) ?? null
      if (struct.place === null) this.#findings.breach('G9')
    } else if (parent) struct.place = this.#openedBy(parent)
  }

  #mustBeAt(struct: Struct, id: Id): void {
    this.#locate(id, id === struct.right)
    if (struct.place !== this.#place || struct.sub !== this.#sub) this.#findings.breach('G10')
  }

  /** Yjs hangs the new part of a struct onto the part that the document has, wherever that lies. */
  #anchorToLeftPart(struct: Struct, had: number): void {
    struct.origin = new Id(struct.client, had - 1)
    this.#mustBeAt(struct, struct.origin)
  }

  /** Yjs goes in behind an origin, and in front of a right origin. */
  #locate(id: Id, isRight: boolean): void {
    const named = this.#named(id)
    if (named !== null && named.length > 1) {
      const from = named instanceof Y.Item ? named.id.clock : named.clock
      if (id.clock !== (isRight ? from : from + named.length - 1)) this.#cut(id.client)
    }
    if (named instanceof Y.Item) {
      this.#place = this.#places.of(named.parent as Y.AbstractType<unknown>)
      this.#sub = named.parentSub
    } else {
      this.#place = named?.place ?? null
      this.#sub = named?.sub ?? null
    }
  }

  #cut(client: number): void {
    const stored = this.#store.get(client)?.length ?? 0
    this.#findings.cut(stored + (this.sources.get(client)?.structs.length ?? 0))
  }

  /** The place that a parent opens; null when it is no living type of the board's. */
  #openedBy(parent: Id): Place | null {
    // A new card's fields name the same parent one after the other, with a text's letters right behind it.
    const { client, clock } = parent
    if (this.#taken?.clock === clock && this.#taken.client === client) return this.#taken.opens
    if (this.#parent?.clock === clock && this.#parent.client === client) return this.#opened
    const named = this.#named(parent)
    this.#parent = parent
    this.#opened = named instanceof Y.Item ? this.#openedByItem(named) : (named?.opens ?? null)
    return this.#opened
  }

  #openedByItem({ content, deleted }: Y.Item): Place | null {
    return content instanceof Y.ContentType && !deleted ? this.#places.of(content.type) : null
  }

  /** What a reference means: an item of the document, or a struct that the walk has passed. */
  #named({ client, clock }: Id): Y.Item | Struct | null {
    if (clock < endOf(this.#store.get(client))) {
      const stored = structAt(this.#store, client, clock)
      if (stored instanceof Y.Item) return stored
    } else {
      const struct = structIn(this.sources.get(client)?.structs ?? [], clock)
      if (struct?.content !== 'collected') return struct
    }
    this.#findings.breach('G11')
    return null
  }
}

/** The struct with this clock, or null. */
export function structIn(structs: readonly Struct[], clock: number): Struct | null {
  const at = indexIn(structs, clock)
  const struct = structs[at]
  return struct !== undefined && struct.clock <= clock ? struct : null
}

/** Where the first struct is that ends after this clock. */
export function indexIn(structs: readonly Struct[], clock: number): number {
  let low = 0
  let high = structs.length
  while (low < high) {
    const mid = (low + high) >> 1
    const struct = structs[mid]!
    if (struct.clock + struct.length <= clock) low = mid + 1
    else high = mid
  }
  return low
}
