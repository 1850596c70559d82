/** The SQL twin of the board's server-owned root. Written in the transaction of a server command, and nowhere else. */
import { sql } from 'drizzle-orm'
import type { InsatsBeslut } from '#domain/board/beslut.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Moment } from '#domain/ska/moment.ts'
import type { Tx } from '../client.ts'
import { boardFas, insatsBeslut } from '../schema/index.ts'

/** Stores what is decided about an insats; `version` counts how often. */
export async function storeInsatsBeslut(
  tx: Tx,
  board: BoardRef,
  insatsId: string,
  beslut: InsatsBeslut,
): Promise<void> {
  await tx
    .insert(insatsBeslut)
    .values({ boardId: board.id, huvudmanId: board.huvudmanId, insatsId, beslut })
    .onConflictDoUpdate({
      target: [insatsBeslut.boardId, insatsBeslut.insatsId],
      set: { beslut, version: sql`${insatsBeslut.version} + 1`, changed: sql`now()` },
    })
}

/** Stores the phase and the locked moments of a board. */
export async function storeFas(
  tx: Tx,
  board: BoardRef,
  { fas, las }: { fas: Moment; las: Moment[] },
): Promise<void> {
  await tx
    .insert(boardFas)
    .values({ boardId: board.id, huvudmanId: board.huvudmanId, fas, las })
    .onConflictDoUpdate({ target: boardFas.boardId, set: { fas, las, changed: sql`now()` } })
}
