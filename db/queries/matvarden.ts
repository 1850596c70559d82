/** Published and local figures of one huvudman. */
import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { matvarde } from '#db/schema/matvarde.ts'
import type { Matvarde } from '#domain/ska/matvarde.ts'

const columns = {
  indikatorId: matvarde.indikatorId,
  enhetId: matvarde.enhetId,
  objekt: matvarde.objekt,
  objektKod: matvarde.objektKod,
  period: matvarde.period,
  kon: matvarde.kon,
  varde: matvarde.varde,
  markor: matvarde.markor,
  antal: matvarde.antal,
  kalla: matvarde.kalla,
  hamtad: matvarde.hamtad,
}

/** Rows sent in one statement: PostgreSQL takes at most 65 535 parameters. */
const CHUNK = 2_000

/** Figures of one enhet and, to compare with, those of kommuner and riket. */
export function matvardenForEnhet(
  db: Db | Tx,
  { huvudmanId, enhetId }: { huvudmanId: string; enhetId: string },
): Promise<Matvarde[]> {
  return select(db, and(of(huvudmanId), or(eq(matvarde.enhetId, enhetId), isNull(matvarde.enhetId))))
}

/** Figures of kommuner and riket alone. */
export function matvardenForHuvudman(db: Db | Tx, huvudmanId: string): Promise<Matvarde[]> {
  return select(db, and(of(huvudmanId), isNull(matvarde.enhetId)))
}

/** What is stored already under some indikatorer. */
export function storedMatvarden(
  db: Db | Tx,
  huvudmanId: string,
  indikatorIds: readonly string[],
): Promise<Matvarde[]> {
  if (indikatorIds.length === 0) return Promise.resolve([])
  return select(db, and(of(huvudmanId), inArray(matvarde.indikatorId, [...indikatorIds])))
}

/**
 * Stores figures: new ones are added, known ones take the new value, and what is the same is left untouched, so that
 * storing twice changes nothing. The same figure must not come twice in one call.
 */
export async function upsertMatvarden(
  tx: Db | Tx,
  huvudmanId: string,
  varden: readonly Matvarde[],
): Promise<void> {
  for (let at = 0; at < varden.length; at += CHUNK) {
    const rows = varden
      .slice(at, at + CHUNK)
      .map((varde) => ({ ...varde, huvudmanId, id: sql`gen_random_uuid()` }))
    await tx
      .insert(matvarde)
      .values(rows)
      .onConflictDoUpdate({
        target: [
          matvarde.huvudmanId,
          matvarde.indikatorId,
          matvarde.enhetId,
          matvarde.objekt,
          matvarde.objektKod,
          matvarde.period,
          matvarde.kon,
        ],
        set: Object.fromEntries(CHANGING.map((name) => [name, sql.raw(`excluded.${name}`)])),
        setWhere: sql.raw(
          `(${CHANGING.map((name) => `matvarde.${name}`)}) is distinct from (${CHANGING.map((name) => `excluded.${name}`)})`,
        ),
      })
  }
}

/** Figures a huvudman has from one source. */
export type ImportKalla = { kalla: string; antal: number; hamtad: string; fran: string; till: string }

export function importKallor(db: Db | Tx, huvudmanId: string): Promise<ImportKalla[]> {
  return db
    .select({
      kalla: matvarde.kalla,
      antal: sql<number>`count(*)::int`,
      hamtad: sql<string>`max(${matvarde.hamtad})::text`,
      fran: sql<string>`min(${matvarde.period})`,
      till: sql<string>`max(${matvarde.period})`,
    })
    .from(matvarde)
    .where(of(huvudmanId))
    .groupBy(matvarde.kalla)
    .orderBy(matvarde.kalla)
}

const CHANGING = ['varde', 'markor', 'antal', 'kalla', 'hamtad'] as const

function of(huvudmanId: string): SQL {
  return eq(matvarde.huvudmanId, huvudmanId)
}

function select(db: Db | Tx, where: SQL | undefined): Promise<Matvarde[]> {
  return db.select(columns).from(matvarde).where(where).orderBy(matvarde.indikatorId, matvarde.period)
}
