/**
 * What a person may read, as conditions for a `where`: the twins of `boardAccess(…).read` and `canSeeEnhet`
 * in app/domain/access. tests/integration/reach.test.ts holds the pairs together for every role.
 */
import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { board, enhet } from '#db/schema/index.ts'
import { hasRoll, visibleEnheter } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'

const NOTHING = sql`false`

/** Rows of `board` that the person may read. */
export function boardReach(viewer: Viewer): SQL {
  const ofHuvudman = eq(board.huvudmanId, viewer.huvudmanId)
  if (hasRoll(viewer, 'admin', 'forvaltning')) return ofHuvudman
  const own = viewer.roller.flatMap(({ roll, enhetId }) =>
    enhetId !== null && (roll === 'rektor' || roll === 'pedagog') ? [enhetId] : [],
  )
  const readable = [
    ...(hasRoll(viewer, 'namnd') ? [ne(board.niva, 'arbetslag')] : []),
    ...(hasRoll(viewer, 'rektor', 'pedagog') ? [eq(board.niva, 'huvudman')] : []),
    ...(own.length > 0 ? [inArray(board.enhetId, own)] : []),
  ]
  return both(ofHuvudman, or(...readable))
}

/** Rows of `enhet` that the person may see. */
export function enhetReach(viewer: Viewer): SQL {
  const ofHuvudman = eq(enhet.huvudmanId, viewer.huvudmanId)
  const visible = visibleEnheter(viewer)
  if (visible === 'all') return ofHuvudman
  return both(ofHuvudman, visible.size > 0 ? inArray(enhet.id, [...visible]) : undefined)
}

/** No right-hand side is no reach, never all of it. */
function both(ofHuvudman: SQL, readable: SQL | undefined): SQL {
  return readable === undefined ? NOTHING : and(ofHuvudman, readable)!
}
