/** The engine's database: PostgreSQL. */
import type pg from 'pg'
import type { Db } from '#db/client.ts'
import { selectClientOwners } from '#db/queries/board-clients.ts'
import { findBoard } from '#db/queries/boards.ts'
import {
  inDurableTransaction,
  insertJournalRowIn,
  lockBoard,
  replaceWithSnapshot,
  selectHeads,
  selectJournal,
  selectNews,
} from '#db/queries/journal.ts'
import { saveProjection, selectBoardsBehind } from '#db/queries/projection.ts'
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

export function createPostgresStore({ db, pool, url, alone, log }: PostgresStoreDeps): BoardStore {
  const writer = new JournalWriter(url, alone, log)
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
      return { ...journal, owners: await selectClientOwners(db, boardId) }
    },
    news: (boardId, seen) => selectNews(db, boardId, seen),
    heads: (boardIds) => selectHeads(pool, boardIds),
    owners: (boardId) => selectClientOwners(db, boardId),
    compact: (snapshot, covered) => replaceWithSnapshot(pool, snapshot, covered),
    transact: (boardId, work) =>
      inDurableTransaction(db, async (tx) => {
        await lockBoard(tx, boardId)
        return work({
          tx,
          news: (seen) => selectNews(tx, boardId, seen),
          append: (node, row, bindings) => insertJournalRowIn(tx, node, row, bindings),
        })
      }),
    saveProjection: (projected, upto) => saveProjection(db, projected, upto),
    boardsBehind: () => selectBoardsBehind(db),
    close: () => writer.close(),
  }
}
