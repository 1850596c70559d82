/** Months of the school's year: the axis from August to July, and what lies between two months. */
import { addDays, type CivilDatum, MANADER } from '#domain/ska/civil-datum.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import { yearOfMonth } from '#domain/ska/lasar.ts'

/** 1 is January, 12 is December. */
export type Manad = number

/** The läsår as one reads it: from the first week with pupils to the holidays. */
export const LASAR_MANADER: readonly Manad[] = [8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7]

export function isManad(v: unknown): v is Manad {
  return typeof v === 'number' && Number.isInteger(v) && v >= 1 && v <= 12
}

export function manadNamn(manad: Manad): string {
  return MANADER[manad - 1]!
}

/** `aug`, for narrow places. */
export function manadKort(manad: Manad): string {
  return manadNamn(manad).slice(0, 3)
}

/** Place on the axis, from 0 for August to 11 for July. */
export function manadIndex(manad: Manad): number {
  return (manad + 4) % 12
}

/** Every month from the first to the last, over the new year when the last comes before the first. */
export function manaderMellan(forsta: Manad, sista: Manad): Manad[] {
  const count = ((sista - forsta + 12) % 12) + 1
  return Array.from({ length: count }, (_, at) => ((forsta - 1 + at) % 12) + 1)
}

/** `september`, `oktober–maj`. */
export function manaderText(forsta: Manad, sista: Manad): string {
  return forsta === sista ? manadNamn(forsta) : `${manadNamn(forsta)}–${manadNamn(sista)}`
}

/** First day of a month within a läsår, July to June. */
export function firstDayOf(lasar: Lasar, manad: Manad): CivilDatum {
  return civil(yearOfMonth(lasar, manad), manad)
}

/** Last day of a month within a läsår. */
export function lastDayOf(lasar: Lasar, manad: Manad): CivilDatum {
  const year = yearOfMonth(lasar, manad)
  return addDays(manad === 12 ? civil(year + 1, 1) : civil(year, manad + 1), -1)
}

/** The month in which a day lies. */
export function manadOf(datum: CivilDatum): Manad {
  return Number(datum.slice(5, 7))
}

function civil(year: number, manad: Manad): CivilDatum {
  return `${year}-${String(manad).padStart(2, '0')}-01`
}
