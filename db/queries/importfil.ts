/** Files that wait to be confirmed. */
import { and, eq, gt, lte } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { importfil } from '../schema/importfil.ts'

export type WaitingFile = typeof importfil.$inferInsert

/** Keeps a file in the place of the person's earlier one, and lets go of everybody's that have waited too long. */
export async function keepImportfil(db: Db, file: WaitingFile, now: Date): Promise<void> {
  await db.delete(importfil).where(lte(importfil.expires, now))
  await db.insert(importfil).values(file).onConflictDoUpdate({ target: importfil.personId, set: file })
}

/** The file, once, and only to the person who gave it; null when it is gone or has waited too long. */
export async function takeImportfil(
  tx: Tx,
  { personId, token }: { personId: string; token: string },
  now: Date,
): Promise<{ filnamn: string; bytes: Uint8Array } | null> {
  const [taken] = await tx
    .delete(importfil)
    .where(and(eq(importfil.personId, personId), eq(importfil.token, token), gt(importfil.expires, now)))
    .returning({ filnamn: importfil.filnamn, bytes: importfil.bytes })
  return taken ?? null
}
