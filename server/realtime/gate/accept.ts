/** What a new struct may carry, by the place it lies in: the board's schema, and nothing deeper. */
import * as Y from 'yjs'
import { BESLUT_ROOT, isCardId, isSetKey } from '#domain/board/fields.ts'
import type { Findings } from './findings.ts'
import {
  CardPlace,
  fieldPlace,
  type Place,
  type Places,
  type RootPlace,
  type SetPlace,
  type TextPlace,
} from './places.ts'
import type { Struct } from './read-update.ts'
import { Breach } from './rules.ts'

/** `length` is how much of the struct is new. */
export function accept(
  struct: Struct,
  place: Place,
  length: number,
  places: Places,
  findings: Findings,
): void {
  if (place.level === 'text') acceptText(struct, place, length, findings)
  else if (place.level === 'card') acceptField(struct, place, findings)
  else if (place.level === 'set') acceptMember(struct, place, findings)
  else acceptCard(struct, place, places, findings)
}

function acceptCard(struct: Struct, place: RootPlace, places: Places, findings: Findings): void {
  const { sub } = struct
  if (place.root === BESLUT_ROOT) {
    findings.breach('G9')
    return
  }
  if (sub === null) throw new Breach('G12')
  if (struct.content !== 'map' || !isCardId(sub)) throw new Breach('G13')
  if (!places.bear(sub)) findings.breach('G13')
  const card = new CardPlace(place.root, sub, null, struct.client)
  struct.opens = card
  findings.add(card)
}

function acceptField(struct: Struct, card: CardPlace, findings: Findings): void {
  const { sub } = struct
  if (sub === null) throw new Breach('G12')
  const field = card.fields.get(sub)
  if (field === undefined) throw new Breach('G14')
  const change = findings.change(card, sub)
  if (field.kind !== 'value') {
    const isThere = change.act === 'create' || card.type?._map.has(sub) === true
    const isWanted = struct.content === (field.kind === 'text' ? 'text' : 'map')
    if (!isWanted || isThere) findings.breach('G14')
    change.act = 'create'
    struct.opens = fieldPlace(card, sub, null)
    return
  }
  if (struct.right !== null) findings.breach('G10')
  if (struct.content === 'values') {
    if (!struct.values.every(field.check)) findings.breach('G15')
    change.act = 'write'
  } else if (struct.content !== 'deleted') findings.breach('G15')
  if (!isNext(struct, change.written ?? card.type?._map.get(sub))) {
    change.isTangled = true
    findings.standBeside(struct, change.count, card.type)
  }
  change.count++
  struct.writtenAfter = change.written
  change.written = struct
}

function acceptText(struct: Struct, place: TextPlace, length: number, findings: Findings): void {
  if (struct.sub !== null || isType(struct)) throw new Breach('G12')
  const change = findings.change(place.card, place.field)
  findings.join(struct, place, place.type)
  findings.order(struct, length, place)
  if (struct.content === 'deleted') return
  if (struct.content !== 'string') throw new Breach('G16')
  if (change.act === 'delete') change.act = 'write'
  if (place.added === 0) findings.texts.push(place)
  place.added += length
}

function acceptMember(struct: Struct, place: SetPlace, findings: Findings): void {
  if (struct.sub === null || isType(struct)) throw new Breach('G12')
  if (!isSetKey(struct.sub)) throw new Breach('G17')
  if (struct.right !== null) findings.breach('G10')
  const change = findings.change(place.card, place.field)
  findings.join(struct, place, place.type)
  if (struct.content === 'deleted') return
  if (struct.content !== 'values' || !struct.values.every((value) => value === true)) throw new Breach('G17')
  if (change.act === 'delete') change.act = 'write'
}

/** Whether a write replaces this one. `last` is what the update wrote before, or what is stored, if anything. */
function isNext(struct: Struct, last: Struct | Y.Item | undefined): boolean {
  if (last === undefined) return struct.origin === null
  const { client, clock } = last instanceof Y.Item ? last.id : last
  return struct.origin?.client === client && struct.origin.clock === clock + last.length - 1
}

function isType({ content }: Struct): boolean {
  return content === 'map' || content === 'text'
}
