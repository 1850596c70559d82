/**
 * The läsår as an axis. Every place is a share of it, 0 on the first morning and 1 after the last day, so that the
 * server can draw the timeline without knowing a width, and no clock or time zone takes part.
 */
import type { Tid } from '#domain/board/fields.ts'
import { type CivilDatum, fromDayNumber, isoWeek, toDayNumber } from '#domain/ska/civil-datum.ts'
import { type Lasar, lasarRange } from '#domain/ska/lasar.ts'

export type Axis = { first: number; days: number }

export function axisOf(lasar: Lasar): Axis {
  const { start, slut } = lasarRange(lasar)
  const first = toDayNumber(start)
  return { first, days: toDayNumber(slut) - first + 1 }
}

/** Where the morning of a day stands; outside 0–1 when the day is outside the läsår. */
export function shareOf({ first, days }: Axis, datum: CivilDatum): number {
  return (toDayNumber(datum) - first) / days
}

/** The day that stands at a share of the axis. */
export function datumAt({ first, days }: Axis, share: number): CivilDatum {
  return fromDayNumber(first + Math.min(days - 1, Math.max(0, Math.floor(share * days))))
}

/** Where a bar stands. `fore` and `efter` tell that it goes on outside the läsår; wholly outside it has no width. */
export type Placing = { left: number; width: number; fore: boolean; efter: boolean }

export function placingOf(axis: Axis, { start, slut }: Tid): Placing {
  const from = shareOf(axis, start)
  const to = shareOf(axis, slut) + 1 / axis.days
  const left = clamp(from)
  return { left, width: clamp(to) - left, fore: from < 0, efter: to > 1 }
}

/** A stretch of the axis with a name: a month or a week. */
export type Tick = { key: string; first: CivilDatum; left: number; width: number }

export function monthsOf(axis: Axis): Tick[] {
  return ticksOf(axis, (datum) => datum.slice(0, 7))
}

/** ISO weeks, Monday to Sunday; the first and the last may be cut. */
export function weeksOf(axis: Axis): (Tick & { vecka: number })[] {
  return ticksOf(axis, (_, day) => String(Math.floor((day + 3) / 7))).map((tick) => ({
    ...tick,
    vecka: isoWeek(tick.first),
  }))
}

function ticksOf(axis: Axis, keyOf: (datum: CivilDatum, day: number) => string): Tick[] {
  const ticks: Tick[] = []
  for (let at = 0; at < axis.days; at++) {
    const first = fromDayNumber(axis.first + at)
    const key = keyOf(first, axis.first + at)
    const last = ticks.at(-1)
    if (last?.key === key) last.width += 1 / axis.days
    else ticks.push({ key, first, left: at / axis.days, width: 1 / axis.days })
  }
  return ticks
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}
