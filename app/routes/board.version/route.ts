import { servicesContext, viewerContext } from '#app/context.ts'
import type { Route } from './+types/route.ts'

/** One version with what was on the board then. */
export async function loader({ context, params: { boardId, versionId } }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) return new Response(null, { status: 401 })
  const version = await context.get(servicesContext).historik.version(viewer, boardId, versionId)
  return version ? Response.json(version) : new Response(null, { status: 404 })
}
