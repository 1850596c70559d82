/** The board that a journal gives, as the server would show it. */
import * as Y from 'yjs'
import type { BoardRecord } from '#db/queries/doctor.ts'
import type { Upto } from '#db/queries/journal.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { assembleBoard } from '#server/realtime/journal/load.ts'

export type Assembled = { board: Board; upto: Upto }

/** Null when something is missing: then nothing may be made from it. */
export function assembleWhole(record: BoardRecord): Assembled | null {
  for (const careful of [false, true]) {
    try {
      const { state, damaged, upto } = assembleBoard(record, { careful })
      if (damaged) return null
      const doc = new Y.Doc()
      Y.applyUpdate(doc, state)
      // Bytes without a gap may still build on a row that is gone.
      const { pendingStructs, pendingDs } = doc.store
      if (pendingStructs === null && pendingDs === null) return { board: openBoard(doc), upto }
    } catch {
      // Put together in the quick way it does not load.
    }
  }
  return null
}
