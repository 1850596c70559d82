/** What an update would change, whoever sent it. */
import type * as Y from 'yjs'
import { takeDeletes } from './deletes.ts'
import { Findings } from './findings.ts'
import type { GateLimits } from './limits.ts'
import { type CardPlace, Places, type TextPlace } from './places.ts'
import { readUpdate } from './read-update.ts'
import type { RuleId } from './rules.ts'
import { storeOf } from './stored.ts'
import { Walk } from './walk.ts'

export type Inspection = {
  bytes: number
  /** The document already has all of it. */
  noop: boolean
  /** ClientIDs with new structs, and whether the document has older ones of theirs. */
  writers: { client: number; isKnown: boolean }[]
  cards: readonly CardPlace[]
  /** Texts that become longer than anybody may make them alone. */
  overfull: readonly TextPlace[]
  /** How many structs the document gets, and how far clocks move. */
  structs: number
  clocks: number
}

/** Changes nothing. Throws a `Breach` of the first rule that is broken, unless it is `off`. */
export function inspect(
  doc: Y.Doc,
  update: Uint8Array,
  limits: GateLimits,
  off: ReadonlySet<RuleId>,
): Inspection {
  const { blocks, deletes } = readUpdate(update, limits)
  const store = storeOf(doc)
  const places = new Places(doc)
  const findings = new Findings(store, limits, off)
  const walk = new Walk(store, places, findings, blocks, limits.advance)
  for (const source of walk.sources.values()) walk.takeStructs(source)
  for (const block of deletes) takeDeletes(block, store, walk.sources.get(block.client), places, findings)
  findings.settle()

  const writers: Inspection['writers'] = []
  for (const { client, had, reached } of walk.sources.values())
    if (reached > had) writers.push({ client, isKnown: had > 0 })
  const noop = writers.length === 0 && findings.living === 0
  const { cards, overfull } = findings
  return { bytes: update.length, noop, writers, cards, overfull, structs: walk.taken, clocks: walk.moved }
}
