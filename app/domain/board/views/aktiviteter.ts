import { isShown, readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'
import type { AktivitetPlats, AktivitetStatus, Ansvarig, Tid } from '../fields.ts'
import { byOrder, type Ordered } from '../order.ts'

export type AktivitetView = Ordered & {
  insatsId: string
  rubrik: string
  tid: Tid | null
  ansvarig: Ansvarig | null
  status: AktivitetStatus
}

/** Aktiviteter whose insats is shown, in order; of one insats, or of all. */
export function aktiviteterOf(board: Board, insatsId?: string): AktivitetView[] {
  return [...shownCards(board, 'aktiviteter')]
    .flatMap(([id, card]): AktivitetView[] => {
      const plats = readValue<AktivitetPlats | null>(card, 'plats', null)
      if (!plats || (insatsId !== undefined && plats.insatsId !== insatsId)) return []
      if (!isShown(board, 'insatser', plats.insatsId)) return []
      return [
        {
          id,
          ...plats,
          rubrik: readText(card, 'rubrik'),
          tid: readValue<Tid | null>(card, 'tid', null),
          ansvarig: readValue<Ansvarig | null>(card, 'ansvarig', null),
          status: readValue<AktivitetStatus>(card, 'status', 'planerad'),
        },
      ]
    })
    .sort(byOrder)
}

/** Places under one insats, in order. */
export function aktivitetPlatser(board: Board, insatsId: string): Ordered[] {
  return aktiviteterOf(board, insatsId)
}
