import { creatorOf, readSet, readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'
import { KATEGORIER, type Kategori, type UtfallMatvarde, type UtfallPlats } from '../fields.ts'
import { byOrder, type Ordered } from '../order.ts'

export type UtfallView = Ordered & {
  kategori: Kategori
  rubrik: string
  iakttagelse: string
  /** Why it needs deeper understanding. */
  skal: string
  undersok: boolean
  delmalIds: string[]
  indikatorIds: string[]
  matvarde: UtfallMatvarde | null
  /** Yjs clientID of the author. */
  skapadAv: number
}

/** Every result on the board, by kategori and place. */
export function utfallOf(board: Board): UtfallView[] {
  return [...shownCards(board, 'utfall')]
    .flatMap(([id, card]): UtfallView[] => {
      const plats = readValue<UtfallPlats | null>(card, 'plats', null)
      if (!plats) return []
      return [
        {
          id,
          order: plats.order,
          kategori: plats.kategori,
          rubrik: readText(card, 'rubrik'),
          iakttagelse: readText(card, 'iakttagelse'),
          skal: readText(card, 'skal'),
          undersok: readValue(card, 'undersok', false),
          delmalIds: readSet(card, 'mal'),
          indikatorIds: readSet(card, 'indikatorer'),
          matvarde: readValue<UtfallMatvarde | null>(card, 'matvarde', null),
          skapadAv: creatorOf(card),
        },
      ]
    })
    .sort((a, b) => KATEGORIER.indexOf(a.kategori) - KATEGORIER.indexOf(b.kategori) || byOrder(a, b))
}

/** Ids and keys of one kategori, in order; for placing a card among them. */
export function utfallPlatser(board: Board, kategori: Kategori): Ordered[] {
  return utfallOf(board).filter((utfall) => utfall.kategori === kategori)
}
