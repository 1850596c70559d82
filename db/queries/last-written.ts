import { sql } from 'drizzle-orm'
import { board, boardSnapshot, boardUpdate } from '#db/schema/board.ts'

/**
 * When somebody last wrote on a board, for a query of `board`: the newest row of its journal. The projection's own
 * time is when its rows were made, which a restart may do again. Null for a board that nobody has written on.
 */
export const lastWritten = sql<Date | null>`greatest(
  (select max(${boardUpdate.at}) from ${boardUpdate} where ${boardUpdate.boardId} = ${board.id}),
  (select max(${boardSnapshot.at}) from ${boardSnapshot} where ${boardSnapshot.boardId} = ${board.id})
)`.mapWith(boardUpdate.at)
