import type { CivilDatum } from './civil-datum.ts'

/** A school year, 1 July to 30 June, written `2026/27`. Not årskurs, which other systems call school year. */
export type Lasar = string

export function isLasar(v: unknown): v is Lasar {
  if (typeof v !== 'string' || !/^20\d\d\/\d\d$/.test(v)) return false
  return (firstYear(v) + 1) % 100 === Number(v.slice(5))
}

/** The läsår in which a day falls. */
export function lasarOf(datum: CivilDatum): Lasar {
  const year = Number(datum.slice(0, 4))
  return fromFirstYear(Number(datum.slice(5, 7)) >= 7 ? year : year - 1)
}

/** First and last day, both included. */
export function lasarRange(lasar: Lasar): { start: CivilDatum; slut: CivilDatum } {
  const year = firstYear(lasar)
  return { start: `${year}-07-01`, slut: `${year + 1}-06-30` }
}

export function previousLasar(lasar: Lasar): Lasar {
  return fromFirstYear(firstYear(lasar) - 1)
}

export function nextLasar(lasar: Lasar): Lasar {
  return fromFirstYear(firstYear(lasar) + 1)
}

/** The calendar year in which a month (1–12) of the läsår lies. */
export function yearOfMonth(lasar: Lasar, month: number): number {
  return month >= 7 ? firstYear(lasar) : firstYear(lasar) + 1
}

function firstYear(lasar: Lasar): number {
  return Number(lasar.slice(0, 4))
}

function fromFirstYear(year: number): Lasar {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}
