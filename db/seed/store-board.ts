import * as Y from 'yjs'
import type { Db, Tx } from '#db/client.ts'
import { storeFas, storeInsatsBeslut } from '#db/queries/beslut.ts'
import { insertBoard } from '#db/queries/boards.ts'
import { insertFirstSnapshot } from '#db/queries/journal.ts'
import { saveProjection } from '#db/queries/projection.ts'
import { openBoard } from '#domain/board/document.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
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
  await saveProjection(db, projectBoard(ref, openBoard(doc)))
}
