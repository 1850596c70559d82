/** One of several nodes as a process of its own, to be killed. Ends with whoever started it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { connect } from '#db/client.ts'
import { createSessions } from '#server/auth/sessions.ts'
import { systemClock } from '#server/clock.ts'
import { connectRedis } from '#server/nodes/redis.ts'
import { createRedisFanout } from '#server/nodes/redis-fanout.ts'
import { createRooms, type RoomsDeps } from '#server/realtime/rooms.ts'
import { createYjsUpgrade } from '#server/realtime/upgrade.ts'

export type NodeSettings = { databaseUrl: string; redisUrl: string; rig?: RoomsDeps['rig'] }

process.once('disconnect', () => process.exit())
process.once('message', ({ databaseUrl, redisUrl, rig }: NodeSettings) => {
  const { db, pool } = connect(databaseUrl)
  const log = pino({ level: 'fatal' }, pino.destination(2))
  const { viewerOf, fromCookie } = createSessions({ db, clock: systemClock, publicOrigin: null })
  const rooms = createRooms({
    ...{ db, pool, url: databaseUrl, clock: systemClock, log, rig, viewerOf },
    live: { changed: () => {} },
    fanout: createRedisFanout(connectRedis(redisUrl, log)),
  })
  const server = createServer().on('upgrade', createYjsUpgrade({ rooms, db, sessions: { fromCookie }, log }))
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
})
