/** One way in and out for every resource of /api/v1: who asks, what they may ask, and the answer as JSON or CSV. */
import { createHash } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { servicesContext, viewerContext } from '#app/context.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Services } from '#server/services.ts'
import type { Svar } from '#server/usecases/export.ts'
import { prefersCsv } from './accept.ts'
import { type CsvValue, toCsv } from './csv.ts'
import { FIELDS, type Resource } from './fields.ts'
import { type Given, isFault, readParameters } from './parameters.ts'

export type ApiArgs = { request: Request; context: Readonly<RouterContextProvider> }
type Rad = Readonly<Record<string, CsvValue>>
type Ask<R extends Rad> = (api: Services['export'], viewer: Viewer, given: Given) => Promise<Svar<R>>

/** Answers a GET of a resource with what `ask` finds for the signed-in person. */
export async function answer<R extends Rad>(
  resource: Resource,
  { request, context }: ApiArgs,
  ask: Ask<R>,
): Promise<Response> {
  const viewer = context.get(viewerContext)
  if (!viewer) {
    return errorAnswer(401, 'inte-inloggad', 'Du är inte inloggad. Logga in och skicka med sessionskakan.')
  }
  const url = new URL(request.url)
  const given = readParameters(resource, url.searchParams)
  if (isFault(given)) return errorAnswer(400, given.kod, given.meddelande, given.parameter)

  const { rader, nasta } = await ask(context.get(servicesContext).export, viewer, given)
  const isCsv = prefersCsv(request.headers.get('accept'))
  const body = isCsv
    ? toCsv(Object.keys(FIELDS[resource]), rader)
    : JSON.stringify({ data: rader, antal: rader.length, nasta })
  const headers = new Headers({
    ...COMMON_HEADERS,
    'Content-Type': isCsv ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8',
    ETag: etagOf(body),
    Vary: 'Accept, Cookie',
  })
  if (isCsv) headers.set('Content-Disposition', `attachment; filename="kvalitetstavlan-${resource}.csv"`)
  if (nasta !== null) headers.set('Link', `<${nextUrl(url, nasta)}>; rel="next"`)
  if (matches(request.headers.get('if-none-match'), etagOf(body)))
    return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}

/** The API only reads. */
export function refuseMethod(): Response {
  const refusal = errorAnswer(405, 'bara-las', 'Det går bara att läsa härifrån: använd GET.')
  refusal.headers.set('Allow', 'GET, HEAD')
  return refusal
}

const COMMON_HEADERS = { 'Cache-Control': 'private, no-store' }

function errorAnswer(status: number, kod: string, meddelande: string, parameter?: string): Response {
  return Response.json(
    { fel: { kod, meddelande, ...(parameter !== undefined && { parameter }) } },
    { status, headers: { ...COMMON_HEADERS, Vary: 'Accept, Cookie' } },
  )
}

/** Weak, because the server may compress the same content in several ways. */
function etagOf(body: string): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

function matches(ifNoneMatch: string | null, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim() === etag)
}

function nextUrl(url: URL, efter: string): string {
  const next = new URL(url)
  next.searchParams.set('efter', efter)
  return next.pathname + next.search
}
