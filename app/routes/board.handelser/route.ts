import { servicesContext, viewerContext } from '#app/context.ts'
import type { Route } from './+types/route.ts'

/** Who changed what when: `person`, `kort` choose among it, `efter` goes on where the last answer ended. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) return new Response(null, { status: 401 })
  const asked = new URL(request.url).searchParams
  const urval = Object.fromEntries(
    ['person', 'kort', 'efter'].flatMap((name) => {
      const value = asked.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  const handelser = await context.get(servicesContext).historik.changes(viewer, params.boardId, urval)
  return handelser ? Response.json(handelser) : new Response(null, { status: 404 })
}
