/**
 * One process' way to the database: every call takes its time, some never arrive, of some only the answer is lost, and
 * a process that is killed hears of none any more.
 */
import type { Tx } from '#db/client.ts'
import type { BoardStore, Turn } from '#server/realtime/store.ts'
import type { Random } from '#tests/fuzz/gate/random.ts'
import type { SimDatabase, TxWrite } from './database.ts'
import type { Owner, Scheduler } from './scheduler.ts'

/** How the database and the way to it are today; percent and milliseconds. */
export type DatabaseWeather = {
  /** Nothing gets through. */
  isAway: boolean
  lostBefore: number
  answerLost: number
  /** The caller is told that the link broke, and only later does the statement arrive and count. */
  late: number
  hangs: number
  hangMs: number
  slowestMs: number
}

export const CALM: DatabaseWeather = {
  ...{ isAway: false, lostBefore: 0, answerLost: 0, late: 0, hangs: 0, hangMs: 0, slowestMs: 3 },
}

/** Nobody knows whether it has happened. */
export class LinkLost extends Error {}

/** What a server command sees of SQL in the simulator. */
export type SimTx = {
  decided(key: string): unknown
  decide(key: string, value: unknown): void
}

export type SimStoreDeps = {
  database: SimDatabase
  scheduler: Scheduler
  owner: Owner
  random: Random
  weather: () => DatabaseWeather
  /** No other process may serve the database meanwhile. */
  alone: boolean
}

type Session = { node: number; isOpen: boolean }
type Transaction = { hasEnded: boolean }
type Commit = <R>(what: () => R) => Promise<R>

const POLL_MS = 200
const OWN_NUMBER_MS = 15_000
const WAIT_MS = 5

export class SimStore implements BoardStore {
  isWaiting = false
  readonly #deps: SimStoreDeps
  #session: Session | null = null
  #node: number | null = null
  #claiming: Promise<number> | null = null
  /** Ends of transactions that are open now. */
  readonly #open = new Set<() => void>()
  /** When the last statement that is on its way arrives: until then the database keeps what the process holds. */
  #busyUntil = 0

  constructor(deps: SimStoreDeps) {
    this.#deps = deps
  }

  claim(): Promise<number> {
    if (this.#session?.isOpen) return Promise.resolve(this.#session.node)
    this.#claiming ??= this.#enter().finally(() => {
      this.#claiming = null
    })
    return this.#claiming
  }

  async insert(...[node, rows, bindings]: Parameters<BoardStore['insert']>): Promise<Set<string>> {
    const { database, alone } = this.#deps
    const session = this.#session
    if (!session?.isOpen || session.node !== node) throw new Error(`Not the writer of node ${node}`)
    try {
      return await this.#call(
        () => (alone ? database.insert(node, rows, bindings) : database.insertFollowing(node, rows)),
        () => rows.some((row) => database.mustWait(node, row)),
      )
    } catch (error) {
      if (error instanceof LinkLost) this.loseSession()
      throw error
    }
  }

  find: BoardStore['find'] = (boardId) =>
    this.#call(() => this.#deps.database.boards.get(boardId)?.ref ?? null)
  read: BoardStore['read'] = (boardId) => this.#call(() => this.#deps.database.read(boardId))
  news: BoardStore['news'] = (boardId, seen) => {
    const asked = { ...seen }
    return this.#call(() => this.#deps.database.news(boardId, asked))
  }
  heads: BoardStore['heads'] = (boardIds) => this.#call(() => this.#deps.database.heads(boardIds))
  owners: BoardStore['owners'] = (boardId) => this.#call(() => this.#deps.database.read(boardId).owners)
  reserve: BoardStore['reserve'] = ({ id }, { clientId, personId }) =>
    this.#call(() => this.#deps.database.reserveClient(id, clientId, personId))
  boardsBehind: BoardStore['boardsBehind'] = () => this.#call(() => this.#deps.database.boardsBehind())

  compact: BoardStore['compact'] = (snapshot, covered) => {
    const frozen = { ...snapshot, upto: { ...snapshot.upto } }
    const rows = [...covered]
    return this.#holding(frozen.boardId, (commit) => commit(() => this.#deps.database.compact(frozen, rows)))
  }

  saveProjection: BoardStore['saveProjection'] = (projected, upto) =>
    this.#holding(projected.board.boardId, (commit) =>
      commit(() => this.#deps.database.saveProjection(projected, upto)),
    )

  transact<T>(boardId: string, work: (turn: Turn) => Promise<T>): Promise<T> {
    const { database, owner } = this.#deps
    const written: TxWrite[] = []
    const decisions = new Map<string, unknown>()
    const sql: SimTx = {
      decided: (key) => decisions.get(key) ?? database.boards.get(boardId)?.decisions.get(key),
      decide: (key, value) => void decisions.set(key, value),
    }
    return this.#holding(boardId, async (commit, transaction) => {
      const result = await work({
        tx: sql as unknown as Tx,
        news: (seen) => this.news(boardId, seen),
        append: (node, row, bindings) =>
          this.#call(() => {
            if (transaction.hasEnded) throw new Error('The transaction has ended')
            if (database.holders.get(node) !== owner && !database.rig.unfenced)
              throw new Error(`Node ${node} is somebody else's now`)
            database.reserve(node, row, transaction)
            written.push({ node, row, bindings })
          }),
      })
      await commit(() => database.end(transaction, boardId, written, decisions))
      return result
    })
  }

  async close(): Promise<void> {
    this.loseSession()
  }

  /** The connection is gone; the database may take a while to see that. */
  loseSession(): void {
    const { scheduler, database, random } = this.#deps
    const session = this.#session
    if (!session?.isOpen) return
    session.isOpen = false
    const free = () => {
      if (database.writers.get(session.node) === session) database.writers.delete(session.node)
    }
    const unseen = random.chance(85) ? random.below(100) : random.below(25_000)
    scheduler.after(this.#untilFree + unseen, free, scheduler.world)
  }

  /** The process is gone: what it had begun is rolled back when the database sees that. */
  die(): void {
    const { scheduler, random } = this.#deps
    this.loseSession()
    for (const end of this.#open) scheduler.after(this.#untilFree + random.below(300), end, scheduler.world)
  }

  get #untilFree(): number {
    return Math.max(0, this.#busyUntil - this.#deps.scheduler.now) + 1
  }

  async #enter(): Promise<number> {
    const { database, scheduler, owner, alone } = this.#deps
    const link = { isLost: false }
    try {
      while (alone && (await this.#call(() => database.writers.size > 0))) {
        this.isWaiting = true
        await scheduler.pause(POLL_MS)
      }
      const own = this.#node
      const isStillOurs = () => own !== null && (database.holders.get(own) === owner || database.rig.unfenced)
      for (let waited = 0; own !== null && waited < OWN_NUMBER_MS; waited += POLL_MS) {
        if (await this.#call(() => isStillOurs() && this.#take(own, link))) return own
        if (!isStillOurs()) break
        await scheduler.pause(POLL_MS)
      }
      return await this.#call(() => {
        for (let node = 1; ; node++) if (node !== own && this.#take(node, link)) return node
      })
    } catch (error) {
      link.isLost = true
      this.loseSession()
      throw error
    } finally {
      this.isWaiting = false
    }
  }

  #take(node: number, link: { isLost: boolean }): boolean {
    const { database, owner } = this.#deps
    if (owner.isDead || link.isLost) throw new LinkLost('Nobody waits for the answer')
    if (database.writers.has(node) && !database.rig.unfenced) return false
    this.#session = { node, isOpen: true }
    this.#node = node
    database.writers.set(node, this.#session)
    database.holders.set(node, owner)
    return true
  }

  /** Does something while holding the board; whatever happens, the board is let go of. */
  async #holding<T>(
    boardId: string,
    work: (commit: Commit, transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    const { database, scheduler, random, owner } = this.#deps
    const transaction: Transaction = { hasEnded: false }
    const end = () => {
      if (transaction.hasEnded) return
      transaction.hasEnded = true
      this.#open.delete(end)
      database.end(transaction, boardId, [], new Map())
      database.unlock(boardId, transaction)
    }
    const commit: Commit = (what) =>
      this.#call(() => {
        if (transaction.hasEnded) throw new Error('The transaction has ended')
        const result = what()
        end()
        return result
      })
    this.#open.add(end)
    try {
      await this.#call(() => {})
      await new Promise<void>((resolve) =>
        database.lock(boardId, transaction, () => scheduler.after(0, resolve, owner)),
      )
      return await work(commit, transaction)
    } finally {
      // A commit that is on its way may still arrive, whatever the caller was told.
      scheduler.after(this.#untilFree + random.below(20), end, scheduler.world)
    }
  }

  /** A round trip. What arrives is done, at one moment; whether its answer comes back is another matter. */
  #call<T>(work: () => T, mustWait: () => boolean = () => false): Promise<T> {
    const { scheduler, random, owner } = this.#deps
    const weather = this.#deps.weather()
    const delay = () => 0.2 + (random.below(100) / 100) * weather.slowestMs
    const hang = random.chance(weather.hangs) ? random.below(weather.hangMs) : 0
    const isLost = random.chance(weather.lostBefore)
    const isAnswerLost = random.chance(weather.answerLost)
    const isLate = random.chance(weather.late)
    // A process that dies meanwhile has sent it or not; what has been sent arrives.
    const isSent = random.chance(50)
    const arrivesIn = delay() + hang + (isLate ? random.below(400) : 0)
    this.#busyUntil = Math.max(this.#busyUntil, scheduler.now + arrivesIn)
    return new Promise((resolve, reject) => {
      const lose = () => reject(new LinkLost('Connection lost'))
      const answer = (how: () => void) => void scheduler.after(delay(), how, owner)
      const arrive = () => {
        if (owner.isDead && !isSent) return
        if (isLost || this.#deps.weather().isAway) return answer(lose)
        if (mustWait()) {
          this.#busyUntil = Math.max(this.#busyUntil, scheduler.now + WAIT_MS)
          scheduler.after(WAIT_MS, arrive, scheduler.world)
          return
        }
        let result: T
        try {
          result = work()
        } catch (error) {
          return answer(() => reject(error))
        }
        answer(() => (isAnswerLost ? lose() : resolve(result)))
      }
      if (isLate) answer(lose)
      scheduler.after(arrivesIn, arrive, scheduler.world)
    })
  }
}
