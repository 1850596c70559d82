/**
 * What every process that serves the database must hear, whatever becomes of Redis: whose roles or sessions have
 * changed. It goes through PostgreSQL, where the change itself is.
 */
import pg from 'pg'
import { hearNotices } from '#db/queries/notices.ts'
import type { Logger } from '#server/log.ts'

export type Bulletin = { close(): Promise<void> }

export type BulletinDeps = {
  url: string
  log: Logger
  /** Somebody's roles, account or sessions changed, here or at another process. */
  onRecheck(personId: string): void
  /** From now on notices are heard; some may have been missed. */
  onListening(): void
}

const AGAIN_MS = 500
const PULSE_MS = 3_000
const ANSWER_WITHIN_MS = 3_000

export function openBulletin({ url, log, onRecheck, onListening }: BulletinDeps): Bulletin {
  let ear: pg.Client | null = null
  let isClosed = false
  void listen()

  return {
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
      query_timeout: ANSWER_WITHIN_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
    let isGone = false
    const again = () => {
      if (isGone) return
      isGone = true
      clearInterval(pulse)
      client.end().catch(() => {})
      if (!isClosed) setTimeout(() => void listen(), AGAIN_MS).unref()
    }
    // A connection that is dead and does not say so hears nothing, and nobody would know.
    const pulse = setInterval(() => void client.query('select 1').catch(again), PULSE_MS).unref()
    client.on('end', () => clearInterval(pulse))
    client.on('error', again)
    client.on('end', again)
    try {
      await client.connect()
      await hearNotices(client, onRecheck)
      ear = client
      if (isClosed) return void client.end().catch(() => {})
      onListening()
    } catch (err) {
      if (!isClosed) log.warn({ err }, 'changes of roles are not heard for now')
      again()
    }
  }
}
