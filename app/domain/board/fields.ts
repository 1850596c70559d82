/**
 * The schema of the shared document: every root, every kind of card and every field a card may have.
 * Two readers depend on it: the commands and views in the browser, and the server's gate, which refuses
 * whatever is not described here. A field is one of
 *
 * - `text`: a Y.Text, merged letter by letter;
 * - `set`: a Y.Map from id to `true`, so that two people who tag at the same time both succeed;
 * - `value`: plain JSON, the latest write wins whole (what must change together is one value).
 */
import { isCivilDatum } from '#domain/ska/civil-datum.ts'
import { LAGEN } from '#domain/ska/lage.ts'
import { isOrderKey } from './order.ts'
import {
  AKTIVITET_STATUS,
  type AktivitetStatus,
  BELAGG_SLAG,
  type BelaggSlag,
  type Check,
  isAktivitetPlats,
  isAnsvarig,
  isBelaggPlats,
  isCardId,
  isFigure,
  isGruppPlats,
  isInstant,
  isMalbild,
  isOrsakPlats,
  isTid,
  isUtfallMatvarde,
  isUtfallPlats,
  PAVERKAN,
  type Paverkan,
} from './values.ts'

export * from './values.ts'

type Field = { kind: 'text'; max: number } | { kind: 'set' } | { kind: 'value'; check: Check }

const text = (max: number) => ({ kind: 'text', max }) as const
const set = { kind: 'set' } as const
const value = (check: Check) => ({ kind: 'value', check }) as const

const raderad = value((v) => typeof v === 'boolean')

/** Kinds of card with their fields. The key is also the name of the root that holds them. */
export const CARDS = {
  utfall: {
    rubrik: text(300),
    iakttagelse: text(6000),
    skal: text(3000),
    undersok: value((v) => typeof v === 'boolean'),
    plats: value(isUtfallPlats),
    mal: set,
    indikatorer: set,
    matvarde: value((v) => v === null || isUtfallMatvarde(v)),
    raderad,
  },
  orsaker: {
    text: text(2000),
    plats: value(isOrsakPlats),
    paverkan: value((v) => v === null || PAVERKAN.includes(v as Paverkan)),
    raderad,
  },
  grupper: { namn: text(200), plats: value(isGruppPlats), raderad },
  belagg: {
    text: text(2000),
    slag: value((v) => BELAGG_SLAG.includes(v as BelaggSlag)),
    plats: value(isBelaggPlats),
    raderad,
  },
  insatser: {
    rubrik: text(300),
    beskrivning: text(6000),
    mal: text(3000),
    /** Place among those that rektor has not ranked yet: the order in which they were proposed. */
    order: value(isOrderKey),
    orsaker: set,
    malbild: value((v) => v === null || isMalbild(v)),
    ansvarig: value((v) => v === null || isAnsvarig(v)),
    raderad,
  },
  aktiviteter: {
    rubrik: text(300),
    plats: value(isAktivitetPlats),
    tid: value((v) => v === null || isTid(v)),
    ansvarig: value((v) => v === null || isAnsvarig(v)),
    status: value((v) => AKTIVITET_STATUS.includes(v as AktivitetStatus)),
    raderad,
  },
  uppfoljningar: {
    text: text(3000),
    insatsId: value(isCardId),
    lage: value((v) => LAGEN.includes(v as never)),
    datum: value((v) => typeof v === 'string' && isCivilDatum(v)),
    varde: value((v) => v === null || isFigure(v)),
    raderad,
  },
  kommentarer: { text: text(3000), kortId: value(isCardId), skriven: value(isInstant), raderad },
} as const satisfies Record<string, Record<string, Field>>

export type CardKind = keyof typeof CARDS
export const CARD_KINDS = Object.keys(CARDS) as CardKind[]

/** The root that only the server writes: order, decisions, phase, locks. */
export const BESLUT_ROOT = 'beslut'

/** The description of a field, or undefined when a card of this kind has no such field. */
export function fieldOf(kind: string, field: string): Field | undefined {
  if (!Object.hasOwn(CARDS, kind)) return undefined
  const fields: Record<string, Field> = CARDS[kind as CardKind]
  return Object.hasOwn(fields, field) ? fields[field] : undefined
}

/** A member of a `set` field: an id of a delmål, indikator or orsak. */
export function isSetKey(v: unknown): v is string {
  return typeof v === 'string' && /^[0-9a-zA-Z:_-]{1,64}$/.test(v)
}
