import { refuseMethod } from './answer.ts'
import { openapiDocument } from './openapi-document.ts'

/** The document tells nothing of anybody: no sign-in is needed to read it. */
export function loader() {
  return Response.json(openapiDocument(), { headers: { 'Cache-Control': 'public, max-age=300' } })
}

export const action = refuseMethod
