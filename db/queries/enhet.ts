/** One enhet, asked for by a person: null when there is none within reach. */
import { and, asc, eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { arbetslag, enhet, huvudman } from '#db/schema/organisation.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'
import { enhetReach } from './reach.ts'

export type EnhetUppgifter = {
  id: string
  namn: string
  huvudmanNamn: string
  skolenhetskod: string | null
  skolformer: SkolformKod[]
  beskrivning: string
  arbetslag: { id: string; namn: string }[]
}

export async function findEnhet(
  db: Db | Tx,
  viewer: Viewer,
  enhetId: string,
): Promise<EnhetUppgifter | null> {
  if (!isUuid(enhetId)) return null
  const rows = await db
    .select({
      id: enhet.id,
      namn: enhet.namn,
      huvudmanNamn: huvudman.namn,
      skolenhetskod: enhet.skolenhetskod,
      skolformer: enhet.skolformer,
      beskrivning: enhet.beskrivning,
      arbetslagId: arbetslag.id,
      arbetslagNamn: arbetslag.namn,
    })
    .from(enhet)
    .innerJoin(huvudman, eq(huvudman.id, enhet.huvudmanId))
    .leftJoin(arbetslag, eq(arbetslag.enhetId, enhet.id))
    .where(and(enhetReach(viewer), eq(enhet.id, enhetId)))
    .orderBy(asc(arbetslag.namn), asc(arbetslag.id))
  const [first] = rows
  if (!first) return null
  const { arbetslagId: _id, arbetslagNamn: _namn, skolformer, ...about } = first
  return {
    ...about,
    skolformer: skolformer as SkolformKod[],
    arbetslag: rows.flatMap(({ arbetslagId, arbetslagNamn }) =>
      arbetslagId === null || arbetslagNamn === null ? [] : [{ id: arbetslagId, namn: arbetslagNamn }],
    ),
  }
}

/** An address may hold anything; PostgreSQL throws on what is no uuid. */
export function isUuid(v: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(v)
}
