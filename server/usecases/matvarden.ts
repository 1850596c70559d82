import type { Db } from '#db/client.ts'
import { type EnhetRow, enhetOf, kommunkodOf } from '#db/queries/enheter.ts'
import { katalogFor } from '#db/queries/katalog.ts'
import { matvardenForEnhet, matvardenForHuvudman } from '#db/queries/matvarden.ts'
import { canSeeEnhet } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { type Serie, type SerieMedJamforelse, seriesOf, withJamforelser } from '#domain/ska/matvarde.ts'
import { SKOLFORMER } from '#domain/ska/skolform.ts'
import type { Deps } from '#server/services.ts'

/** `enhet` are the enhet's own figures beside kommun and riket; `ovriga` those that exist for kommun or riket alone. */
export type Serier = { enhet: SerieMedJamforelse[]; ovriga: Serie[] }

export function createMatvarden({ db }: Pick<Deps, 'db'>) {
  return {
    /** Figures of an enhet, by indikator with earlier periods and comparisons; null when the person may not see it. */
    async forEnhet(viewer: Viewer, enhetId: string): Promise<Serier | null> {
      if (!canSeeEnhet(viewer, enhetId)) return null
      const found = await enhetOf(db, viewer.huvudmanId, enhetId)
      return found && serierForEnhet(db, viewer.huvudmanId, found)
    },

    /** Figures of the kommun and of riket, for a board of the huvudman. */
    forHuvudman(viewer: Viewer): Promise<Serier> {
      return serierForHuvudman(db, viewer.huvudmanId)
    },
  }
}

/** The same, for use cases that have settled who asks. */
export async function serierForEnhet(
  db: Db,
  huvudmanId: string,
  { id: enhetId, skolformer }: Pick<EnhetRow, 'id' | 'skolformer'>,
): Promise<Serier> {
  const [varden, { indikatorer }, kommunkod] = await Promise.all([
    matvardenForEnhet(db, { huvudmanId, enhetId }),
    katalogFor(db, { huvudmanId, skolformer }),
    kommunkodOf(db, huvudmanId),
  ])
  const series = seriesOf(varden, indikatorer)
  const own = series.filter((serie) => serie.objekt === 'enhet')
  const others = series.filter((serie) => serie.objekt !== 'enhet')
  const measured = new Set(own.map(({ indikator }) => indikator.id))
  return {
    enhet: withJamforelser(own, others, kommunkod),
    ovriga: others.filter(({ indikator, objekt, objektKod }) => {
      const near = objekt === 'riket' || objektKod === kommunkod
      return near && !measured.has(indikator.id)
    }),
  }
}

export async function serierForHuvudman(db: Db, huvudmanId: string): Promise<Serier> {
  const [varden, { indikatorer }] = await Promise.all([
    matvardenForHuvudman(db, huvudmanId),
    katalogFor(db, { huvudmanId, skolformer: SKOLFORMER }),
  ])
  return { enhet: [], ovriga: seriesOf(varden, indikatorer) }
}
