/** Signed-in browsers. A session is known by the hash of its token and by nothing else. */
import { and, eq, gt, lt, ne, or } from 'drizzle-orm'
import type { Db, Tx } from '../client.ts'
import { session } from '../schema/person.ts'

export type NewSession = {
  tokenHash: Uint8Array
  personId: string
  huvudmanId: string
  created: Date
  expires: Date
}

export async function insertSession(db: Db | Tx, row: NewSession): Promise<void> {
  await db.insert(session).values({ ...row, seen: row.created })
}

/** Who a session belongs to, unless it has expired or nobody has used it since `idleSince`. */
export async function findSession(
  db: Db | Tx,
  { tokenHash, now, idleSince }: { tokenHash: Uint8Array; now: Date; idleSince: Date },
): Promise<{ personId: string; seen: Date } | null> {
  const [row] = await db
    .select({ personId: session.personId, seen: session.seen })
    .from(session)
    .where(and(eq(session.tokenHash, tokenHash), gt(session.expires, now), gt(session.seen, idleSince)))
  return row ?? null
}

export async function touchSession(db: Db | Tx, tokenHash: Uint8Array, now: Date): Promise<void> {
  await db.update(session).set({ seen: now }).where(eq(session.tokenHash, tokenHash))
}

export async function deleteSession(db: Db | Tx, tokenHash: Uint8Array): Promise<void> {
  await db.delete(session).where(eq(session.tokenHash, tokenHash))
}

/** Ends every session of a person, but the one to keep if there is one. */
export async function deleteSessionsOf(
  db: Db | Tx,
  personId: string,
  keep: Uint8Array | null = null,
): Promise<void> {
  await db
    .delete(session)
    .where(and(eq(session.personId, personId), keep ? ne(session.tokenHash, keep) : undefined))
}

/** Removes sessions that nobody can use any more. */
export async function deleteEndedSessions(
  db: Db | Tx,
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<void> {
  await db.delete(session).where(or(lt(session.expires, now), lt(session.seen, idleSince)))
}
