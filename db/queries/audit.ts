import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '#db/client.ts'
import { audit } from '#db/schema/beslut.ts'
import type { Viewer } from '#domain/access/viewer.ts'

export type AuditEntry = {
  /** The role in which the person acted. */
  roll: string
  /** What was done, as `verb-noun`: `decide-insats`, `grant-roll`. */
  action: string
  /** Kind and id of what it was done to: `insats:…`. */
  object: string
  /** The board that it happened on; without it the board's history does not tell of it. */
  boardId?: string
  before?: unknown
  after?: unknown
}

/** Adds a row to the audit; call it in the transaction that does the thing. Ids and values only, no free text. */
export async function insertAudit(
  tx: Db | Tx,
  viewer: Viewer,
  { before = null, after = null, ...entry }: AuditEntry,
): Promise<void> {
  await tx.insert(audit).values({
    id: randomUUID(),
    huvudmanId: viewer.huvudmanId,
    personId: viewer.personId,
    before,
    after,
    ...entry,
  })
}
