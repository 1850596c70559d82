import { servicesContext, viewerContext } from '#app/context.ts'
import type { Route } from './+types/route.ts'

/**
 * Who stands behind each clientID of a board. Also how a page that cannot connect learns why, since a browser
 * does not tell what a refused WebSocket was refused with: 401 signed out, 404 out of reach.
 */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  // A page may have been drawn for somebody else who used this browser.
  const person = new URL(request.url).searchParams.get('person')
  if (!viewer || (person !== null && person !== viewer.personId)) return new Response(null, { status: 401 })
  const authors = await context.get(servicesContext).boards.authors(viewer, params.boardId)
  return authors ? Response.json(authors) : new Response(null, { status: 404 })
}
