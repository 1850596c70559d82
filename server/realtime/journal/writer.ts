/**
 * The journal's own connection. Whoever holds it is the only writer of its node: the lock of a killed server is
 * free when PostgreSQL has ended what that server had begun, so nothing is committed behind the next one's back.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type ClientBinding, insertJournalRows, type JournalRow } from '#db/queries/journal.ts'
import { forgetClocks, insertFollowingRows } from '#db/queries/journal-clocks.ts'
import {
  noteWriter,
  pinDurability,
  resignAsWriter,
  tryBecomeWriter,
  tryEnter,
  wasLastWriter,
} from '#db/queries/journal-writer.ts'
import type { Logger } from '#server/log.ts'
import { pause } from '../pause.ts'
import { RefusedContent } from '../store.ts'
import { reachesOf } from './reach.ts'

const LOCK_POLL_MS = 25
const LOCK_COMPLAINT_MS = 5_000
/** A number that was ours is probably still held by our own dead connection. */
const OWN_NUMBER_MS = 15_000
const STATEMENT_MS = 10_000
/** More processes than will ever serve one database. */
const MAX_NODE = 1_000

export class JournalWriter {
  /** What this process is known by to whoever has its number next. */
  readonly holder = randomUUID()
  readonly #url: string
  readonly #alone: boolean
  readonly #log: Logger
  #client: pg.Client | null = null
  #claiming: Promise<number> | null = null
  #node: number | null = null
  #closed = false
  isWaiting = false

  /** `alone`: no other process may write meanwhile, as whatever node. */
  constructor(url: string, alone: boolean, log: Logger) {
    this.#url = url
    this.#alone = alone
    this.#log = log
  }

  /** Connects and becomes the writer of a node, unless it is already. Returns the node's number. */
  claim(): Promise<number> {
    if (this.#client && this.#node !== null) return Promise.resolve(this.#node)
    this.#claiming ??= this.#connect().finally(() => {
      this.#claiming = null
    })
    return this.#claiming
  }

  /** See `BoardStore.insert`. Throws when it is not known whether the rows are stored. */
  async insert(
    node: number,
    rows: readonly JournalRow[],
    bindings: readonly ClientBinding[],
  ): Promise<Set<string>> {
    const client = this.#client
    if (!client || node !== this.#node) throw new Error(`Not the writer of node ${node}`)
    try {
      if (this.#alone) return await insertJournalRows(client, node, rows, bindings)
      await insertFollowingRows(client, node, rows, rows.flatMap(reachesOf))
      return new Set(rows.map(({ boardId }) => boardId))
    } catch (error) {
      if (isRefused(error)) throw new RefusedContent('PostgreSQL does not take these rows', { cause: error })
      this.#discard(client)
      throw error
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    const client = this.#client
    this.#client = null
    await client?.end()
  }

  async #connect(): Promise<number> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'kvalitetstavlan journal',
      connectionTimeoutMillis: 5_000,
      statement_timeout: STATEMENT_MS,
      query_timeout: STATEMENT_MS + 2_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
    client.on('error', () => this.#discard(client))
    try {
      await client.connect()
      await pinDurability(client)
      await this.#enter(client)
      if (this.#alone) await forgetClocks(client)
      this.#node = await this.#takeNumber(client)
      // Closed meanwhile: nobody would ever let go of what this connection holds.
      this.#assertOpen()
    } catch (error) {
      this.#discard(client)
      throw error
    } finally {
      this.isWaiting = false
    }
    this.#client = client
    return this.#node
  }

  async #enter(client: pg.Client): Promise<void> {
    for (let waited = 0; ; waited += LOCK_POLL_MS) {
      this.#assertOpen()
      if (await tryEnter(client, this.#alone)) return
      this.isWaiting = waited > 0
      if (waited > 0 && waited % LOCK_COMPLAINT_MS === 0)
        this.#log.error(
          'another process serves this database; waiting until it ends (REDIS_URL lets several serve it at once)',
        )
      await pause(LOCK_POLL_MS)
    }
  }

  /**
   * The number it had, if nobody has had it since; else another, the lowest that is free. What is open was numbered
   * without what somebody else has written under it, which may be compacted by now and stand in nobody's way.
   */
  async #takeNumber(client: pg.Client): Promise<number> {
    const own = this.#node
    const until = performance.now() + OWN_NUMBER_MS
    while (own !== null && performance.now() < until) {
      this.#assertOpen()
      if (await tryBecomeWriter(client, own)) {
        if (await wasLastWriter(client, own, this.holder)) return own
        await resignAsWriter(client, own)
        break
      }
      await pause(LOCK_POLL_MS)
    }
    for (let node = 1; node <= MAX_NODE; node++) {
      this.#assertOpen()
      if (node === own || !(await tryBecomeWriter(client, node))) continue
      await noteWriter(client, node, this.holder)
      return node
    }
    throw new Error('Every node number is taken')
  }

  #assertOpen(): void {
    if (this.#closed) throw new Error('The journal is closed')
  }

  #discard(client: pg.Client): void {
    if (this.#client === client) this.#client = null
    client.end().catch(() => {})
  }
}

/** Integrity and data faults: after those the connection is fine, and trying again is of no use. */
function isRefused(error: unknown): boolean {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined
  return typeof code === 'string' && /^2[23]/.test(code)
}
