import type { Roll } from '#domain/ska/roll.ts'
import type { Viewer } from './viewer.ts'

/** Roles that reach the whole huvudman. */
const WIDE: readonly Roll[] = ['forvaltning', 'namnd', 'admin']

export function hasRoll(viewer: Viewer, ...roller: Roll[]): boolean {
  return viewer.roller.some(({ roll }) => roller.includes(roll))
}

/** The enheter a person may see the progress of: `all`, or the ids of their own. */
export function visibleEnheter(viewer: Viewer): 'all' | ReadonlySet<string> {
  if (hasRoll(viewer, ...WIDE)) return 'all'
  return new Set(viewer.roller.flatMap(({ enhetId }) => (enhetId === null ? [] : [enhetId])))
}

export function canSeeEnhet(viewer: Viewer, enhetId: string): boolean {
  const visible = visibleEnheter(viewer)
  return visible === 'all' || visible.has(enhetId)
}

/** What concerns the whole huvudman, such as its årshjul and goals, is for everybody who has a role there. */
export function canSeeHuvudman(viewer: Viewer): boolean {
  return viewer.roller.some(({ roll }) => roll !== 'gast')
}

/** The overview across enheter is for those who lead one or answer for them all. */
export function canSeeOversikt(viewer: Viewer): boolean {
  return hasRoll(viewer, 'rektor', ...WIDE)
}

/** Add and change the huvudman's own indikatorer and goals. */
export function canEditKatalog(viewer: Viewer): boolean {
  return hasRoll(viewer, 'forvaltning', 'admin')
}

export function canEditArshjul(viewer: Viewer): boolean {
  return hasRoll(viewer, 'forvaltning', 'admin')
}

export function canImport(viewer: Viewer): boolean {
  return hasRoll(viewer, 'forvaltning', 'admin')
}

export function canManagePersoner(viewer: Viewer): boolean {
  return hasRoll(viewer, 'admin')
}

/** Start a board: an enhet's by its rektor, an arbetslag's by its members or rektor, the huvudman's by förvaltningen. */
export function canCreateBoard(
  viewer: Viewer,
  { enhetId, arbetslagId }: { enhetId: string | null; arbetslagId: string | null },
): boolean {
  if (hasRoll(viewer, 'admin')) return true
  if (enhetId === null) return hasRoll(viewer, 'forvaltning')
  return viewer.roller.some(
    (r) =>
      r.enhetId === enhetId &&
      (r.roll === 'rektor' ||
        (r.roll === 'pedagog' && arbetslagId !== null && r.arbetslagId === arbetslagId)),
  )
}
