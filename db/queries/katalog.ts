/** The catalogue as one huvudman sees it: the national rows, with its own in the place of those they replace. */
import { and, asc, eq, exists, inArray, isNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db, Tx } from '#db/client.ts'
import { delmal, indikator } from '#db/schema/katalog.ts'
import { matvarde } from '#db/schema/matvarde.ts'
import type { Delmal, Indikator } from '#domain/ska/indikator.ts'
import { skolformOf } from '#domain/ska/matvarde.ts'
import { SKOLFORMER, type SkolformKod } from '#domain/ska/skolform.ts'

export const indikatorColumns = {
  id: indikator.id,
  huvudmanId: indikator.huvudmanId,
  delmalId: indikator.delmalId,
  ersatter: indikator.ersatter,
  ursprung: indikator.ursprung,
  text: indikator.text,
  kalla: indikator.kalla,
  skolenkatIndex: indikator.skolenkatIndex,
  fragomrade: indikator.fragomrade,
  respondent: indikator.respondent,
  arskurs: indikator.arskurs,
  skolformsdel: indikator.skolformsdel,
  enhet: indikator.enhet,
  hogreBattre: indikator.hogreBattre,
  ordning: indikator.ordning,
  withdrawn: indikator.withdrawn,
}

/** The 35 delmål, by skolform in the plan's order and number. */
export async function delmalOf(db: Db | Tx, skolformer?: readonly SkolformKod[]): Promise<Delmal[]> {
  if (skolformer?.length === 0) return []
  const rows = await db
    .select({ id: delmal.id, skolform: delmal.skolform, nr: delmal.nr, text: delmal.text })
    .from(delmal)
    .where(skolformer ? inArray(delmal.skolform, [...skolformer]) : undefined)
  return rows.sort((a, b) => SKOLFORMER.indexOf(a.skolform) - SKOLFORMER.indexOf(b.skolform) || a.nr - b.nr)
}

/**
 * Indikatorer in use at a huvudman: the plan's, its own, and of the published sources those it has figures for.
 * One that a huvudman's own replaces is left out, and so is a withdrawn one.
 */
export function indikatorerOf(db: Db | Tx, huvudmanId: string): Promise<Indikator[]> {
  return db
    .select(indikatorColumns)
    .from(indikator)
    .where(and(inReachOf(huvudmanId), eq(indikator.withdrawn, false), inUse(db, huvudmanId)))
    .orderBy(asc(indikator.ordning), asc(indikator.id))
}

/** Delmål and indikatorer that an enhet with these skolformer works with; some indikatorer are everyone's. */
export async function katalogFor(
  db: Db | Tx,
  { huvudmanId, skolformer }: { huvudmanId: string; skolformer: readonly SkolformKod[] },
): Promise<{ delmal: Delmal[]; indikatorer: Indikator[] }> {
  const [goals, all] = await Promise.all([delmalOf(db, skolformer), indikatorerOf(db, huvudmanId)])
  return {
    delmal: goals,
    indikatorer: all.filter((indikator) => {
      const skolform = skolformOf(indikator)
      return skolform === null || skolformer.includes(skolform)
    }),
  }
}

/** Every indikator a huvudman may file figures under, also withdrawn and replaced ones. */
export function allIndikatorer(db: Db | Tx, huvudmanId: string): Promise<Indikator[]> {
  return db
    .select(indikatorColumns)
    .from(indikator)
    .where(inReachOf(huvudmanId))
    .orderBy(asc(indikator.ordning), asc(indikator.id))
}

/** National, or this huvudman's own. */
function inReachOf(huvudmanId: string): SQL {
  return or(isNull(indikator.huvudmanId), eq(indikator.huvudmanId, huvudmanId))!
}

function inUse(db: Db | Tx, huvudmanId: string): SQL {
  const own = alias(indikator, 'own')
  const replaced = db
    .select({ id: sql`1` })
    .from(own)
    .where(and(eq(own.huvudmanId, huvudmanId), eq(own.ersatter, indikator.id), ne(own.withdrawn, true)))
  const measured = db
    .select({ id: sql`1` })
    .from(matvarde)
    .where(and(eq(matvarde.huvudmanId, huvudmanId), eq(matvarde.indikatorId, indikator.id)))
  return and(
    sql`not ${exists(replaced)}`,
    or(notInArray(indikator.ursprung, ['kolada', 'skolverket']), exists(measured)),
  )!
}
