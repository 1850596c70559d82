/**
 * The journal's own connection. Whoever holds it is the only writer of its node: the lock of a killed server is
 * free when PostgreSQL has ended what that server had begun, so nothing is committed behind the next one's back.
 */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import {
  type ClientBinding,
  insertJournalRows,
  type JournalRow,
  pinDurability,
  tryBecomeWriter,
} from '#db/queries/journal.ts'
import type { Logger } from '#server/log.ts'

const LOCK_POLL_MS = 25
const LOCK_COMPLAINT_MS = 5_000
const STATEMENT_MS = 10_000

export class JournalWriter {
  readonly node: number
  readonly #url: string
  readonly #log: Logger
  #client: pg.Client | null = null
  #closed = false

  constructor(url: string, node: number, log: Logger) {
    this.#url = url
    this.node = node
    this.#log = log
  }

  /** Stores rows durably; throws when it is not known that it did. Returns the boards whose row is as given. */
  async insert(rows: readonly JournalRow[], bindings: readonly ClientBinding[]): Promise<Set<string>> {
    const client = await this.connect()
    try {
      return await insertJournalRows(client, this.node, rows, bindings)
    } catch (error) {
      // After a statement that failed for its content the connection is fine; otherwise nobody knows.
      if (!isRefusedContent(error)) this.#discard(client)
      throw error
    }
  }

  /** Connects and becomes the writer, unless it is already. */
  async connect(): Promise<pg.Client> {
    if (this.#client) return this.#client
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: `kvalitetstavlan journal ${this.node}`,
      connectionTimeoutMillis: 5_000,
      statement_timeout: STATEMENT_MS,
      query_timeout: STATEMENT_MS + 2_000,
      keepAlive: true,
    })
    client.on('error', () => this.#discard(client))
    try {
      await client.connect()
      await pinDurability(client)
      await this.#waitForLock(client)
    } catch (error) {
      this.#discard(client)
      throw error
    }
    if (this.#closed) {
      this.#discard(client)
      throw new Error('The journal is closed')
    }
    this.#client = client
    return client
  }

  async close(): Promise<void> {
    this.#closed = true
    const client = this.#client
    this.#client = null
    await client?.end()
  }

  async #waitForLock(client: pg.Client): Promise<void> {
    for (let waited = 0; !this.#closed; waited += LOCK_POLL_MS) {
      if (await tryBecomeWriter(client, this.node)) return
      if (waited % LOCK_COMPLAINT_MS === 0 && waited > 0)
        this.#log.error(
          { node: this.node },
          'another process writes the journal as this node; waiting for it',
        )
      await pause(LOCK_POLL_MS)
    }
  }

  #discard(client: pg.Client): void {
    if (this.#client === client) this.#client = null
    client.end().catch(() => {})
  }
}

/** PostgreSQL understood the rows and will never take them: a board or person is gone, or a value is impossible. */
export function isRefusedContent(error: unknown): boolean {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined
  return typeof code === 'string' && /^2[23]/.test(code)
}
