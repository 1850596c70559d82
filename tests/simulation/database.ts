/**
 * PostgreSQL as the journal uses it, in memory: what is committed, and what each statement does to it at its moment.
 * Whether a statement gets that far, and whether its answer comes back, is for `sim-store.ts`.
 */
import type { ClientOwner } from '#db/queries/board-clients.ts'
import type {
  ClientBinding,
  Head,
  JournalRow,
  NewSnapshot,
  RowId,
  StoredRow,
  StoredSnapshot,
  Upto,
} from '#db/queries/journal.ts'
import type { ProjectedBoard } from '#db/queries/projection.ts'
import { reachesOf } from '#server/realtime/journal/reach.ts'
import type { Touched } from '#server/realtime/journal/touched.ts'
import { type EpochedBoard, type News, RefusedContent, type Stored } from '#server/realtime/store.ts'

export type SimRow = StoredRow & { touched: string | null }
export type SimBoard = {
  ref: EpochedBoard
  snapshot: StoredSnapshot | null
  rows: Map<string, SimRow>
  owners: Map<number, ClientOwner>
  /** For whom clientIDs are kept that nobody has written under. */
  reserved: Map<number, string>
  /** How far each clientID has come, where several processes write. */
  clocks: Map<number, number>
  projection: { value: ProjectedBoard; upto: Upto } | null
  /** What the decisions say in tables of their own. */
  decisions: Map<string, unknown>
  /** `person place field` to how often, of rows that are compacted. */
  changes: Map<string, number>
}

/** Whoever watches what is committed. */
export type Watcher = {
  committed(boardId: string, row: SimRow): void
  compacted(boardId: string): void
}

/** Ways to break what PostgreSQL promises, for rigs that must then find a loss. */
export type DatabaseRig = {
  /** Compaction takes everything up to the highest number instead of exactly what it covers. */
  compactUpTo?: boolean
  /** A number that is taken is called stored, whatever lies there; and two processes may have one node's number. */
  unfenced?: boolean
}

export class SimDatabase {
  readonly boards = new Map<string, SimBoard>()
  /** Node to the session that is its writer. */
  readonly writers = new Map<number, unknown>()
  /** Node to the process that is, or was last. */
  readonly holders = new Map<number, unknown>()
  readonly rig: DatabaseRig
  readonly #watcher: Watcher
  readonly #now: () => Date
  readonly #locks = new Map<string, { holder: unknown; waiting: { who: unknown; go: () => void }[] }>()
  /** Row numbers of transactions that have not ended. */
  readonly #reserved = new Map<string, unknown>()

  constructor(now: () => Date, watcher: Watcher, rig: DatabaseRig = {}) {
    this.#now = now
    this.#watcher = watcher
    this.rig = rig
  }

  addBoard(ref: EpochedBoard): SimBoard {
    const board: SimBoard = {
      ...{ ref, snapshot: null, rows: new Map(), owners: new Map(), reserved: new Map() },
      ...{ clocks: new Map(), projection: null, decisions: new Map(), changes: new Map() },
    }
    this.boards.set(ref.id, board)
    return board
  }

  /** Whether a statement that inserts this row would wait for a transaction that has not ended. */
  mustWait(node: number, { boardId, n }: JournalRow): boolean {
    return this.#reserved.has(`${boardId} ${keyOf({ node, n })}`)
  }

  /** One statement, as `insertFollowingRows`: all or nothing. */
  insertFollowing(node: number, rows: readonly JournalRow[]): Set<string> {
    const fresh = rows.filter(({ boardId, n, data }) => {
      const board = this.boards.get(boardId)
      if (!board) throw new RefusedContent(`There is no board ${boardId}`)
      const there = board.rows.get(keyOf({ node, n }))
      if (there && !this.rig.unfenced && !there.data.equals(data))
        throw new RefusedContent(`Number ${n} of node ${node} holds something else`)
      return !there
    })
    const reaches = fresh.flatMap(reachesOf)
    for (const { boardId, clientId, personId, begun } of reaches) {
      const { owners, clocks } = this.boards.get(boardId)!
      const known = owners.get(clientId)
      if (this.#isKeptForElse(boardId, clientId, personId))
        throw new RefusedContent(`${clientId} is kept for somebody else`)
      const isFollowing = (clocks.get(clientId) ?? begun) === begun
      if (known && (known.personId !== personId || !isFollowing) && !this.rig.unfenced)
        throw new RefusedContent(`${clientId}:${begun} does not follow`)
    }
    for (const { boardId, huvudmanId, clientId, personId, reached } of reaches) {
      this.#bind([{ boardId, huvudmanId, clientId, personId }])
      this.boards.get(boardId)!.clocks.set(clientId, reached)
    }
    for (const row of fresh) this.#store(node, row)
    return new Set(rows.map(({ boardId }) => boardId))
  }

  /** One statement, as `insertJournalRows`. */
  insert(node: number, rows: readonly JournalRow[], bindings: readonly ClientBinding[]): Set<string> {
    for (const { boardId } of [...rows, ...bindings])
      if (!this.boards.has(boardId)) throw new RefusedContent(`There is no board ${boardId}`)
    if (new Set(rows.map(({ boardId, n }) => `${boardId} ${n}`)).size < rows.length)
      throw new Error('A row cannot be affected a second time')
    const taken = this.#bind(bindings)
    const stored = new Set<string>()
    for (const row of rows) {
      if (taken.has(row.boardId)) continue
      const there = this.boards.get(row.boardId)!.rows.get(keyOf({ node, n: row.n }))
      if (!there) this.#store(node, row)
      else if (!this.rig.unfenced && !there.data.equals(row.data)) continue
      stored.add(row.boardId)
    }
    return stored
  }

  read(boardId: string): Stored {
    const board = this.boards.get(boardId)
    const rows = [...(board?.rows.values() ?? [])].sort((a, b) => a.node - b.node || a.n - b.n)
    const stored = {
      ...{
        snapshot: board?.snapshot ?? null,
        rows: rows.map(plain),
        owners: [...(board?.owners.values() ?? [])],
        reserved: [...(board?.reserved ?? [])].flatMap(([clientId, personId]) =>
          board!.owners.has(clientId) ? [] : [{ clientId, personId }],
        ),
      },
      now: this.#now().getTime(),
    }
    return stored
  }

  news(boardId: string, seen: Upto): News {
    const { snapshot, rows } = this.read(boardId)
    return { snapshotSeq: snapshot?.seq ?? 0, rows: rows.filter(({ node, n }) => n > (seen[node] ?? 0)) }
  }

  heads(boardIds: readonly string[]): Map<string, Head> {
    const heads = new Map<string, Head>()
    for (const id of boardIds) {
      const board = this.boards.get(id)
      if (!board) continue
      const upto: Upto = {}
      for (const { node, n } of board.rows.values()) upto[node] = Math.max(upto[node] ?? 0, n)
      heads.set(id, { epoch: board.ref.epoch, snapshotSeq: board.snapshot?.seq ?? 0, upto })
    }
    return heads
  }

  /** As `replaceWithSnapshot`; the caller holds the board. */
  compact({ boardId, previous, data, crc, upto }: NewSnapshot, covered: readonly RowId[]): boolean {
    const board = this.boards.get(boardId)
    if (!board || (board.snapshot?.seq ?? 0) !== previous) return false
    const keys = covered.map(keyOf)
    if (!keys.every((key) => board.rows.has(key))) return false
    if (this.rig.compactUpTo) {
      const highest = Math.max(...covered.map(({ n }) => n))
      for (const row of board.rows.values()) if (row.n <= highest) keys.push(keyOf(row))
    }
    for (const key of new Set(keys)) {
      countTouched(board.changes, board.rows.get(key)!.touched)
      board.rows.delete(key)
    }
    board.snapshot = { seq: previous + 1, data: Buffer.from(data), crc, upto: { ...upto } }
    this.#watcher.compacted(boardId)
    return true
  }

  /** As `saveProjection`; the caller holds the board. */
  saveProjection(value: ProjectedBoard, upto: Upto): boolean {
    const board = this.boards.get(value.board.boardId)
    if (!board) return true
    const stored = board.projection?.upto
    if (stored && isBeyond(stored, upto)) return !isBeyond(upto, stored)
    board.projection = { value, upto: { ...upto } }
    return true
  }

  /** As `selectBoardsBehind`. */
  boardsBehind(): string[] {
    const isBehind = ({ rows, snapshot, projection }: SimBoard) => {
      if (!projection) return true
      const { upto } = projection
      const isNew = ({ node, n }: RowId) => n > (upto[node] ?? 0)
      return [...rows.values()].some(isNew) || isBeyond(snapshot?.upto ?? {}, upto)
    }
    const behind = [...this.boards.values()].filter(isBehind)
    return behind.map(({ ref }) => ref.id).sort()
  }

  /** Waits for the board and holds it. */
  lock(boardId: string, who: unknown, go: () => void): void {
    const lock = this.#locks.get(boardId)
    if (lock) lock.waiting.push({ who, go })
    else {
      this.#locks.set(boardId, { holder: who, waiting: [] })
      go()
    }
  }

  /** Lets go of the board, or of the wait for it. */
  unlock(boardId: string, who: unknown): void {
    const lock = this.#locks.get(boardId)
    if (!lock) return
    lock.waiting = lock.waiting.filter((waiting) => waiting.who !== who)
    if (lock.holder !== who) return
    const next = lock.waiting.shift()
    if (next) lock.holder = next.who
    else this.#locks.delete(boardId)
    next?.go()
  }

  /** A transaction inserts a row that nobody sees before it commits. Throws when the number is taken. */
  reserve(node: number, row: JournalRow, who: unknown): void {
    const id = keyOf({ node, n: row.n })
    if (this.boards.get(row.boardId)!.rows.has(id)) throw new Error(`duplicate key ${row.boardId} ${id}`)
    this.#reserved.set(`${row.boardId} ${id}`, who)
  }

  /** Ends a transaction: what it wrote is committed, or never was. */
  end(
    who: unknown,
    boardId: string,
    written: readonly TxWrite[],
    decisions: ReadonlyMap<string, unknown>,
  ): void {
    for (const [key, holder] of this.#reserved) if (holder === who) this.#reserved.delete(key)
    for (const [key, value] of decisions) this.boards.get(boardId)!.decisions.set(key, value)
    for (const { node, row, bindings } of written) {
      this.#bind(bindings)
      this.#store(node, row)
    }
  }

  #store(node: number, { boardId, n, data, crc, touched }: JournalRow): void {
    const row = { node, n, data: Buffer.from(data), crc, touched }
    this.boards.get(boardId)!.rows.set(keyOf(row), row)
    this.#watcher.committed(boardId, row)
  }

  /** As `reserveClientId`, but for the bound of each person. */
  reserveClient(boardId: string, clientId: number, personId: string): boolean {
    const board = this.boards.get(boardId)
    if (!board) throw new RefusedContent(`There is no board ${boardId}`)
    const owner = board.owners.get(clientId)
    if (owner && owner.personId !== personId) return false
    if (!board.reserved.has(clientId)) board.reserved.set(clientId, personId)
    return board.reserved.get(clientId) === personId
  }

  #isKeptForElse(boardId: string, clientId: number, personId: string | null): boolean {
    const { owners, reserved } = this.boards.get(boardId)!
    const keeper = owners.has(clientId) ? undefined : reserved.get(clientId)
    return keeper !== undefined && keeper !== personId
  }

  /** Returns the boards on which one of the clientIDs is somebody else's. */
  #bind(bindings: readonly ClientBinding[]): Set<string> {
    const taken = new Set<string>()
    for (const { boardId, clientId, personId } of bindings) {
      const { owners } = this.boards.get(boardId)!
      const known = owners.get(clientId)
      if (this.#isKeptForElse(boardId, clientId, personId)) taken.add(boardId)
      else if (!known) owners.set(clientId, { clientId, personId, namn: personId, first: this.#now() })
      else if (known.personId !== personId) taken.add(boardId)
    }
    return taken
  }
}

export type TxWrite = { node: number; row: JournalRow; bindings: readonly ClientBinding[] }

export function keyOf({ node, n }: RowId): string {
  return `${node}:${n}`
}

function plain({ node, n, data, crc }: SimRow): StoredRow {
  return { node, n, data, crc }
}

/** Whether `a` holds a row that `b` does not. */
function isBeyond(a: Upto, b: Upto): boolean {
  return Object.entries(a).some(([node, n]) => n > (b[node] ?? 0))
}

function countTouched(changes: Map<string, number>, touched: string | null): void {
  if (touched === null) return
  for (const [person, places] of Object.entries(JSON.parse(touched) as Touched))
    for (const [place, fields] of Object.entries(places))
      for (const field of fields) {
        const key = `${person} ${place} ${field}`
        changes.set(key, (changes.get(key) ?? 0) + 1)
      }
}
