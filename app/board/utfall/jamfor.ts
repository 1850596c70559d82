/** What a figure is compared with: itself the time before, the kommun, riket. */
import type { Seriepunkt, UtfallMatvarde } from '#domain/board/fields.ts'
import type { Indikator } from '#domain/ska/indikator.ts'
import { brottMellan, UPPREPAT } from '#domain/ska/matvarde.ts'

export type Skillnad = {
  mot: 'tidigare' | 'kommun' | 'riket'
  /** The period it was before, or the same period. */
  period: string
  varde: number
  /** The figure minus what it is compared with. */
  diff: number
  /** Whether the difference is to the good; null when there is none, or it cannot be said. */
  gott: boolean | null
}

export type Underlag = {
  indikator: Pick<Indikator, 'hogreBattre' | 'skolenkatIndex' | 'fragomrade'> | null
  kommun: readonly Seriepunkt[]
  riket: readonly Seriepunkt[]
}

/** The comparisons that can be made, the one with itself first. */
export function skillnaderOf(matvarde: UtfallMatvarde, underlag: Underlag): Skillnad[] {
  const { varde, period } = matvarde
  if (varde === null) return []
  const before = tidigare(matvarde, underlag)
  const skillnader: Skillnad[] = before ? [skillnad('tidigare', varde, before, underlag)] : []
  for (const mot of ['kommun', 'riket'] as const) {
    const point = underlag[mot].find((punkt) => punkt.period === period)
    if (point?.varde != null) skillnader.push(skillnad(mot, varde, point, underlag))
  }
  return skillnader
}

/** The period before, when the two may be compared. */
function tidigare({ serie, period }: UtfallMatvarde, { indikator }: Underlag): Seriepunkt | null {
  const at = serie.findIndex((punkt) => punkt.period === period)
  const before = serie.slice(0, at).findLast(({ varde, markor }) => varde !== null && markor !== UPPREPAT)
  if (!before || brottMellan(before, { period }, indikator ?? { skolenkatIndex: null, fragomrade: null }))
    return null
  return before
}

function skillnad(mot: Skillnad['mot'], varde: number, point: Seriepunkt, { indikator }: Underlag): Skillnad {
  const diff = Math.round((varde - point.varde!) * 10) / 10
  const gott = diff === 0 || !indikator ? null : diff > 0 === indikator.hogreBattre
  return { mot, period: point.period, varde: point.varde!, diff, gott }
}
