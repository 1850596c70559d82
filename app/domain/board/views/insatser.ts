import { type InsatsBeslut, insatsKey, NO_BESLUT } from '../beslut.ts'
import { creatorOf, readSet, readText, readValue, shownCards } from '../card.ts'
import type { Board } from '../document.ts'
import type { Ansvarig, Malbild } from '../fields.ts'
import { byOrder, type Ordered } from '../order.ts'
import { oncePerState } from '../remember.ts'
import { orsakTexts } from './orsaker.ts'

export type InsatsView = {
  id: string
  /** Place in the list, from 1: those that rektor has ranked, the others as they were proposed, the rejected last. */
  ordning: number
  /** True when rektor has given it a place. */
  rankad: boolean
  rubrik: string
  beskrivning: string
  /** The goal in words. */
  mal: string
  malbild: Malbild | null
  ansvarig: Ansvarig | null
  /** Shown orsaker that it answers, and the results those belong to. */
  orsakIds: string[]
  utfallIds: string[]
  beslut: InsatsBeslut
  skapadAv: number
}

/** Every insats in rektor's order. */
export const insatserOf = oncePerState((board): readonly InsatsView[] => {
  const orsaker = orsakTexts(board)
  return [...shownCards(board, 'insatser')]
    .map(([id, card]) => {
      const orsakIds = readSet(card, 'orsaker').filter((orsakId) => orsaker.has(orsakId))
      return {
        id,
        order: readValue(card, 'order', 'a0'),
        rubrik: readText(card, 'rubrik'),
        beskrivning: readText(card, 'beskrivning'),
        mal: readText(card, 'mal'),
        malbild: readValue<Malbild | null>(card, 'malbild', null),
        ansvarig: readValue<Ansvarig | null>(card, 'ansvarig', null),
        orsakIds,
        utfallIds: [...new Set(orsakIds.map((orsakId) => orsaker.get(orsakId)!.utfallId))].sort(),
        beslut: beslutOf(board, id),
        skapadAv: creatorOf(card),
      }
    })
    .sort((a, b) => rejected(a) - rejected(b) || byRank(ranked(a), ranked(b)) || byOrder(a, b))
    .map(({ order: _, ...insats }, at) => ({
      ...insats,
      ordning: at + 1,
      rankad: insats.beslut.order !== null,
    }))
})

/** Keys in the order of proposal; for placing a new insats last. */
export function insatsPlatser(board: Board): Ordered[] {
  return [...shownCards(board, 'insatser')]
    .map(([id, card]) => ({ id, order: readValue(card, 'order', 'a0') }))
    .sort(byOrder)
}

/** What the server has written about an insats. */
export function beslutOf(board: Board, insatsId: string): InsatsBeslut {
  return { ...NO_BESLUT, ...(board.beslut.get(insatsKey(insatsId)) as Partial<InsatsBeslut> | undefined) }
}

/** What has been turned down takes no place before anything that may be done. */
const rejected = ({ beslut }: { beslut: InsatsBeslut }) => Number(beslut.beslut === 'avslagen')

const ranked = (insats: { id: string; beslut: InsatsBeslut }) => ({
  id: insats.id,
  order: insats.beslut.order,
})

function byRank(a: { id: string; order: string | null }, b: { id: string; order: string | null }): number {
  if (a.order === null || b.order === null) return Number(a.order === null) - Number(b.order === null)
  return byOrder({ id: a.id, order: a.order }, { id: b.id, order: b.order })
}
