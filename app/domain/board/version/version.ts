/** What is kept of a board's past, why, and for how long. */
import { addDays, type CivilDatum, MANADER } from '#domain/ska/civil-datum.ts'
import type { RenderedBoard } from './render.ts'

/** Why a version was kept: a moment ended, a kvalitetsdialog is coming, somebody asked, or a day with changes ended. */
export const VERSION_SLAG = ['moment', 'dialog', 'hand', 'dag'] as const
export type VersionSlag = (typeof VERSION_SLAG)[number]

/** The kinds that a person saves. */
export type OwnSlag = Extract<VersionSlag, 'hand' | 'dialog'>
export const OWN_SLAG: readonly OwnSlag[] = ['hand', 'dialog']

/** A month and the holiday after it: long enough to miss a text that went away, short enough to be let go of. */
export const DAG_KEPT_DAYS = 35
/** Who changed what when: this läsår and the one before, which is what a kvalitetsdialog looks back on. */
export const CHANGES_KEPT_DAYS = 730
/** By hand, per board: far more than a läsår needs, and a bound on what a page can make the server keep. */
export const MOST_SAVED_BY_HAND = 100
export const MAX_VERSION_NAMN = 120

export type VersionInfo = {
  id: string
  at: Date
  slag: VersionSlag
  namn: string
  /** Who saved it; null is the server, or somebody who is gone. */
  av: string | null
  /** The last day that it is kept; null is as long as the board. */
  behallsTill: CivilDatum | null
}

export type Version = VersionInfo & { innehall: RenderedBoard }

/** The last day that a version made on this day is kept. */
export function keptUntil(slag: VersionSlag, today: CivilDatum): CivilDatum | null {
  return slag === 'dag' ? addDays(today, DAG_KEPT_DAYS) : null
}

/** The name of what is kept when a day with changes has ended: `Efter 20 november`. */
export function dagNamn(datum: CivilDatum): string {
  const [, month, day] = datum.split('-').map(Number)
  return `Efter ${day} ${MANADER[month! - 1]}`
}
