import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Lage } from '#domain/ska/lage.ts'
import { creatorOf, isShown, readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'

export type UppfoljningView = {
  id: string
  insatsId: string
  datum: CivilDatum
  lage: Lage
  text: string
  varde: number | null
  skapadAv: number
}

/** Uppföljningar whose insats is shown, newest first; of one insats, or of all. */
export function uppfoljningarOf(board: Board, insatsId?: string): UppfoljningView[] {
  return [...shownCards(board, 'uppfoljningar')]
    .flatMap(([id, card]): UppfoljningView[] => {
      const of = readValue(card, 'insatsId', '')
      if ((insatsId !== undefined && of !== insatsId) || !isShown(board, 'insatser', of)) return []
      return [
        {
          id,
          insatsId: of,
          datum: readValue(card, 'datum', '1970-01-01'),
          lage: readValue<Lage>(card, 'lage', 'pa-vag'),
          text: readText(card, 'text'),
          varde: readValue<number | null>(card, 'varde', null),
          skapadAv: creatorOf(card),
        },
      ]
    })
    .sort((a, b) => (a.datum === b.datum ? (a.id < b.id ? 1 : -1) : a.datum < b.datum ? 1 : -1))
}
