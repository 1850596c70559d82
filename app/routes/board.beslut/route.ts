import { servicesContext, viewerContext } from '#app/context.ts'
import { readForm } from '#app/read-form.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { BeslutIntent } from '#domain/board/beslut-intent.ts'
import { isRefusal, type Refusal, refuse } from '#domain/result.ts'
import type { Services } from '#server/services.ts'
import type { Route } from './+types/route.ts'
import { readBeslutForm } from './form.ts'

const STATUS: Record<Refusal['refused'], number> = {
  forbidden: 403,
  invalid: 400,
  locked: 409,
  stale: 409,
  missing: 404,
}

/** Orders and decides; answers `{ok: true}` or a refusal with a reason to show. */
export async function action({ context, params: { boardId }, request }: Route.ActionArgs) {
  const viewer = context.get(viewerContext)
  if (!viewer)
    return answer(refuse('forbidden', 'Du är utloggad. Logga in igen och försök en gång till.'), 401)
  const intent = readBeslutForm(await readForm(request))
  if (!intent)
    return answer(
      refuse('invalid', 'Beslutet gick inte att läsa. Läs in sidan igen och försök en gång till.'),
    )
  const { beslut } = context.get(servicesContext)
  const result = await carryOut(beslut, viewer, boardId, intent)
  return answer(
    result ?? refuse('missing', 'Tavlan finns inte, eller så har du inte längre tillgång till den.'),
  )
}

/** Nothing to look at here. */
export function loader() {
  return new Response(null, { status: 404 })
}

function carryOut(beslut: Services['beslut'], viewer: Viewer, boardId: string, intent: BeslutIntent) {
  switch (intent.intent) {
    case 'rank':
      return beslut.rank(viewer, boardId, intent)
    case 'decide':
      return beslut.decide(viewer, boardId, intent)
    case 'omfattning':
      return beslut.setOmfattning(viewer, boardId, intent)
    case 'fas':
      return beslut.setFas(viewer, boardId, intent.fas)
    case 'las':
      return beslut.setLas(viewer, boardId, intent.las)
  }
}

function answer(result: { ok: true } | Refusal, status = isRefusal(result) ? STATUS[result.refused] : 200) {
  return Response.json(result, { status })
}
