/** The sync engine as a process of its own, to be killed. Takes its settings as JSON; prints a line when it listens. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { connect } from '#db/client.ts'
import { createSessions } from '#server/auth/sessions.ts'
import { systemClock } from '#server/clock.ts'
import { createRooms, type RoomsDeps } from '#server/realtime/rooms.ts'
import { createYjsUpgrade } from '#server/realtime/upgrade.ts'

export type EngineSettings = { databaseUrl: string; port: number; rig?: RoomsDeps['rig'] }

const { databaseUrl, port, rig }: EngineSettings = JSON.parse(process.argv[2]!)
const { db, pool } = connect(databaseUrl)
const log = pino({ level: 'error' }, pino.destination(2))
const sessions = createSessions({ db, clock: systemClock, publicOrigin: null })
const rooms = createRooms({
  ...{ db, pool, url: databaseUrl, clock: systemClock, log, rig },
  live: { changed: () => {} },
  viewerOf: sessions.viewerOf,
})
const server = createServer().on('upgrade', createYjsUpgrade({ rooms, db, sessions, log }))
server.listen(port, '127.0.0.1', () => {
  process.stdout.write(`listening ${(server.address() as AddressInfo).port}\n`)
})
