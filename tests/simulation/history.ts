/** What lies in a board's journal when a run begins: written by its people before, one row an edit. */
import * as Y from 'yjs'
import { openBoard } from '#domain/board/document.ts'
import { checksum, encodeRow } from '#server/realtime/journal/row.ts'
import { takeStep } from '#tests/fuzz/gate/person-steps.ts'
import { Random } from '#tests/fuzz/gate/random.ts'

export type PastRow = { author: string; clientId: number; data: Buffer; crc: number }

const PEER = Symbol('peer')
const made = new Map<string, PastRow[]>()

/** The first `count` edits of these people; the same for every run. */
export function historyOf(people: readonly string[], count: number): PastRow[] {
  const key = `${people.join()} ${count}`
  const known = made.get(key)
  if (known) return known
  const random = new Random(count)
  const rows: PastRow[] = []
  const writers = people.map((author) => {
    const doc = new Y.Doc()
    doc.clientID = random.uint32()
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === PEER) return
      const data = encodeRow([{ author, update }])
      rows.push({ author, clientId: doc.clientID, data, crc: checksum(data) })
      for (const other of writers) if (other.doc !== doc) Y.applyUpdate(other.doc, update, PEER)
    })
    return { doc, board: openBoard(doc) }
  })
  while (rows.length < count) {
    const { doc, board } = random.pick(writers)
    takeStep(board, random, (creator) => creator === doc.clientID)
  }
  rows.length = count
  made.set(key, rows)
  return rows
}
