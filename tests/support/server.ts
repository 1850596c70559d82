/** The real server in this process, on a free port, with a database of its own. */
import { type Clock, systemClock } from '#server/clock.ts'
import type { Config } from '#server/config.ts'
import type { Live } from '#server/live/hub.ts'
import { createLog, type Logger } from '#server/log.ts'
import { DEFAULT_LIMITS } from '#server/realtime/limits.ts'
import { serve } from '#server/serve.ts'
import type { Services } from '#server/services.ts'
import { type Bundle, loadBundle } from '#server/web/bundle.ts'
import { createTestDatabase, type TestDatabase } from './postgres.ts'

export type TestServer = {
  /** `http://localhost:<port>`: the address and the Origin of its pages. */
  url: string
  port: number
  database: TestDatabase
  services: Services
  live: Live
  /** Signs in without a page; the Cookie header to send. Each call is another browser. */
  signIn(epost: string, losenord?: string): Promise<string>
  /** A request as our own page would make it; `cookie` from signIn. Redirects are not followed. */
  fetch(path: string, init?: RequestInit & { cookie?: string }): Promise<Response>
  /** Stops the server and drops the database. */
  close(): Promise<void>
}

export type TestServerOptions = {
  config?: Partial<Config>
  clock?: Clock
  /** False saves the build when a test needs sockets and services only; then every page is 404. */
  pages?: boolean
  /** Where it logs; else to stderr at `config.logLevel`. */
  log?: Logger
  /** A database to serve, which the caller drops; else a new one. */
  database?: TestDatabase
}

export async function startTestServer({
  config = {},
  clock = systemClock,
  pages = true,
  log,
  database: given,
}: TestServerOptions = {}): Promise<TestServer> {
  const database = given ?? (await createTestDatabase())
  const serving = await serve({
    clock,
    log: log ?? createLog(config.logLevel ?? 'error'),
    load: pages ? loadOnce : noPages,
    config: {
      port: 0,
      host: '127.0.0.1',
      dataDir: '/nonexistent',
      databaseUrl: database.url,
      redisUrl: null,
      publicOrigin: null,
      demo: false,
      trustedProxies: 0,
      logLevel: 'error',
      // The test cluster runs without fsync.
      requireDurable: false,
      limits: DEFAULT_LIMITS,
      metricsToken: null,
      ...config,
    },
  })
  const { services, live, port } = serving
  const url = `http://localhost:${port}`

  return {
    url,
    port,
    database,
    services,
    live,
    async signIn(epost, losenord = 'demo') {
      const answer = await services.konto.signIn({ epost, losenord, address: '127.0.0.1', previous: null })
      if ('refused' in answer) throw new Error(`${epost} could not sign in: ${answer.why}`)
      return answer.cookie.split(';')[0]!
    },
    fetch(path, { cookie, ...init } = {}) {
      const headers = new Headers(init.headers)
      if (cookie) headers.set('Cookie', cookie)
      if (!headers.has('Origin')) headers.set('Origin', config.publicOrigin ?? url)
      return fetch(url + path, { redirect: 'manual', ...init, headers })
    },
    async close() {
      await serving.close()
      if (!given) await database.drop()
    },
  }
}

let built: Promise<Bundle> | null = null

/** One build for all servers of a test file, also when somebody edits the sources meanwhile. */
function loadOnce(): Promise<Bundle> {
  built ??= loadBundle()
  return built
}

async function noPages(): Promise<Bundle> {
  return {
    attach: () => ({
      dev: false,
      files: [(_request, _response, next) => next()],
      handle: async () => new Response('Not found', { status: 404 }),
    }),
    close: async () => {},
  }
}
