import { servicesContext, viewerContext } from '#app/context.ts'
import { readForm } from '#app/read-form.ts'
import { isRefusal, type Refusal, refuse } from '#domain/result.ts'
import type { Route } from './+types/route.ts'
import { readVersionForm } from './form.ts'

const STATUS: Record<Refusal['refused'], number> = {
  forbidden: 403,
  invalid: 400,
  locked: 409,
  stale: 409,
  missing: 404,
}

/** The versions that are kept of a board, for the page's Historik; 401 signed out, 404 out of reach. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer) return new Response(null, { status: 401 })
  const versioner = await context.get(servicesContext).historik.versions(viewer, params.boardId)
  return versioner ? Response.json(versioner) : new Response(null, { status: 404 })
}

/** Keeps one or removes one; answers what came of it, or a refusal with a reason to show. */
export async function action({ context, params: { boardId }, request }: Route.ActionArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer)
    return answer(refuse('forbidden', 'Du är utloggad. Logga in igen och försök en gång till.'), 401)
  const asked = readVersionForm(await readForm(request))
  if (!asked)
    return answer(refuse('invalid', 'Det gick inte att läsa vad som skulle göras. Läs in sidan igen.'))
  const { historik } = context.get(servicesContext)
  const result =
    asked.intent === 'spara'
      ? await historik.save(viewer, boardId, asked)
      : await historik.remove(viewer, boardId, asked.id)
  return answer(
    result ?? refuse('missing', 'Tavlan finns inte, eller så har du inte längre tillgång till den.'),
  )
}

function answer(result: object | Refusal, status = isRefusal(result) ? STATUS[result.refused] : 200) {
  return Response.json(result, { status })
}
