/** The one door into the web bundle, and its entry: a request goes in with what the process knows, a response out. */
import { createRequestHandler, RouterContextProvider } from 'react-router'
import {
  addressContext,
  faultContext,
  nonceContext,
  servicesContext,
  sessionContext,
  viewerContext,
} from '#app/context.ts'
import type { Services } from '#server/services.ts'

export type About = {
  /** Of this response's Content-Security-Policy. */
  nonce: string
  /** The network address that asks. */
  address: string
}

export type Handler = (request: Request, about: About) => Promise<Response>

export type HandlerDeps = {
  services: Services
  mode: 'production' | 'development'
  /** Told of what a loader, an action or a page threw without meaning to. */
  onFault(error: unknown): void
}

/** Context keys are set here, inside the bundle: a key that the process imports is another object. */
export function createHandler({ services, mode, onFault }: HandlerDeps): Handler {
  const handle = createRequestHandler(() => import('virtual:react-router/server-build'), mode)
  return async (request, { nonce, address }) => {
    const signedIn = await services.konto.authenticate(request.headers.get('cookie'))
    const context = new RouterContextProvider()
    context.set(servicesContext, services)
    context.set(viewerContext, signedIn?.viewer ?? null)
    context.set(sessionContext, signedIn?.sessionHash ?? null)
    context.set(nonceContext, nonce)
    context.set(addressContext, address)
    context.set(faultContext, onFault)
    return comeBack(request, await handle(request, context))
  }
}

/** Longer than any address of ours; a header that holds more is refused on the way by some. */
const LONGEST_WAY_BACK = 2_000

/** Whoever is sent to sign in comes back to the page that was asked for. */
function comeBack(request: Request, answer: Response): Response {
  const given = answer.headers.get('Location')
  const { pathname, search } = new URL(request.url)
  if (request.method !== 'GET' || pathname === '/' || !given || !/^\/login(\?|$)/.test(given)) return answer
  const location = given === '/login' ? `/login?till=${encodeURIComponent(pathname + search)}` : given
  answer.headers.set('Location', location.length > LONGEST_WAY_BACK ? '/login' : location)
  return answer
}
