import { redirect } from 'react-router'
import { viewerContext } from '#app/context.ts'
import { hasRoll } from '#domain/access/can.ts'
import type { Route } from './+types/route.ts'

/** Those who answer for many enheter begin with all of them; those who work at one begin with its boards. */
export async function loader({ context }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) return redirect('/login')
  return redirect(hasRoll(viewer, 'forvaltning', 'namnd', 'admin') ? '/oversikt' : '/tavlor')
}
