/**
 * The sync engine as a process of its own, to be killed. It loads, waits for its settings, and says when it listens;
 * after that it answers questions about itself. It ends with whoever started it.
 */
import { createServer } from 'node:http'
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { connect } from '#db/client.ts'
import { createSessions } from '#server/auth/sessions.ts'
import { systemClock } from '#server/clock.ts'
import { createRooms, type Rooms, type RoomsDeps } from '#server/realtime/rooms.ts'
import { createYjsUpgrade } from '#server/realtime/upgrade.ts'
import { shiftWallClock } from './wall-clock.ts'

export type EngineSettings = Pick<RoomsDeps, 'rig' | 'timings'> & { databaseUrl: string; port: number }

/** What may be asked of a running engine. */
export type Question = { ask: 'vitals' } | { ask: 'jump'; ms: number }

/** What an engine holds on to. */
export type Vitals = ReturnType<Rooms['status']> & {
  /** Kinds of timers, sockets and other things that keep the process awake, and how many of each. */
  resources: Record<string, number>
  /** After collecting garbage, where the process was started so that it can. */
  heapBytes: number
  rssBytes: number
  /** Why it opens no board; null when it does. */
  fault: string | null
}

// Nobody who is killed writes it at the end.
flushCompileCache()
process.once('disconnect', () => process.exit())
process.once('message', (settings: EngineSettings) => {
  const rooms = open(settings)
  process.on('message', ({ id, question }: { id: number; question: Question }) => {
    process.send!({ id, answer: answerTo(question, rooms) })
  })
})

function open({ databaseUrl, port, rig, timings }: EngineSettings): Rooms {
  const { db, pool } = connect(databaseUrl)
  const log = pino({ level: 'error' }, pino.destination(2))
  const sessions = createSessions({ db, clock: systemClock, publicOrigin: null })
  const rooms = createRooms({
    ...{ db, pool, url: databaseUrl, clock: systemClock, log, rig, timings },
    live: { changed: () => {} },
    viewerOf: sessions.viewerOf,
  })
  const server = createServer().on('upgrade', createYjsUpgrade({ rooms, db, sessions, log }))
  server.listen(port, '127.0.0.1', () => {
    process.send!({ listening: (server.address() as AddressInfo).port })
  })
  return rooms
}

function answerTo(question: Question, rooms: Rooms): unknown {
  switch (question.ask) {
    case 'vitals':
      return vitalsOf(rooms)
    case 'jump':
      return shiftWallClock(question.ms)
  }
}

function vitalsOf(rooms: Rooms): Vitals {
  globalThis.gc?.()
  const resources: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1
  const { heapUsed, rss } = process.memoryUsage()
  return { ...rooms.status(), fault: rooms.fault(), resources, heapBytes: heapUsed, rssBytes: rss }
}
