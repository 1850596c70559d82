import type { Db } from '#db/client.ts'
import { findBoard } from '#db/queries/boards.ts'
import { boardAccess } from '#domain/access/board-access.ts'
import { canSeeEnhet } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Place } from './presence.ts'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** Whose page a path is, or null when this person may not be there. */
export async function placeOf(db: Db, viewer: Viewer, path: string): Promise<Place | null> {
  const [, area, id] = path.split('/')
  if (id && !UUID.test(id) && (area === 'tavlor' || area === 'enheter')) return null
  if (area === 'tavlor' && id) {
    const board = await findBoard(db, id)
    if (!board || !boardAccess(viewer, board).read) return null
    // The board, whichever of its views is open.
    return { sida: `/tavlor/${id}`, enhetId: board.enhetId }
  }
  if (area === 'enheter' && id)
    return canSeeEnhet(viewer, id) ? { sida: `/enheter/${id}`, enhetId: id } : null
  return { sida: `/${area}`, enhetId: null }
}
