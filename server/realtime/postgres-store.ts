/** The engine's database: PostgreSQL. */
import type pg from 'pg'
import type { Db } from '#db/client.ts'
import { reserveClientId, selectClientOwners, selectReservations } from '#db/queries/board-clients.ts'
import { findBoard } from '#db/queries/boards.ts'
import {
  inDurableTransaction,
  insertJournalRowIn,
  lockBoard,
  replaceWithSnapshot,
  selectHeads,
  selectJournal,
  selectNews,
  selectNow,
} from '#db/queries/journal.ts'
import { keepNumber } from '#db/queries/journal-writer.ts'
import { saveProjection, selectBoardsBehind, type Written } from '#db/queries/projection.ts'
import type { Logger } from '#server/log.ts'
import { JournalWriter } from './journal/writer.ts'
import type { BoardStore } from './store.ts'

export type PostgresStoreDeps = {
  db: Db
  pool: pg.Pool
  /** The journal keeps a connection of its own with durable commits pinned on. */
  url: string
  /** No other process may serve the database meanwhile. */
  alone: boolean
  log: Logger
}

/** Boards that are worked on; the rows of others are written whole when it comes to that. */
const REMEMBERED = 500

export function createPostgresStore({ db, pool, url, alone, log }: PostgresStoreDeps): BoardStore {
  const writer = new JournalWriter(url, alone, log)
  /** What the rows of boards said when they were last written from here, the latest last. */
  const written = new Map<string, Written>()
  return {
    claim: () => writer.claim(),
    get isWaiting() {
      return writer.isWaiting
    },
    insert: (node, rows, bindings) => writer.insert(node, rows, bindings),
    find: (boardId) => findBoard(db, boardId),
    async read(boardId) {
      // Owners last: whatever the rows hold has its owner then.
      const journal = await selectJournal(pool, boardId)
      const [owners, reserved, now] = await Promise.all([
        selectClientOwners(db, boardId),
        selectReservations(db, boardId),
        selectNow(pool),
      ])
      return { ...journal, owners, reserved, now }
    },
    news: (boardId, seen) => selectNews(db, boardId, seen),
    heads: (boardIds) => selectHeads(pool, boardIds),
    owners: (boardId) => selectClientOwners(db, boardId),
    reserve: (board, reservation) => reserveClientId(db, board, reservation),
    compact: (snapshot, covered) => replaceWithSnapshot(pool, snapshot, covered),
    transact: (boardId, work) =>
      inDurableTransaction(db, async (tx) => {
        await lockBoard(tx, boardId)
        return work({
          tx,
          news: (seen) => selectNews(tx, boardId, seen),
          async append(node, row, bindings) {
            await keepNumber(tx, node, writer.holder)
            await insertJournalRowIn(tx, node, row, bindings)
          },
        })
      }),
    async saveProjection(projected, upto, isWhole) {
      const { boardId } = projected.board
      const last = isWhole ? null : (written.get(boardId) ?? null)
      const now = await saveProjection(db, projected, upto, last)
      if (!now) return false
      written.delete(boardId)
      written.set(boardId, now)
      const [oldest] = written.keys()
      if (written.size > REMEMBERED && oldest) written.delete(oldest)
      return true
    },
    boardsBehind: () => selectBoardsBehind(db),
    close: () => writer.close(),
  }
}
