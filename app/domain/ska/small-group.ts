/** Small groups are hidden: a figure about a handful of pupils says something about each of them. */

/** Fewer pupils than this make a share or a mean of results unpublishable. */
export const MIN_ELEVER = 10
/** Fewer answers than this hide a survey's figure. */
export const MIN_SVAR = 5

export type Grupp = { varde: number | null; markor: string | null; antal: number | null }

/**
 * Hides the figure of a group that is too small; its size is hidden with it. Surveys count answers, results count
 * pupils. A figure without a known group size is left as its source published it.
 */
export function hideSmallGroup<G extends Grupp>(grupp: G, { enkat }: { enkat: boolean }): G {
  if (grupp.antal === null || grupp.antal >= (enkat ? MIN_SVAR : MIN_ELEVER)) return grupp
  return { ...grupp, varde: null, markor: enkat ? '-' : '..', antal: null }
}
