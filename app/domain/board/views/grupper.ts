import { readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'
import type { GruppPlats } from '../fields.ts'
import { byOrder, type Ordered } from '../order.ts'
import { oncePerState } from '../remember.ts'

export type GruppView = Ordered & { utfallId: string; namn: string }

/** Groups of causes, in order; of one result, or of all. */
export function grupperOf(board: Board, utfallId?: string): readonly GruppView[] {
  return utfallId === undefined ? allGrupper(board) : (grupperByUtfall(board).get(utfallId) ?? [])
}

const allGrupper = oncePerState((board): readonly GruppView[] =>
  [...shownCards(board, 'grupper')]
    .flatMap(([id, card]): GruppView[] => {
      const plats = readValue<GruppPlats | null>(card, 'plats', null)
      return plats ? [{ id, ...plats, namn: readText(card, 'namn') }] : []
    })
    .sort(byOrder),
)

const grupperByUtfall = oncePerState((board) => Map.groupBy(allGrupper(board), ({ utfallId }) => utfallId))
