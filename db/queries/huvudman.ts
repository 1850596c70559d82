import type { Tx } from '#db/client.ts'
import { enhet, huvudman } from '#db/schema/organisation.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'

/** False when there is a huvudman of that name. */
export async function insertHuvudman(tx: Tx, row: { id: string; namn: string }): Promise<boolean> {
  const rows = await tx.insert(huvudman).values(row).onConflictDoNothing().returning({ id: huvudman.id })
  return rows.length === 1
}

export type NewEnhet = {
  id: string
  huvudmanId: string
  namn: string
  skolformer: SkolformKod[]
  ordning: number
}

export async function insertEnheter(tx: Tx, rows: readonly NewEnhet[]): Promise<void> {
  if (rows.length > 0) await tx.insert(enhet).values([...rows])
}
