/** How far a journal row comes under each clientID. */
import * as Y from 'yjs'
import type { JournalRow } from '#db/queries/journal.ts'
import type { Reach } from '#db/queries/journal-clocks.ts'
import { decodeRow } from './row.ts'

/** The gate has seen to it that what one row holds under a clientID hangs together, and is one person's. */
export function reachesOf({ boardId, huvudmanId, data }: JournalRow): Reach[] {
  const reaches = new Map<number, Reach>()
  for (const { author, update } of decodeRow(Buffer.from(data.buffer, data.byteOffset, data.byteLength))) {
    const { from, to } = Y.parseUpdateMeta(update)
    for (const [clientId, reached] of to) {
      const known = reaches.get(clientId)
      const begun = from.get(clientId) ?? 0
      if (known) {
        known.begun = Math.min(known.begun, begun)
        known.reached = Math.max(known.reached, reached)
      } else reaches.set(clientId, { boardId, huvudmanId, clientId, personId: author, begun, reached })
    }
  }
  return [...reaches.values()]
}
