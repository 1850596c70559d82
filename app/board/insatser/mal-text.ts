import type { InsatsView } from '#domain/board/views/insatser.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import type { Matenhet } from '#domain/ska/indikator.ts'
import { formatVarde } from '#domain/ska/matvarde-text.ts'

/** The goal in a line: `71,4 % → 82 % senast 10 juni 2027`, or in words when there is no figure. */
export function malText({ mal, malbild }: Pick<InsatsView, 'mal' | 'malbild'>): string {
  if (!malbild) return mal.trim()
  const figure = (varde: number | null) => formatVarde(varde, malbild.enhet as Matenhet)
  const values =
    malbild.malvarde === null
      ? malbild.indikator
      : [malbild.baslinje, malbild.malvarde]
          .filter((varde) => varde !== null)
          .map(figure)
          .join(' → ')
  return malbild.maldatum ? `${values} senast ${formatDatum(malbild.maldatum)}` : values
}
