/** Who is on which page, and who may know it. */

import { canSeeEnhet } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'

/** A page as the address bar has it, and whose it is: an enhet's, or (null) open to the whole huvudman. */
export type Place = { sida: string; enhetId: string | null }

/** What the browser gets. */
export type Present = { personId: string; namn: string; sida: string }

const MAX_PATH = 200

/** A page that a browser says it shows, or null when it is no path of ours. */
export function readPath(said: unknown): string | null {
  if (typeof said !== 'string' || said.length > MAX_PATH) return null
  return /^\/[\w\-/.]*$/.test(said) ? said : null
}

/** Those whom `viewer` may see: everyone on open pages, and on the pages of the enheter that the viewer may see. */
export function presentFor(viewer: Viewer, all: readonly { viewer: Viewer; place: Place }[]): Present[] {
  const seen = new Map<string, Present>()
  for (const { viewer: other, place } of all) {
    if (other.huvudmanId !== viewer.huvudmanId) continue
    if (place.enhetId !== null && !canSeeEnhet(viewer, place.enhetId)) continue
    const { personId, namn } = other
    seen.set(`${personId} ${place.sida}`, { personId, namn, sida: place.sida })
  }
  return [...seen.values()].sort((a, b) => a.namn.localeCompare(b.namn, 'sv') || (a.sida < b.sida ? -1 : 1))
}
