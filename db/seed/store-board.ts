import { eq, sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Db, Tx } from '#db/client.ts'
import { storeFas, storeInsatsBeslut } from '#db/queries/beslut.ts'
import { insertBoard } from '#db/queries/boards.ts'
import { insertFirstSnapshot } from '#db/queries/journal.ts'
import { type ProjectedBoard, saveProjection } from '#db/queries/projection.ts'
import { boardSnapshot } from '#db/schema/board.ts'
import { openBoard } from '#domain/board/document.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { addDays, type CivilDatum } from '#domain/ska/civil-datum.ts'
import { type Lasar, lasarRange } from '#domain/ska/lasar.ts'
import { MOMENT } from '#domain/ska/moment.ts'
import { projectBoard } from '#server/realtime/projection/project.ts'
import type { WrittenBoard } from './write-board.ts'

export type SeedBoard = { ref: BoardRef; titel: string; written: WrittenBoard | null }

/** Stores a board and what is on it: journal, owners of its clientIDs, and the SQL twin of the server's root. */
export async function storeBoard(tx: Tx, { ref, titel, written }: SeedBoard): Promise<void> {
  await insertBoard(tx, { ...ref, titel })
  if (!written) return
  const { state, owners, beslut } = written
  await insertFirstSnapshot(tx, ref, state, owners)
  await storeFas(tx, ref, beslut)
  for (const [insatsId, value] of Object.entries(beslut.insatser))
    await storeInsatsBeslut(tx, ref, insatsId, value)
}

/** Makes the rows that the översikt reads; the server would make them itself when it next starts. */
export async function projectSeeded(db: Db, { ref, written }: SeedBoard): Promise<void> {
  const doc = new Y.Doc()
  if (written) Y.applyUpdate(doc, written.state)
  const projected = projectBoard(ref, openBoard(doc))
  await saveProjection(db, projected)
  if (written) await dateBoard(db, ref, lastDay(ref.lasar, written, projected))
}

/** A demo board was last written on when the last thing on it happened, not when the demo was made. */
async function dateBoard(db: Db, { id }: BoardRef, day: CivilDatum): Promise<void> {
  await db
    .update(boardSnapshot)
    .set({ at: sql`least(${`${day}T13:40:00Z`}::timestamptz, ${boardSnapshot.at})` })
    .where(eq(boardSnapshot.boardId, id))
}

/** The latest uppföljning or decision; before those, a day of the autumn by how far the board has come. */
function lastDay(lasar: Lasar, { beslut }: WrittenBoard, { uppfoljningar }: ProjectedBoard): CivilDatum {
  const days = [
    ...uppfoljningar.map(({ datum }) => datum),
    ...Object.values(beslut.insatser).flatMap(({ datum }) => (datum === null ? [] : [datum])),
  ].sort()
  return days.at(-1) ?? addDays(lasarRange(lasar).start, 70 + 18 * MOMENT.indexOf(beslut.fas))
}
