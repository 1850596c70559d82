/** The plain values that fields hold, each with the check that the gate runs on what a browser sent. */
import { isCivilDatum } from '#domain/ska/civil-datum.ts'
import { isOrderKey } from './order.ts'

export type Check = (value: unknown) => boolean

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

/** A card's id: made by the browser with crypto.randomUUID, unique on its board. */
export function isCardId(v: unknown): v is string {
  return typeof v === 'string' && /^[0-9a-zA-Z-]{8,64}$/.test(v)
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
export const isFigure: Check = (v) => typeof v === 'number' && Number.isFinite(v)
/** An instant as JavaScript writes it. */
export const isInstant: Check = (v) =>
  typeof v === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(v)
const isFigureOrNull: Check = (v) => v === null || isFigure(v)
const isIdOrNull: Check = (v) => v === null || isCardId(v)

export function isUtfallPlats(v: unknown): boolean {
  return (
    isRecord(v, ['kategori', 'order']) && KATEGORIER.includes(v.kategori as Kategori) && isOrderKey(v.order)
  )
}
export function isOrsakPlats(v: unknown): boolean {
  return (
    isRecord(v, ['utfallId', 'under', 'gruppId', 'order']) &&
    isCardId(v.utfallId) &&
    isIdOrNull(v.under) &&
    isIdOrNull(v.gruppId) &&
    isOrderKey(v.order)
  )
}
export function isGruppPlats(v: unknown): boolean {
  return isRecord(v, ['utfallId', 'order']) && isCardId(v.utfallId) && isOrderKey(v.order)
}
export function isBelaggPlats(v: unknown): boolean {
  return isRecord(v, ['orsakId', 'order']) && isCardId(v.orsakId) && isOrderKey(v.order)
}
export function isAktivitetPlats(v: unknown): boolean {
  return isRecord(v, ['insatsId', 'order']) && isCardId(v.insatsId) && isOrderKey(v.order)
}
export function isTid(v: unknown): boolean {
  return (
    isRecord(v, ['start', 'slut']) &&
    typeof v.start === 'string' &&
    typeof v.slut === 'string' &&
    isCivilDatum(v.start) &&
    isCivilDatum(v.slut) &&
    v.start <= v.slut
  )
}
export function isAnsvarig(v: unknown): boolean {
  return (
    isRecord(v, ['personId', 'namn']) && (v.personId === null || isShort(v.personId, 64)) && isShort(v.namn)
  )
}
export function isMalbild(v: unknown): boolean {
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
export function isUtfallMatvarde(v: unknown): boolean {
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
