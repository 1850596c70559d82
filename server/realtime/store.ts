/**
 * What the engine asks of the database, and nothing else: PostgreSQL stands behind it (`postgres-store.ts`), and in
 * the simulator a database that fails by a seed. Everything may throw when the database cannot be reached; whether a
 * write that threw has happened is not known then.
 */
import type { Tx } from '#db/client.ts'
import type { ClientOwner, Reservation } from '#db/queries/board-clients.ts'
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
import type { BoardRef } from '#domain/ska/board-ref.ts'

/** A board as it is stored; `now` is the database's clock in milliseconds since 1970. */
export type Stored = {
  snapshot: StoredSnapshot | null
  rows: StoredRow[]
  owners: ClientOwner[]
  reserved: Reservation[]
  now: number
}
export type EpochedBoard = BoardRef & { epoch: number }
/** Rows that somebody has not seen, without those that the snapshot holds; and that snapshot's number. */
export type News = { snapshotSeq: number; rows: StoredRow[] }

/** A server command's turn: nobody else decides on the board, on any node, until it ends. */
export type Turn = {
  tx: Tx
  news(seen: Upto): Promise<News>
  append(node: number, row: JournalRow, bindings: readonly ClientBinding[]): Promise<void>
}

export type BoardStore = {
  /**
   * Becomes the one writer of a node's rows and returns the node's number, the same as before unless that has been
   * lost. Waits while it may not enter.
   */
  claim(): Promise<number>
  /** True while `claim` waits for another process to leave the database. */
  readonly isWaiting: boolean
  /** Stores rows durably. Returns the boards whose row is stored as given; the others' never will be. */
  insert(node: number, rows: readonly JournalRow[], bindings: readonly ClientBinding[]): Promise<Set<string>>
  find(boardId: string): Promise<EpochedBoard | null>
  read(boardId: string): Promise<Stored>
  news(boardId: string, seen: Upto): Promise<News>
  heads(boardIds: readonly string[]): Promise<Map<string, Head>>
  owners(boardId: string): Promise<ClientOwner[]>
  /** Keeps a clientID for a person until something is written under it; false when it is somebody else's. */
  reserve(board: BoardRef, reservation: Reservation): Promise<boolean>
  /** Puts a snapshot in the place of rows; false when somebody else has done so first. */
  compact(snapshot: NewSnapshot, covered: readonly RowId[]): Promise<boolean>
  /** One transaction, durable when it returns. */
  transact<T>(boardId: string, work: (turn: Turn) => Promise<T>): Promise<T>
  /**
   * False when the rows hold what this has not seen. `isWhole` looks at every row, and not only at those that differ
   * from what was written last.
   */
  saveProjection(projected: ProjectedBoard, upto: Upto, isWhole: boolean): Promise<boolean>
  boardsBehind(): Promise<string[]>
  close(): Promise<void>
}

/** PostgreSQL understood the rows and will never take them: a board or person is gone, or a value is impossible. */
export class RefusedContent extends Error {}
