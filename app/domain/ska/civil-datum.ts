/**
 * A civil date: a day in the calendar as `YYYY-MM-DD`, without clock or time zone, so that no one's plan
 * moves a day at midnight or in summer time. Civil dates compare as strings.
 */
export type CivilDatum = string

const DAY_MS = 86_400_000

/** True for an existing day between the years 1900 and 2199. */
export function isCivilDatum(v: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(v)) return false
  const at = new Date(`${v}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(v)
}

/** Days since 1970-01-01. Throws on something that is no date. */
export function toDayNumber(datum: CivilDatum): number {
  if (!isCivilDatum(datum)) throw new RangeError(`Not a civil date: ${datum}`)
  return Date.parse(`${datum}T00:00:00Z`) / DAY_MS
}

export function fromDayNumber(day: number): CivilDatum {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function addDays(datum: CivilDatum, days: number): CivilDatum {
  return fromDayNumber(toDayNumber(datum) + days)
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: CivilDatum, b: CivilDatum): number {
  return toDayNumber(b) - toDayNumber(a)
}

/** The day it is in Sweden at this instant. */
export function todayInSweden(now: Date): CivilDatum {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(now)
}

/** Names of the months, January first. */
export const MANADER = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
]

/** `3 mars 2027`. */
export function formatDatum(datum: CivilDatum): string {
  const [year, month, day] = datum.split('-').map(Number)
  return `${day} ${MANADER[month! - 1]} ${year}`
}

/** `3 mar`, for tight places. */
export function formatDatumShort(datum: CivilDatum): string {
  const [, month, day] = datum.split('-').map(Number)
  return `${day} ${MANADER[month! - 1]!.slice(0, 3)}`
}

/** ISO week number, 1–53. */
export function isoWeek(datum: CivilDatum): number {
  const day = toDayNumber(datum)
  const weekday = (((day + 3) % 7) + 7) % 7 // Monday is 0; 1970-01-01 was a Thursday
  const thursday = fromDayNumber(day - weekday + 3)
  const newYear = `${thursday.slice(0, 4)}-01-01`
  return Math.floor(daysBetween(newYear, thursday) / 7) + 1
}
