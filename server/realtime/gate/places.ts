/**
 * Where something lies on the board: root, card, and the card's texts and sets. A place is either in the
 * document already or opened by the update that is being inspected. Within one inspection a type has exactly
 * one place object, so two things lie in the same place when they have the same object and the same key.
 */
import type * as Y from 'yjs'
import { openBoard } from '#domain/board/document.ts'
import { BESLUT_ROOT, CARD_KINDS, CARDS, type CardKind, fieldOf } from '#domain/board/fields.ts'
import type { Crowd } from './crowd.ts'
import type { Struct } from './read-update.ts'
import type { TextOrder } from './text-order.ts'

export type AnyType = Y.AbstractType<unknown>
export type RootName = CardKind | typeof BESLUT_ROOT

type Field = NonNullable<ReturnType<typeof fieldOf>>

/** `fieldOf`, prepared: it is asked for every struct. */
const FIELDS: ReadonlyMap<CardKind, ReadonlyMap<string, Field>> = new Map(
  CARD_KINDS.map((kind) => [
    kind,
    new Map(Object.keys(CARDS[kind]).map((name) => [name, fieldOf(kind, name)!])),
  ]),
)

export class RootPlace {
  readonly level = 'root'
  readonly root: RootName
  readonly type: AnyType

  constructor(root: RootName, type: AnyType) {
    this.root = root
    this.type = type
  }
}

/** `null` for the type of a card, text or set means that the update opens it. */
export class CardPlace {
  readonly level = 'card'
  readonly kind: CardKind
  readonly id: string
  readonly type: AnyType | null
  /** Whoever made the card is its author. */
  readonly creator: number
  /** What a card of its kind has. */
  readonly fields: ReadonlyMap<string, Field>
  /** What the update does to its fields. */
  readonly changes: FieldChange[] = []
  isChanged = false

  constructor(kind: CardKind, id: string, type: AnyType | null, creator: number) {
    this.kind = kind
    this.id = id
    this.type = type
    this.creator = creator
    this.fields = FIELDS.get(kind)!
  }

  change(field: string): FieldChange {
    for (const change of this.changes) if (change.field === field) return change
    const change = new FieldChange(field)
    this.changes.push(change)
    return change
  }
}

export class TextPlace {
  readonly level = 'text'
  readonly card: CardPlace
  readonly field: string
  readonly type: AnyType | null
  readonly max: number
  first: Struct | null = null
  crowd: Crowd | null = null
  order: TextOrder | null = null
  added = 0
  removed = 0

  constructor(card: CardPlace, field: string, type: AnyType | null, max: number) {
    this.card = card
    this.field = field
    this.type = type
    this.max = max
  }
}

export class SetPlace {
  readonly level = 'set'
  readonly card: CardPlace
  readonly field: string
  readonly type: AnyType | null
  first: Struct | null = null
  crowd: Crowd | null = null

  constructor(card: CardPlace, field: string, type: AnyType | null) {
    this.card = card
    this.field = field
    this.type = type
  }
}

/** A list in which structs take their places; `crowd` once there are several new ones. */
export type Crowded = { first: Struct | null; crowd: Crowd | null }

export type Place = RootPlace | CardPlace | TextPlace | SetPlace

/** What an update does to one field of a card. */
export class FieldChange {
  readonly field: string
  act: 'create' | 'write' | 'delete' = 'delete'
  /** For a value: what the update wrote last, and whether it deletes what is stored. */
  written: Struct | null = null
  storedIsDeleted = false
  /** How many writes of it there are. */
  count = 0
  /** Some of the writes do not follow the one before, but stand beside it. */
  isTangled = false

  constructor(field: string) {
    this.field = field
  }
}

/** The places of one inspection. */
export class Places {
  readonly #roots: ReadonlyMap<AnyType | string, RootPlace>
  readonly #byType = new Map<AnyType, Place | null>()
  readonly #born = new Set<string>()

  constructor(doc: Y.Doc) {
    this.#roots = rootsOf(doc)
  }

  root(name: string): RootPlace | undefined {
    return this.#roots.get(name)
  }

  /** Notes that the update makes a card; false when any kind of card has the id, in the document or the update. */
  bear(id: string): boolean {
    for (const kind of CARD_KINDS) if (this.#roots.get(kind)!.type._map.has(id)) return false
    return this.#born.size < this.#born.add(id).size
  }

  /** The place that a stored type opens; null when the schema has none for it. */
  of(type: AnyType): Place | null {
    const known = this.#byType.get(type)
    if (known !== undefined) return known
    const place = this.#find(type)
    this.#byType.set(type, place)
    return place
  }

  #find(type: AnyType): Place | null {
    const item = type._item
    if (item === null) return this.#roots.get(type) ?? null
    const { parentSub } = item
    const parent = this.of(item.parent as AnyType)
    if (parent === null || parentSub === null || item.deleted) return null
    if (parent.level === 'root' && parent.root !== BESLUT_ROOT)
      return new CardPlace(parent.root, parentSub, type, item.id.client)
    return parent.level === 'card' ? fieldPlace(parent, parentSub, type) : null
  }
}

/** The place that a text or set field opens; null for a value or an unknown field. */
export function fieldPlace(card: CardPlace, name: string, type: AnyType | null): Place | null {
  const field = card.fields.get(name)
  if (field?.kind === 'text') return new TextPlace(card, name, type, field.max)
  return field?.kind === 'set' ? new SetPlace(card, name, type) : null
}

const ROOTS = new WeakMap<Y.Doc, ReadonlyMap<AnyType | string, RootPlace>>()

/** The roots by name and by type. */
function rootsOf(doc: Y.Doc): ReadonlyMap<AnyType | string, RootPlace> {
  const known = ROOTS.get(doc)
  if (known) return known
  const { roots, beslut } = openBoard(doc)
  const places = new Map<AnyType | string, RootPlace>()
  for (const [name, type] of [...Object.entries(roots), [BESLUT_ROOT, beslut] as const]) {
    const place = new RootPlace(name as RootName, type as AnyType)
    places.set(name, place).set(place.type, place)
  }
  ROOTS.set(doc, places)
  return places
}
