/** Patterns in the results of a board: which way they go, and what they have in common. */
import type { UtfallView } from '#domain/board/views/utfall.ts'
import type { Matenhet } from '#domain/ska/indikator.ts'
import { skalaOf } from '#domain/ska/matvarde-text.ts'
import { type Skillnad, skillnaderOf, type Underlag } from '../utfall/jamfor.ts'

export type Jamfort = { utfall: UtfallView; skillnader: Skillnad[] }

/** Marking more than this is choosing nothing. */
export const HOGST = 5

/** Every result with what it can be compared with. */
export function jamforda(
  utfall: readonly UtfallView[],
  underlagFor: (indikatorId: string) => Underlag,
): Jamfort[] {
  return utfall.map((one) => ({
    utfall: one,
    skillnader: one.matvarde ? skillnaderOf(one.matvarde, underlagFor(one.matvarde.indikatorId)) : [],
  }))
}

/**
 * How much a difference weighs, the worst lowest: as a share of the figure's scale, so that an index from 0 to 10
 * stands beside per cent. Null when there is nothing to weigh.
 */
export function viktOf({ utfall, skillnader }: Jamfort, mot: Skillnad['mot']): number | null {
  const skillnad = skillnader.find((one) => one.mot === mot)
  if (!skillnad || !utfall.matvarde) return null
  const skala = skalaOf(utfall.matvarde.enhet as Matenhet)
  const size = Math.abs(skillnad.diff) / (skala ? skala.max - skala.min : 100)
  return skillnad.gott === false ? -size : size
}

/** What the results say together, a sentence each; nothing when they say nothing. */
export function monsterOf(rows: readonly Jamfort[]): string[] {
  const sentences: string[] = []
  for (const [mot, text] of SAMMANLAGT) {
    const known = rows.flatMap(({ skillnader }) => skillnader.filter((one) => one.mot === mot))
    const worse = known.filter(({ gott }) => gott === false).length
    if (known.length > 1 && worse > 0) sentences.push(`${worse} av ${known.length} ${text}`)
  }
  const delmal = Map.groupBy(
    rows.filter(isSorry).flatMap(({ utfall }) => utfall.delmalIds),
    (id) => id,
  )
  const shared = [...delmal.values()].filter((ids) => ids.length > 1).length
  if (shared > 0)
    sentences.push(
      shared === 1
        ? 'Ett delmål berörs av flera svaga resultat'
        : `${shared} delmål berörs av flera svaga resultat`,
    )
  return sentences
}

const SAMMANLAGT: [Skillnad['mot'], string][] = [
  ['tidigare', 'har gått åt fel håll sedan förra mätningen'],
  ['kommun', 'är svagare än i kommunen som helhet'],
  ['riket', 'är svagare än i riket'],
]

/** Weaker than before, than kommunen or than riket. */
function isSorry({ skillnader }: Jamfort): boolean {
  return skillnader.some(({ gott }) => gott === false)
}

export type Urval = 'alla' | 'svaga' | 'valda'

export function inUrval(row: Jamfort, urval: Urval): boolean {
  if (urval === 'valda') return row.utfall.undersok
  return urval === 'alla' || isSorry(row)
}
