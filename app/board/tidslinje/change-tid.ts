/** How dates change: by a drag or a key, in whole days. */
import type { Tid } from '#domain/board/fields.ts'
import { addDays } from '#domain/ska/civil-datum.ts'

/** Both days together, or one end. */
export type Andring = 'flytta' | 'start' | 'slut'

/** An end stops at the other end: one day is the shortest. */
export function changedTid({ start, slut }: Tid, andring: Andring, days: number): Tid {
  if (andring === 'start') {
    const wanted = addDays(start, days)
    return { start: wanted < slut ? wanted : slut, slut }
  }
  if (andring === 'slut') {
    const wanted = addDays(slut, days)
    return { start, slut: wanted > start ? wanted : start }
  }
  return { start: addDays(start, days), slut: addDays(slut, days) }
}

export function isSameTid(a: Tid, b: Tid): boolean {
  return a.start === b.start && a.slut === b.slut
}

type Key = { key: string; shiftKey: boolean; altKey: boolean; ctrlKey: boolean; metaKey: boolean }

/** Arrows move a day, with Shift a week; Alt moves the end, Alt and Shift the start. */
export function andringOfKey({ key, shiftKey, altKey, ctrlKey, metaKey }: Key): [Andring, number] | null {
  if (ctrlKey || metaKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null
  const direction = key === 'ArrowRight' ? 1 : -1
  if (altKey) return [shiftKey ? 'start' : 'slut', direction]
  return ['flytta', shiftKey ? direction * 7 : direction]
}

/** What the undo button calls it. */
export const ANDRING_ETIKETT: Record<Andring, string> = {
  flytta: 'flyttade aktiviteten i tiden',
  start: 'ändrade startdatumet',
  slut: 'ändrade slutdatumet',
}

/** An aktivitet that is placed by one press lasts two weeks until someone says otherwise. */
export const NY_LANGD_DAGAR = 14

export function tidFrom(start: string): Tid {
  return { start, slut: addDays(start, NY_LANGD_DAGAR - 1) }
}
