/** Everything that answers over HTTP, in the order in which a request meets it. */
import type { IncomingMessage } from 'node:http'
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import { pinoHttp } from 'pino-http'
import { mayChange, type OriginRule } from './auth/origin.ts'
import type { Health } from './health.ts'
import { describeError, type Logger } from './log.ts'
import type { Metrics } from './metrics/metrics.ts'
import { metricsRoute } from './metrics/route.ts'
import type { Web } from './web/bundle.ts'
import { send, toRequest } from './web/messages.ts'
import { nonceOf, securityHeaders } from './web/security-headers.ts'

export type HttpDeps = {
  web: Web
  health: Health
  metrics: Metrics
  metricsToken: string | null
  log: Logger
  /** Whether an Origin is one of our own pages'. */
  isOwn: OriginRule
  /** The origins that our pages have, the main one first. */
  origins: string[]
  publicOrigin: string | null
  trustedProxies: number
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
/** What a page, a form or the API may be asked with. */
const KNOWN_METHODS = new Set([...SAFE_METHODS, 'POST', 'PUT', 'PATCH', 'DELETE'])
const MB = 1024 * 1024
/** Words, in every form but one. */
const MAX_BODY_BYTES = MB
/** Files are counted again where they are read, with a sentence that helps. */
const MAX_IMPORT_BYTES = 20 * MB
const IMPORT = /^\/import(?:\.data)?$/

export function createHttp({
  web,
  health,
  metrics,
  metricsToken,
  log,
  isOwn,
  origins,
  publicOrigin,
  trustedProxies,
}: HttpDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', trustedProxies)

  app.use(requestLog(log))
  app.use(securityHeaders({ origins, dev: web.dev }))
  app.use('/health', healthRoutes(health))
  app.get('/metrics', metricsRoute(metrics, metricsToken))
  app.use(...web.files)
  app.use(refuseOtherMethods)
  app.use(refuseForeignChanges(isOwn))
  app.use(refuseLargeBodies)
  app.use(async (request, response) => {
    const origin = publicOrigin ?? ownOrigin(request, origins)
    const about = { nonce: nonceOf(response), address: request.ip ?? 'unknown' }
    const answer = await web.handle(toRequest(request, response, origin), about)
    await send(request, response, answer)
  })
  app.use(lastResort(log))
  return app
}

/** One line a request, with neither query nor headers: both carry names, tokens and search words. */
function requestLog(log: Logger): RequestHandler {
  return pinoHttp<Request, Response>({
    logger: log,
    quietReqLogger: true,
    wrapSerializers: false,
    serializers: {
      req: ({ id, method, originalUrl }) => ({ id, method, path: String(originalUrl).split('?')[0] }),
      res: ({ statusCode }) => ({ statusCode }),
      err: describeError,
    },
    // What went wrong is a line of its own, with a stack that says where.
    customErrorObject: (_request, _response, _error, value) => ({ ...value, err: undefined }),
    customLogLevel: (_request, response, error) =>
      error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
  })
}

function healthRoutes(health: Health): RequestHandler {
  const routes = express.Router()
  routes.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  routes.get('/live', (_request, response) => void response.json({ status: 'ok' }))
  routes.get('/ready', async (_request, response) => {
    const readiness = await health.ready()
    response.status(readiness.status === 'ok' ? 200 : 503).json(readiness)
  })
  return routes
}

/** TRACE and the like: there is no web Request of them, and nobody here answers them. */
const refuseOtherMethods: RequestHandler = (request, response, next) => {
  if (!KNOWN_METHODS.has(request.method)) return void response.status(405).set('Allow', 'GET, POST').end()
  next()
}

/** Before any code of a page runs: a change that another site asked for is refused without side effects. */
function refuseForeignChanges(isOwn: OriginRule): RequestHandler {
  return (request, response, next) => {
    if (SAFE_METHODS.has(request.method) || mayChange(isOwn, request.headers)) return next()
    response
      .status(403)
      .type('text/plain; charset=utf-8')
      .send('Anropet kommer inte från Kvalitetstavlans egna sidor.')
  }
}

/** A body says beforehand how long it is; then Node itself holds it to that. */
const refuseLargeBodies: RequestHandler = (request, response, next) => {
  if (request.headers['transfer-encoding'] !== undefined) return void response.status(411).end()
  const max = IMPORT.test(request.path) ? MAX_IMPORT_BYTES : MAX_BODY_BYTES
  if (Number(request.headers['content-length'] ?? 0) > max) return void response.status(413).end()
  next()
}

/** Without PUBLIC_URL a page may be open as localhost or as 127.0.0.1. */
function ownOrigin(request: IncomingMessage, origins: string[]): string {
  const asked = `http://${request.headers.host}`
  return origins.includes(asked) ? asked : origins[0]!
}

function lastResort(log: Logger): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    if (response.destroyed || response.writableEnded) return
    log.error({ err: error }, 'a request failed')
    if (response.headersSent) return void response.destroy()
    response
      .status(500)
      .type('text/plain; charset=utf-8')
      .send('Något gick fel hos oss. Ladda om sidan och försök igen.')
  }
}
