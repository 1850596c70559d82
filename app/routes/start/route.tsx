import { redirect } from 'react-router'
import { servicesContext, viewerContext } from '#app/context.ts'
import { hasRoll } from '#domain/access/can.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import { lasarOf } from '#domain/ska/lasar.ts'
import type { Route } from './+types/route.ts'

/**
 * Those who answer for many enheter begin with all of them; those who work at one begin with its boards, or on the
 * board itself when this läsår has only one.
 */
export async function loader({ context }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) return redirect('/login')
  if (hasRoll(viewer, 'forvaltning', 'namnd', 'admin')) return redirect('/oversikt')
  const boards = await context.get(servicesContext).boards.list(viewer)
  const lasar = lasarOf(todayInSweden(new Date()))
  const own = new Set(viewer.roller.map(({ enhetId }) => enhetId))
  const [board, another] = boards.filter((b) => b.enhetId !== null && own.has(b.enhetId) && b.lasar === lasar)
  return redirect(board && !another ? `/tavlor/${board.id}` : '/tavlor')
}
