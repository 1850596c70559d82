/** A compaction that is cut off at one of its statements, by way of a proxy in front of PostgreSQL. */

import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { selectBoardsBehind } from '#db/queries/projection.ts'
import { textOf } from '#domain/board/card.ts'
import { openBoard } from '#domain/board/document.ts'
import { type UtfallView, utfallOf } from '#domain/board/views/utfall.ts'
import { loadBoard } from '#server/realtime/journal/load.ts'
import { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'
import { soon } from './crowd.ts'
import { type Engine, startEngine } from './engine.ts'
import { longBoard, lyingOf } from './long-board.ts'
import { documentInDatabase } from './losses.ts'
import { createPgProxy, type Fate, type PgProxy } from './pg-proxy.ts'
import { createSchool, type School } from './school.ts'

/** Tidies up at once, which also is how a compaction that failed is tried again. */
const QUICK = { idle: 100, tidy: 50 }

/** `before` is what stood on the board before the change that set the compaction off. */
export type Crashed = { boardId: string; client: ScriptedClient; before: UtfallView[] }

/** Call inside a test, and `close` after it. */
export class CompactionRig {
  /** The statements of a compaction, from `begin` to `commit`. */
  statements: string[] = []
  readonly #database: TestDatabase
  readonly #proxy: PgProxy
  readonly #school: School
  readonly #person: { personId: string; cookie: string }
  #engine: Engine | null = null

  static async create(): Promise<CompactionRig> {
    const database = await createTestDatabase()
    const school = await createSchool(database.db)
    const rig = new CompactionRig(database, await createPgProxy(database.url), school, await school.person())
    await rig.#learn()
    return rig
  }

  private constructor(
    database: TestDatabase,
    proxy: PgProxy,
    school: School,
    person: { personId: string; cookie: string },
  ) {
    this.#database = database
    this.#proxy = proxy
    this.#school = school
    this.#person = person
  }

  get serverIsGone(): boolean {
    return this.#engine === null || this.#engine.isGone
  }

  /** Compacts a board and cuts the connection at a statement; with `isKilled` the server dies in that moment. */
  async crash(
    at: number,
    fate: Fate,
    { isKilled, isTransaction = true }: { isKilled: boolean; isTransaction?: boolean },
  ): Promise<Crashed> {
    if (this.serverIsGone) await this.start(this.#proxy.url, isKilled ? {} : QUICK)
    // A server projects what others have not, and those transactions begin like a compaction. The board comes after
    // that: one that waits is tidied up before anybody looks.
    await expect.poll(() => selectBoardsBehind(this.#database.db), { timeout: 20_000 }).toEqual([])
    const { boardId, kort } = await this.#longBoard()
    const client = await this.join(boardId)
    const before = utfallOf(client.board)
    const proxy = this.#proxy
    proxy.rewrite = (text) => (text === 'begin' && !isTransaction ? 'select 1' : text)
    const places = new Map<number, number>()
    const cut = new Promise<void>((resolve) => {
      proxy.onCut = () => {
        proxy.decide = () => 'pass'
        resolve(isKilled ? this.#engine!.kill() : undefined)
      }
    })
    proxy.decide = ({ text, connection }) => {
      // Some other transaction may begin like a compaction; that one is cut off as well, then.
      const place = text === 'begin' ? 0 : (places.get(connection) ?? -1) + 1
      const isHere = this.statements[place] === text
      places.set(connection, isHere ? place : -1)
      return isHere && place === at ? fate : 'pass'
    }
    textOf(client.board, 'utfall', kort, 'iakttagelse')!.insert(0, 'Nytt. ')
    // A killed server's last word may be lost on the way; what it stored is looked at afterwards.
    await client.allSaved(20_000).catch((error: unknown) => {
      if (!isKilled) throw error
    })
    await cut
    return { boardId, client, before }
  }

  /** Starts a server, past the proxy unless told otherwise, that compacts what is open and idle. */
  async start(databaseUrl = this.#database.url, timings: Partial<typeof QUICK> = QUICK): Promise<void> {
    this.#engine = await startEngine({ databaseUrl, port: 0, timings })
  }

  async join(boardId: string): Promise<ScriptedClient> {
    const url = `ws://127.0.0.1:${this.#engine!.port}/yjs/${boardId}`
    const client = new ScriptedClient({ url, headers: { cookie: this.#person.cookie } })
    await expect.poll(() => client.isSynced, soon).toBe(true)
    return client
  }

  /** Nothing is missing, and nothing is half: the changes are where the rows were, or the rows are there still. */
  async isWhole({ boardId, client, before }: Crashed): Promise<boolean> {
    if (this.serverIsGone) await this.#untilPostgresHasEndedIt()
    const { pool } = this.#database
    const { snapshots, changes } = await lyingOf(pool, boardId)
    const { damaged } = await loadBoard(pool, boardId)
    const stored = openBoard(await documentInDatabase(pool, boardId))
    const isThere = (utfall: UtfallView[]) => isDeepStrictEqual(utfallOf(stored), utfall)
    // What was never called saved may be there or not.
    const isSame = isThere(utfallOf(client.board)) || (client.saved < client.sent && isThere(before))
    return !damaged && isSame && snapshots === Math.min(changes, 1)
  }

  async compacted(boardId: string): Promise<void> {
    const snapshots = async () => (await lyingOf(this.#database.pool, boardId)).snapshots
    await expect.poll(snapshots, soon).toBe(1)
  }

  async close(): Promise<void> {
    await this.#engine?.kill()
    await this.#proxy.close()
    await this.#database.drop()
  }

  #longBoard(): Promise<{ boardId: string; kort: string }> {
    return longBoard(this.#database.pool, this.#school, this.#person.personId)
  }

  /** Watches one compaction. */
  async #learn(): Promise<void> {
    const transactions = new Map<number, string[]>()
    this.#proxy.decide = ({ text, connection }) => {
      const seen = text === 'begin' ? [] : (transactions.get(connection) ?? [])
      transactions.set(connection, [...seen, text])
      if (text === 'commit' && seen.some((earlier) => earlier.startsWith('delete from board_snapshot')))
        this.statements = [...seen, text]
      return 'pass'
    }
    await this.start(this.#proxy.url, {})
    const { boardId, kort } = await this.#longBoard()
    const client = await this.join(boardId)
    textOf(client.board, 'utfall', kort, 'iakttagelse')!.insert(0, 'Nytt. ')
    await this.compacted(boardId)
    await this.#engine!.kill()
    this.#proxy.decide = () => 'pass'
  }

  async #untilPostgresHasEndedIt(): Promise<void> {
    for (;;) {
      const { rows } = await this.#database.pool.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity
         where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`,
      )
      if (rows[0]!.n === 0) return
      await pause(10)
    }
  }
}
