import { creatorOf, readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'
import { oncePerState } from '../remember.ts'

export type KommentarView = { id: string; kortId: string; text: string; skriven: string; skapadAv: number }

/** Comments, oldest first; on one card, or on all. */
export function kommentarerOf(board: Board, kortId?: string): readonly KommentarView[] {
  return kortId === undefined ? allKommentarer(board) : (kommentarerByKort(board).get(kortId) ?? [])
}

const allKommentarer = oncePerState((board): readonly KommentarView[] =>
  [...shownCards(board, 'kommentarer')]
    .map(([id, card]) => ({
      id,
      kortId: readValue(card, 'kortId', ''),
      text: readText(card, 'text'),
      skriven: readValue(card, 'skriven', ''),
      skapadAv: creatorOf(card),
    }))
    .sort((a, b) => (a.skriven + a.id < b.skriven + b.id ? -1 : 1)),
)

const kommentarerByKort = oncePerState((board) => Map.groupBy(allKommentarer(board), ({ kortId }) => kortId))
