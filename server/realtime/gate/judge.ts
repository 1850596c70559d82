/**
 * The gate: decides, without applying it, whether a person may make a change to a board. Nothing reaches
 * `applyUpdate` without its yes. Rules G1–G30 of ../SPEC.md.
 */
import type * as Y from 'yjs'
import type { BoardAccess } from '#domain/access/board-access.ts'
import type { CardKind } from '#domain/board/fields.ts'
import { isLocked } from '#domain/board/moment-roots.ts'
import type { Moment } from '#domain/ska/moment.ts'
import { type Inspection, inspect } from './inspect.ts'
import { type GateLimits, LIVE } from './limits.ts'
import type { AnyType, CardPlace } from './places.ts'
import { Breach, type Refused, type RuleId, refusalOf } from './rules.ts'

/** A card that a change makes (`field: null`), or one of its fields that it changes. */
export type Touch = {
  root: CardKind
  cardId: string
  field: string | null
  /** `delete` when something in the field goes away and nothing comes. A card itself is never deleted. */
  act: 'create' | 'write' | 'delete'
}

/** Who asks, and what is known of the board. */
export type GateContext = {
  personId: string
  access: BoardAccess
  /** Locked moments, from the root `beslut`. */
  las: readonly Moment[]
  /** Whose each clientID of the board is; null is the server's. Whoever uses a new one first, owns it. */
  owners: ReadonlyMap<number, string | null>
  /** Whom a new clientID was first seen with in presence: others know it before anything is written under it. */
  reserved?: ReadonlyMap<number, string>
  /** How many clientIDs this person has brought to the board of late, say today. */
  recentClients: number
  /** What they have written on this board before, as Yjs keeps it. */
  held?: Held
}

export type Held = { structs: number; clocks: number }

export type Verdict =
  | {
      ok: true
      /** There is nothing in it that the document does not have: neither store nor apply it. */
      noop: boolean
      touched: Touch[]
      /** To be bound to the person when the change is stored. */
      newClients: number[]
      bytes: number
      /** What it adds to what the person has written on the board. */
      adds: Held
    }
  | Refused

const NONE_OFF: ReadonlySet<RuleId> = new Set()
const NOTHING_HELD: Held = { structs: 0, clocks: 0 }

/**
 * `limits` are those of the kind of frame (`LIVE`, `RECONNECT`). `off` is for the fuzz tests alone: it switches
 * rules off, to show that they would notice. Throws only on a defect of its own; the caller then refuses.
 */
export function judge(
  doc: Y.Doc,
  update: Uint8Array,
  context: GateContext,
  limits: GateLimits = LIVE,
  off: ReadonlySet<RuleId> = NONE_OFF,
): Verdict {
  try {
    return decide(inspect(doc, update, limits, off), context, limits, off)
  } catch (thrown) {
    if (thrown instanceof Breach) return refusalOf(thrown.rule)
    throw thrown
  }
}

/** Whether this person may make the change. Throws a `Breach`. */
export function decide(
  { bytes, noop, writers, cards, overfull, structs, clocks }: Inspection,
  context: GateContext,
  limits: GateLimits,
  off: ReadonlySet<RuleId> = NONE_OFF,
): Verdict {
  const breach = (rule: RuleId) => {
    if (!off.has(rule)) throw new Breach(rule)
  }
  const newClients: number[] = []
  for (const { client, isKnown } of writers) {
    const owner = context.owners.get(client)
    if (owner === undefined && !isKnown) {
      if ((context.reserved?.get(client) ?? context.personId) !== context.personId) breach('G7')
      newClients.push(client)
    } else if (owner !== context.personId) breach('G7')
  }
  if (newClients.length > limits.newClients) breach('G8')
  if (newClients.length > 0 && newClients.length + context.recentClients > limits.clientsPerPerson)
    breach('G8')
  const { held = NOTHING_HELD } = context
  if (held.structs + structs > limits.personStructs || held.clocks + clocks > limits.personClocks)
    breach('G29')
  if (!noop && context.access.roots.size === 0) breach('G23')
  for (const card of cards) {
    if (!context.access.roots.has(card.kind)) breach('G23')
    if (isLocked(context.las, card.kind)) breach('G25')
    if (
      card.kind === 'kommentarer' &&
      card.type !== null &&
      context.owners.get(card.creator) !== context.personId
    )
      breach('G24')
  }
  for (const { type, max, added, removed } of overfull)
    if (lettersOf(type, context) + added - removed > max) breach('G16')
  return { ok: true, noop, touched: cards.flatMap(touches), newClients, bytes, adds: { structs, clocks } }
}

/** How many of a text's letters are this person's. */
function lettersOf(text: AnyType | null, { owners, personId }: GateContext): number {
  let letters = 0
  for (let item = text?._start ?? null; item; item = item.right)
    if (!item.deleted && owners.get(item.id.client) === personId) letters += item.length
  return letters
}

function touches({ kind, id, type, changes }: CardPlace): Touch[] {
  if (type === null) return [{ root: kind, cardId: id, field: null, act: 'create' }]
  return changes.map(({ field, act }) => ({ root: kind, cardId: id, field, act }))
}
