/** The enheter of a huvudman as an import or a list of choices needs them. */
import { and, asc, eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { enhet, huvudman } from '#db/schema/organisation.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'

export type EnhetRow = {
  id: string
  namn: string
  skolenhetskod: string | null
  kallId: string | null
  skolformer: SkolformKod[]
}

export async function enheterOf(db: Db | Tx, huvudmanId: string): Promise<EnhetRow[]> {
  const rows = await db
    .select({
      id: enhet.id,
      namn: enhet.namn,
      skolenhetskod: enhet.skolenhetskod,
      kallId: enhet.kallId,
      skolformer: enhet.skolformer,
    })
    .from(enhet)
    .where(eq(enhet.huvudmanId, huvudmanId))
    .orderBy(asc(enhet.ordning), asc(enhet.namn))
  return rows.map((row) => ({ ...row, skolformer: row.skolformer as SkolformKod[] }))
}

/** The enhet within its huvudman, or null. */
export async function enhetOf(db: Db | Tx, huvudmanId: string, enhetId: string): Promise<EnhetRow | null> {
  const [row] = await db
    .select({
      id: enhet.id,
      namn: enhet.namn,
      skolenhetskod: enhet.skolenhetskod,
      kallId: enhet.kallId,
      skolformer: enhet.skolformer,
    })
    .from(enhet)
    .where(and(eq(enhet.huvudmanId, huvudmanId), eq(enhet.id, enhetId)))
  return row ? { ...row, skolformer: row.skolformer as SkolformKod[] } : null
}

export type NyEnhet = Omit<EnhetRow, 'skolformer'> & {
  skolformer: SkolformKod[]
  beskrivning: string
  ordning: number
}

/** Adds enheter; one whose name the huvudman already has is left as it is. */
export async function insertEnheter(
  tx: Db | Tx,
  huvudmanId: string,
  enheter: readonly NyEnhet[],
): Promise<void> {
  if (enheter.length === 0) return
  await tx
    .insert(enhet)
    .values(enheter.map((row) => ({ ...row, huvudmanId })))
    .onConflictDoNothing()
}

export async function kommunkodOf(db: Db | Tx, huvudmanId: string): Promise<string | null> {
  const [row] = await db
    .select({ kommunkod: huvudman.kommunkod })
    .from(huvudman)
    .where(eq(huvudman.id, huvudmanId))
  return row?.kommunkod ?? null
}
