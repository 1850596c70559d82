import { useLocation, useNavigate } from 'react-router'
import { useView } from '#app/realtime/board-context.tsx'
import { orsakerOf } from '#domain/board/views/orsaker.ts'
import { type UtfallView, utfallOf } from '#domain/board/views/utfall.ts'

export type ChosenUtfall = {
  chosen: UtfallView | null
  /** Those that somebody has marked for deeper understanding, and all the others. */
  marked: UtfallView[]
  others: UtfallView[]
  choose: (id: string) => void
}

/**
 * The result under analysis. It is named in the address after `#`, so that a link leads here and a change of it
 * asks the server for nothing: `#resultat-<id>`, or `#orsak-<id>` for the result that a cause belongs to.
 */
export function useChosenUtfall(): ChosenUtfall {
  const { hash } = useLocation()
  const navigate = useNavigate()
  const all = useView(utfallOf)
  const orsaker = useView(orsakerOf)
  const marked = all.filter(({ undersok }) => undersok)
  const others = all.filter(({ undersok }) => !undersok)

  const wanted = hash.startsWith('#orsak-')
    ? orsaker.find(({ id }) => id === hash.slice('#orsak-'.length))?.utfallId
    : hash.slice('#resultat-'.length)
  const chosen = all.find(({ id }) => id === wanted) ?? marked[0] ?? firstWithOrsaker()
  return {
    chosen: chosen ?? null,
    marked,
    others,
    choose: (id) => void navigate(`#resultat-${id}`, { replace: true, preventScrollReset: true }),
  }

  function firstWithOrsaker(): UtfallView | undefined {
    return all.find(({ id }) => orsaker.some(({ utfallId }) => utfallId === id))
  }
}
