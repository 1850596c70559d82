/**
 * The server, from nothing to ready and back. What is started last is stopped first; what fails on the way takes
 * down only what it had started.
 */
import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { loadCatalogue } from '#db/catalogue/load.ts'
import { connect } from '#db/client.ts'
import { seed } from '#db/seed/index.ts'
import { originRule, ownOrigins } from './auth/origin.ts'
import { hashPassword } from './auth/password.ts'
import { createSessions } from './auth/sessions.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { openFrontDoor } from './front-door.ts'
import { createHealth } from './health.ts'
import { createHttp } from './http.ts'
import { startHistoryJob } from './jobs/history.ts'
import { createLive, type Live } from './live/hub.ts'
import { placeOf } from './live/place-of.ts'
import type { Logger } from './log.ts'
import { createMetrics } from './metrics/metrics.ts'
import { RealtimeCounts } from './metrics/realtime-counts.ts'
import { openBulletin } from './nodes/bulletin.ts'
import { connectRedis } from './nodes/redis.ts'
import { createRedisFanout } from './nodes/redis-fanout.ts'
import { createRooms } from './realtime/rooms.ts'
import { createYjsUpgrade } from './realtime/upgrade.ts'
import { createServices, type Services } from './services.ts'
import { type Bundle, loadBundle } from './web/bundle.ts'
import { dispatchUpgrades, routeRequests } from './web/doors.ts'

export type Serving = {
  /** Where a browser finds it. */
  url: string
  port: number
  services: Services
  live: Live
  /** Resolves when everything is stored, said good-bye to and stopped. Call it once. */
  close(): Promise<void>
}

export type ServeOptions = {
  config: Config
  log: Logger
  clock?: Clock
  /** The pages; the built ones unless said otherwise. */
  load?: (server: Server) => Promise<Bundle>
  /** The server cannot go on: its database is gone for good. */
  onGivenUp?: (error: Error) => void
}

const SWEEP_MS = 60_000
const BOARDS_WITHIN_MS = 3_000

export async function serve(options: ServeOptions): Promise<Serving> {
  const started = new AsyncDisposableStack()
  try {
    return await start(options, started)
  } catch (error) {
    await started.disposeAsync()
    throw error
  }
}

async function start(
  { config, log, clock = systemClock, load = loadBundle, onGivenUp = () => {} }: ServeOptions,
  started: AsyncDisposableStack,
): Promise<Serving> {
  const door = await openFrontDoor(config)
  started.defer(() => door.close())
  const origins = ownOrigins({ publicOrigin: config.publicOrigin, port: door.port })
  const isOwn = originRule(origins)

  // Building takes longest, so it goes on beside everything that does not need it.
  const loading = load(door.server)
  started.defer(async () => (await loading.catch(() => null))?.close())
  const database = await openDatabase({ config, log, onGivenUp })
  started.defer(() => database.close())
  const { db, pool } = connect(database.url, {
    max: 20,
    onError: (error) => log.warn({ err: error }, 'an idle database connection was lost'),
  })
  started.defer(() => pool.end())
  // Whatever is under way needs the pool: the door closes before it ends.
  started.defer(() => door.close())

  const sessions = createSessions({ db, clock, publicOrigin: config.publicOrigin })
  const { viewerOf } = sessions
  const redis = config.redisUrl === null ? null : connectRedis(config.redisUrl, log)
  started.defer(() => redis?.close())
  const live = createLive({
    ...{ isOwn, sessions, redis, log },
    placeOf: (viewer, path) => placeOf(db, viewer, path),
  })
  started.defer(() => live.close())
  const { limits } = config
  const counts = new RealtimeCounts()
  const rooms = createRooms({
    ...{ db, pool, url: database.url, clock, log, live, viewerOf, limits },
    ...{ measures: counts, fanout: redis && createRedisFanout(redis) },
  })
  started.defer(() => rooms.drain())
  // Another process may be there for long; then this one answers, and says that it is not ready.
  await Promise.race([rooms.ready(), pause(BOARDS_WITHIN_MS, null, { ref: false })])
  const bulletin = openBulletin({
    ...{ url: database.url, log },
    onRecheck: (personId) =>
      void Promise.all([rooms.recheck(personId), live.recheck(personId)]).catch(complain),
    onListening: () => void Promise.all([rooms.recheckAll(), live.recheckAll()]).catch(complain),
  })
  started.defer(() => bulletin.close())
  await loadCatalogue(db)
  if (config.demo) await seed({ db, clock, log, hashPassword })

  started.defer(startHistoryJob({ db, pool, clock, rooms, log }))
  const sweep = setInterval(() => void sweepSessions(), SWEEP_MS)
  started.defer(() => clearInterval(sweep))
  const services = createServices({ db, pool, clock, rooms, live, log, config })
  const health = createHealth({ pool, requireDurable: config.requireDurable, engineFault: rooms.fault, log })
  started.defer(() => health.drain())
  const metrics = createMetrics({ counts, realtime: rooms.status, pool, redis: redis && (() => redis.isUp) })
  const web = (await loading).attach({
    services,
    onFault: (error) => log.error({ err: error }, 'a page failed'),
  })
  const http = createHttp({ ...config, web, health, metrics, log, isOwn, origins })
  const yjs = createYjsUpgrade({ db, rooms, sessions, log, limits })
  door.open(routeRequests({ http, live }), dispatchUpgrades({ isOwn, live, yjs, dev: web.dev }))

  return { url: origins[0]!, port: door.port, services, live, close: () => started.disposeAsync() }

  async function sweepSessions(): Promise<void> {
    try {
      await sessions.sweep()
    } catch (error) {
      log.warn({ err: error }, 'ended sessions could not be swept')
    }
  }

  function complain(error: unknown): void {
    log.error({ err: error }, 'sockets could not be looked at anew')
  }
}
