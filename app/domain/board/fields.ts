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

export type Kategori = 'undervisning' | 'strukturer' | 'resultat'
export const KATEGORIER: readonly Kategori[] = ['undervisning', 'strukturer', 'resultat']

/** Who can affect a cause: we ourselves, the rektor, the huvudman, or nobody here. */
export type Paverkan = 'vi' | 'rektor' | 'huvudman' | 'utanfor'
export const PAVERKAN: readonly Paverkan[] = ['vi', 'rektor', 'huvudman', 'utanfor']

export type BelaggSlag = 'stodjer' | 'motsager'
export const BELAGG_SLAG: readonly BelaggSlag[] = ['stodjer', 'motsager']

export type AktivitetStatus = 'planerad' | 'pagaende' | 'klar'
export const AKTIVITET_STATUS: readonly AktivitetStatus[] = ['planerad', 'pagaende', 'klar']

/** One point of a published series. `varde: null` is missing or suppressed (see `markor`), never zero. */
export type Seriepunkt = { period: string; varde: number | null; markor: string | null }

/** A published figure as it was when it was taken onto the board, with where it comes from. */
export type UtfallMatvarde = {
  indikatorId: string
  namn: string
  enhet: string
  period: string
  varde: number | null
  markor: string | null
  /** Earlier periods, oldest first; the last one is `period`. */
  serie: Seriepunkt[]
  kalla: string
  hamtad: string
}

export type UtfallPlats = { kategori: Kategori; order: string }
export type OrsakPlats = { utfallId: string; under: string | null; gruppId: string | null; order: string }
export type GruppPlats = { utfallId: string; order: string }
export type BelaggPlats = { orsakId: string; order: string }
export type AktivitetPlats = { insatsId: string; order: string }
/** Civil dates, both ends included. */
export type Tid = { start: string; slut: string }
/** The indicator an insats must move: from where, to where, by when. */
export type Malbild = {
  indikatorId: string | null
  indikator: string
  enhet: string
  baslinje: number | null
  baslinjePeriod: string
  malvarde: number | null
  maldatum: string | null
}
export type Ansvarig = { personId: string | null; namn: string }

type Check = (value: unknown) => boolean
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
  kommentarer: { text: text(3000), kortId: value(isCardId), raderad },
} as const satisfies Record<string, Record<string, Field>>

export type CardKind = keyof typeof CARDS
export const CARD_KINDS = Object.keys(CARDS) as CardKind[]

/** The root that only the server writes: order, decisions, phase, locks. */
export const BESLUT_ROOT = 'beslut'

/** A card's id: made by the browser with crypto.randomUUID, unique on its board. */
export function isCardId(v: unknown): v is string {
  return typeof v === 'string' && /^[0-9a-zA-Z-]{8,64}$/.test(v)
}

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

function isRecord(v: unknown, keys: readonly string[]): v is Record<string, unknown> {
  return (
    typeof v === 'object' &&
    v !== null &&
    !Array.isArray(v) &&
    Object.keys(v).length === keys.length &&
    keys.every((key) => Object.hasOwn(v, key))
  )
}

const isShort = (v: unknown, max = 300) => typeof v === 'string' && v.length <= max && !v.includes('\0')
const isFigure: Check = (v) => typeof v === 'number' && Number.isFinite(v)
const isFigureOrNull: Check = (v) => v === null || isFigure(v)
const isIdOrNull: Check = (v) => v === null || isCardId(v)

function isUtfallPlats(v: unknown): boolean {
  return (
    isRecord(v, ['kategori', 'order']) && KATEGORIER.includes(v.kategori as Kategori) && isOrderKey(v.order)
  )
}
function isOrsakPlats(v: unknown): boolean {
  return (
    isRecord(v, ['utfallId', 'under', 'gruppId', 'order']) &&
    isCardId(v.utfallId) &&
    isIdOrNull(v.under) &&
    isIdOrNull(v.gruppId) &&
    isOrderKey(v.order)
  )
}
function isGruppPlats(v: unknown): boolean {
  return isRecord(v, ['utfallId', 'order']) && isCardId(v.utfallId) && isOrderKey(v.order)
}
function isBelaggPlats(v: unknown): boolean {
  return isRecord(v, ['orsakId', 'order']) && isCardId(v.orsakId) && isOrderKey(v.order)
}
function isAktivitetPlats(v: unknown): boolean {
  return isRecord(v, ['insatsId', 'order']) && isCardId(v.insatsId) && isOrderKey(v.order)
}
function isTid(v: unknown): boolean {
  return (
    isRecord(v, ['start', 'slut']) &&
    typeof v.start === 'string' &&
    typeof v.slut === 'string' &&
    isCivilDatum(v.start) &&
    isCivilDatum(v.slut) &&
    v.start <= v.slut
  )
}
function isAnsvarig(v: unknown): boolean {
  return (
    isRecord(v, ['personId', 'namn']) && (v.personId === null || isShort(v.personId, 64)) && isShort(v.namn)
  )
}
function isMalbild(v: unknown): boolean {
  return (
    isRecord(v, [
      'indikatorId',
      'indikator',
      'enhet',
      'baslinje',
      'baslinjePeriod',
      'malvarde',
      'maldatum',
    ]) &&
    (v.indikatorId === null || isShort(v.indikatorId, 64)) &&
    isShort(v.indikator, 500) &&
    isShort(v.enhet, 40) &&
    isFigureOrNull(v.baslinje) &&
    isShort(v.baslinjePeriod, 40) &&
    isFigureOrNull(v.malvarde) &&
    (v.maldatum === null || (typeof v.maldatum === 'string' && isCivilDatum(v.maldatum)))
  )
}
function isSeriepunkt(v: unknown): boolean {
  return (
    isRecord(v, ['period', 'varde', 'markor']) &&
    isShort(v.period, 40) &&
    isFigureOrNull(v.varde) &&
    (v.markor === null || isShort(v.markor, 40))
  )
}
function isUtfallMatvarde(v: unknown): boolean {
  return (
    isRecord(v, ['indikatorId', 'namn', 'enhet', 'period', 'varde', 'markor', 'serie', 'kalla', 'hamtad']) &&
    isShort(v.indikatorId, 64) &&
    isShort(v.namn, 500) &&
    isShort(v.enhet, 40) &&
    isShort(v.period, 40) &&
    isFigureOrNull(v.varde) &&
    (v.markor === null || isShort(v.markor, 40)) &&
    Array.isArray(v.serie) &&
    v.serie.length <= 40 &&
    v.serie.every(isSeriepunkt) &&
    isShort(v.kalla, 500) &&
    isShort(v.hamtad, 40)
  )
}
