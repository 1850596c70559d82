/** What an update deletes: of all ranges it carries, only those that meet something living change the board. */
import * as Y from 'yjs'
import type { Findings } from './findings.ts'
import type { Places } from './places.ts'
import type { DeleteBlock } from './read-update.ts'
import { Breach } from './rules.ts'
import { endOf, indexOf, type Store, type Stored } from './stored.ts'
import { indexIn, type Source } from './walk.ts'

export function takeDeletes(
  { client, ranges }: DeleteBlock,
  store: Store,
  source: Source | undefined,
  places: Places,
  findings: Findings,
): void {
  const stored = store.get(client) ?? []
  const had = endOf(store.get(client))
  const reached = source?.reached ?? had
  let near = 0
  for (let at = 0; at < ranges.length; at += 2) {
    const from = ranges[at]!
    const to = ranges[at + 1]!
    if (to > reached) findings.breach('G22')
    if (from < had) near = deleteStored(stored, from, to, near, places, findings)
    if (source && to > had) deleteNew(source, Math.max(from, had), to, findings)
  }
}

/** Returns where the range ended. */
function deleteStored(
  stored: readonly Stored[],
  from: number,
  to: number,
  near: number,
  places: Places,
  findings: Findings,
): number {
  let at = indexOf(stored, from, near)
  for (; at < stored.length; at++) {
    const item = stored[at]!
    const { clock } = item.id
    if (clock >= to) break
    if (item.deleted || !(item instanceof Y.Item)) continue
    const end = clock + item.length
    if (from > clock) findings.cut(stored.length)
    if (to < end) findings.cut(stored.length)
    deleteItem(item, Math.min(to, end) - Math.max(from, clock), places, findings)
  }
  return at - 1
}

function deleteItem(item: Y.Item, length: number, places: Places, findings: Findings): void {
  findings.living++
  if (item.content instanceof Y.ContentType) {
    findings.breach('G21')
    return
  }
  const place = places.of(item.parent as Y.AbstractType<unknown>)
  if (place === null) throw new Breach('G12')
  if (place.level === 'root') {
    findings.breach('G9')
    return
  }
  if (place.level === 'card') {
    findings.change(place, item.parentSub!).storedIsDeleted = true
    return
  }
  findings.change(place.card, place.field)
  if (place.level === 'text') place.removed += length
}

/** Something that the update itself brings. */
function deleteNew({ structs, had }: Source, from: number, to: number, findings: Findings): void {
  for (let at = indexIn(structs, from); at < structs.length; at++) {
    const struct = structs[at]!
    const { clock, length, content, place } = struct
    if (clock >= to) break
    if (content === 'map' || content === 'text') findings.breach('G21')
    if (from > clock) findings.cut(structs.length)
    if (clock + length <= to) {
      struct.isDeleted = true
      struct.isGone = from <= Math.max(clock, had)
    } else findings.cut(structs.length)
    if (content === 'string' && place?.level === 'text')
      place.removed += Math.min(to, clock + length) - Math.max(from, clock, had)
  }
}
