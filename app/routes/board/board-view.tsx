import type { ReactNode } from 'react'
import { DispositionView } from '#app/board/disposition/disposition-view.tsx'
import { FoljUppView } from '#app/board/folj-upp/folj-upp-view.tsx'
import { GenomforView } from '#app/board/genomfor/genomfor-view.tsx'
import { HistorikView } from '#app/board/historik/historik-view.tsx'
import { InsatserView } from '#app/board/insatser/insatser-view.tsx'
import { OrsakerView } from '#app/board/orsaker/orsaker-view.tsx'
import { ResultatView } from '#app/board/resultat/resultat-view.tsx'
import { TidslinjeView } from '#app/board/tidslinje/tidslinje-view.tsx'
import type { Vy } from '#app/board/vy.ts'

const VIEWS: Record<Vy, () => ReactNode> = {
  'folj-upp': FoljUppView,
  resultat: ResultatView,
  orsaker: OrsakerView,
  insatser: InsatserView,
  genomfor: GenomforView,
  tidslinje: TidslinjeView,
  disposition: DispositionView,
  historik: HistorikView,
}

export function BoardView({ vy }: { vy: Vy }) {
  const View = VIEWS[vy]
  return <View />
}
