/** Days of a demo board: written as month and day, placed in its läsår, and never in the future when they have happened. */
import { type CivilDatum, isCivilDatum } from '#domain/ska/civil-datum.ts'
import { type Lasar, yearOfMonth } from '#domain/ska/lasar.ts'
import type { Dag } from './content.ts'

/** `09-15` in 2026/27 is 2026-09-15, `02-15` is 2027-02-15. */
export function dayIn(lasar: Lasar, dag: Dag): CivilDatum {
  const datum = `${yearOfMonth(lasar, Number(dag.slice(0, 2)))}-${dag}`
  if (!isCivilDatum(datum)) throw new RangeError(`Not a day: ${dag}`)
  return datum
}

/** What has been done was done by today: a product started early in the läsår has no decisions of next week. */
export function byToday(datum: CivilDatum, today: CivilDatum): CivilDatum {
  return datum > today ? today : datum
}
