import { sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { delmal, indikator, mal } from '#db/schema/katalog.ts'
import type { Indikator } from '#domain/ska/indikator.ts'
import { KATALOG } from './delmal.ts'
import { KOLADA_INDIKATORER } from './kolada.ts'
import { MAL } from './mal.ts'
import { SKOLVERKET_MATT } from './skolverket.ts'

/** Every indikator that comes with the product; `withdrawn` and what a huvudman adds are not ours to write. */
export const NATIONAL_INDIKATORER: readonly Indikator[] = [
  ...KATALOG.indikatorer,
  ...SKOLVERKET_MATT.map((matt) => matt.indikator),
  ...KOLADA_INDIKATORER,
]

/**
 * Brings the national catalogue up to this version: new rows are added and reworded ones changed. Nothing that a
 * huvudman has made is touched. Runs at every start.
 */
export async function loadCatalogue(db: Db | Tx): Promise<void> {
  await db
    .insert(delmal)
    .values([...KATALOG.delmal])
    .onConflictDoUpdate({
      target: delmal.id,
      set: excluded('skolform', 'nr', 'text'),
    })
  await db
    .insert(indikator)
    .values([...NATIONAL_INDIKATORER])
    .onConflictDoUpdate({
      target: indikator.id,
      set: excluded(
        'delmal_id',
        'ursprung',
        'text',
        'kalla',
        'skolenkat_index',
        'fragomrade',
        'respondent',
        'arskurs',
        'skolformsdel',
        'enhet',
        'hogre_battre',
        'ordning',
      ),
    })
  await db
    .insert(mal)
    .values([...MAL])
    .onConflictDoUpdate({
      target: mal.id,
      set: excluded('typ', 'skolform', 'nr', 'text', 'kalla', 'ordning'),
    })
}

/** `set` keys are the schema's names, in camel case. */
function excluded(...columns: string[]): Record<string, ReturnType<typeof sql.raw>> {
  return Object.fromEntries(
    columns.map((column) => [
      column.replace(/_(.)/g, (_, char: string) => char.toUpperCase()),
      sql.raw(`excluded.${column}`),
    ]),
  )
}
