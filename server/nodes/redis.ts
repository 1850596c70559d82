/**
 * Redis or Valkey between the processes that serve one database. It carries hints and tells of changes; nothing that
 * must not be lost goes through it, so a server starts and works without it, and notices when it is back.
 */
import { createAdapter } from '@socket.io/redis-streams-adapter'
import { createClient } from 'redis'
import type { Logger } from '#server/log.ts'

export type Client = ReturnType<typeof createClient>

export type Redis = {
  readonly isUp: boolean
  /** For what is said: fails at once while Redis is away, instead of waiting for it. */
  speaker: Client
  /** Another connection, for what is heard: takes up again by itself. */
  listener(): Client
  /** Called when it can be reached again. */
  onBack(work: () => void): void
  /** What socket.io needs to reach the other nodes. */
  adapter(): ReturnType<typeof createAdapter>
  close(): void
}

const LONGEST_PAUSE_MS = 1_000
/** A Redis that says nothing for this long, pings included, is taken to be gone. */
const PING_MS = 1_000
const SILENT_MS = 3_000
/** The adapter's reader waits up to five seconds for news. */
const READER_SILENT_MS = 8_000

const reconnectStrategy = (retries: number) => Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(retries, 6))

export function connectRedis(url: string, log: Logger): Redis {
  const listeners: Client[] = []
  const returns: (() => void)[] = []
  let wasUp = false
  let isClosed = false
  let heardAt = 0

  const speaker = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: PING_MS,
    socket: { reconnectStrategy, connectTimeout: 2_000, socketTimeout: SILENT_MS },
  })
  speaker.on('error', (error) => {
    if (wasUp && !isClosed)
      log.error({ err: error }, 'redis is out of reach; boards are kept in step by the database')
    wasUp = false
  })
  speaker.on('ready', back)
  // The socket's own timeout counts what we say as a sign of life.
  speaker.on('ping-interval', () => {
    if (isUp()) heardAt = performance.now()
    else back()
  })
  start(speaker)

  return {
    get isUp() {
      return isUp()
    },
    speaker: speaker as Client,
    listener() {
      const client = newListener()
      start(client)
      return client
    },
    onBack: (work) => void returns.push(work),
    adapter() {
      const { publish } = speaker
      return createAdapter(
        Object.assign(speaker, {
          // The adapter connects its duplicates itself. One that fails at once would make its reader spin.
          duplicate: newListener,
          // It lets go of what it publishes, and of what becomes of that.
          publish(...what: Parameters<typeof publish>) {
            const published = publish.apply(speaker, what)
            published.catch(() => {})
            return published
          },
        }),
      )
    },
    close() {
      isClosed = true
      for (const client of [speaker, ...listeners]) client.destroy()
    },
  }

  function isUp(): boolean {
    return speaker.isReady && performance.now() - heardAt < SILENT_MS
  }

  function back(): void {
    wasUp = true
    heardAt = performance.now()
    for (const work of returns) work()
  }

  function newListener(): Client {
    const client = createClient({
      url,
      pingInterval: PING_MS,
      socket: { reconnectStrategy, connectTimeout: 2_000, socketTimeout: READER_SILENT_MS },
    })
    client.on('error', () => {})
    listeners.push(client as Client)
    return client as Client
  }

  function start(client: { connect(): Promise<unknown> }): void {
    client.connect().catch((error: unknown) => {
      if (!isClosed) log.error({ err: error }, 'redis cannot be used')
    })
  }
}
