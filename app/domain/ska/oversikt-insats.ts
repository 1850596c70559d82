/** One insats as an overview needs it: where it stands, what is late and whether anyone has looked lately. */
import type { Beslutslag, Omfattning } from '#domain/board/beslut.ts'
import type { AktivitetStatus } from '#domain/board/fields.ts'
import { type CivilDatum, daysBetween, formatDatum } from './civil-datum.ts'
import { type InsatsStatus, insatsStatus, isLate } from './insats-status.ts'
import type { Lage } from './lage.ts'

/** A decided insats that nobody has followed up for longer than this is shown as quiet. */
export const TYST_EFTER_DAGAR = 60

/** What the boards say of an insats, as rows. */
export type InsatsRad = {
  boardId: string
  id: string
  /** Null on the huvudman's own board. */
  enhetId: string | null
  ordning: number
  rubrik: string
  ansvarig: string | null
  beslut: Beslutslag
  beslutDatum: CivilDatum | null
  omfattning: Omfattning
  /** Ids of the enheter when `omfattning` is `nagra`. */
  enheter: string[]
  delmalIds: string[]
  lage: Lage | null
  senastUppfoljd: CivilDatum | null
  maldatum: CivilDatum | null
  start: CivilDatum | null
  aktiviteter: { id: string; rubrik: string; status: AktivitetStatus; slut: CivilDatum | null }[]
}

export type OversiktInsats = {
  boardId: string
  id: string
  rubrik: string
  ansvarig: string | null
  status: InsatsStatus
  lage: Lage | null
  senastUppfoljd: CivilDatum | null
  maldatum: CivilDatum | null
  /** Why it is late, one sentence each; empty when it is not. */
  sen: string[]
  /** Days since anyone followed it up, when they are more than sixty; otherwise null. */
  tyst: number | null
}

export function oversiktInsatsOf(rad: InsatsRad, today: CivilDatum): OversiktInsats {
  return {
    boardId: rad.boardId,
    id: rad.id,
    rubrik: rad.rubrik.trim() || 'Insats utan rubrik',
    ansvarig: rad.ansvarig,
    status: insatsStatus(rad),
    lage: rad.lage,
    senastUppfoljd: rad.senastUppfoljd,
    maldatum: rad.maldatum,
    sen: lateReasons(rad, today),
    tyst: quietDays(rad, today),
  }
}

/** True when something is late, or nobody has looked for long. */
export function needsLook({ sen, tyst }: Pick<OversiktInsats, 'sen' | 'tyst'>): boolean {
  return sen.length > 0 || tyst !== null
}

/** What has passed without being done, in words. Empty exactly when `isLate` says no. */
export function lateReasons(rad: InsatsRad, today: CivilDatum): string[] {
  if (!isLate(rad, today)) return []
  const aktiviteter = rad.aktiviteter
    .filter(({ status, slut }) => status !== 'klar' && slut !== null && slut < today)
    .map(
      ({ rubrik, slut }) =>
        `Aktiviteten ”${rubrik.trim() || 'utan rubrik'}” skulle ha varit klar ${formatDatum(slut!)}.`,
    )
  const passed = rad.maldatum !== null && rad.maldatum < today
  return passed ? [`Måldatumet ${formatDatum(rad.maldatum!)} har passerat.`, ...aktiviteter] : aktiviteter
}

/**
 * Days without an uppföljning. Before the first one the days count from when the insats was decided or began,
 * whichever came last: a plan that has not started yet is not neglected.
 */
function quietDays(rad: InsatsRad, today: CivilDatum): number | null {
  if (rad.beslut !== 'beslutad' || rad.lage === 'klar') return null
  const since = rad.senastUppfoljd ?? latest(rad.beslutDatum, rad.start)
  if (since === null) return null
  const days = daysBetween(since, today)
  return days > TYST_EFTER_DAGAR ? days : null
}

function latest(a: CivilDatum | null, b: CivilDatum | null): CivilDatum | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
