/**
 * What every process that serves the database must hear, whatever becomes of Redis: whose roles or sessions have
 * changed. It goes through PostgreSQL, where the change itself is.
 */
import pg from 'pg'
import { hearNotices, sendNotice } from '#db/queries/notices.ts'
import type { Logger } from '#server/log.ts'

export type Bulletin = {
  /** A person's roles or session changed. */
  recheck(personId: string): Promise<void>
  close(): Promise<void>
}

export type BulletinDeps = {
  url: string
  pool: pg.Pool
  log: Logger
  /** Somebody's roles changed, here or at another process. */
  onRecheck(personId: string): void
  /** Notices may have been missed. */
  onMissed(): void
}

const AGAIN_MS = 500

export function openBulletin({ url, pool, log, onRecheck, onMissed }: BulletinDeps): Bulletin {
  let ear: pg.Client | null = null
  let isClosed = false
  let hasHeard = false
  void listen()

  return {
    recheck: (personId) => sendNotice(pool, personId),
    async close() {
      isClosed = true
      await ear?.end().catch(() => {})
    },
  }

  async function listen(): Promise<void> {
    if (isClosed) return
    const client = new pg.Client({
      connectionString: url,
      application_name: 'kvalitetstavlan bulletin',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    let isGone = false
    const again = () => {
      if (isGone) return
      isGone = true
      client.end().catch(() => {})
      if (!isClosed) setTimeout(() => void listen(), AGAIN_MS).unref()
    }
    client.on('error', again)
    client.on('end', again)
    try {
      await client.connect()
      await hearNotices(client, onRecheck)
      ear = client
      if (isClosed) return void client.end().catch(() => {})
      if (hasHeard) onMissed()
      hasHeard = true
    } catch (err) {
      if (!isClosed) log.warn({ err }, 'changes of roles at other processes are not heard for now')
      again()
    }
  }
}
