import { useRef, useState } from 'react'
import { useBoard } from '#app/realtime/board-context.tsx'
import { insatsKey } from '#domain/board/beslut.ts'
import type { Board } from '#domain/board/document.ts'
import { beslutOf } from '#domain/board/views/insatser.ts'
import { isRefusal } from '#domain/result.ts'
import { applyIntent, type Intent, type Lane } from '../dnd/lanes.ts'
import type { RankMove } from './ranking.ts'

/** The server's word and its change of the document come two ways; this long one may be ahead of the other. */
const LATEST_MS = 3000
/** Colleagues' and the server's changes are drawn at most once a frame. */
const DRAWN_MS = 120

export type Rank = {
  /** The lanes as rektor has just put them, until the server has said so or refused. */
  withWishes<Item extends { id: string }>(lanes: readonly Lane<Item>[]): readonly Lane<Item>[]
  isWaiting: boolean
  /** Shows the wish at once; `moves` are what the server is asked for it. */
  rank(wish: Intent, moves: readonly RankMove[]): void
}

/** Sends rektor's moves to the server one after the other, and shows each at once. A refused move goes back. */
export function useRank(): Rank {
  const { board, sendBeslut } = useBoard()
  const [wishes, setWishes] = useState<readonly Intent[]>([])
  const queue = useRef<Promise<void>>(Promise.resolve())

  const send = async (wish: Intent, moves: readonly RankMove[]) => {
    for (const move of moves) {
      const { order } = beslutOf(board, move.insatsId)
      if (isRefusal(await sendBeslut({ intent: 'rank', ...move }))) break
      await orderChanged(board, move.insatsId, order)
    }
    setWishes((now) => now.filter((other) => other !== wish))
  }

  return {
    withWishes: (lanes) => wishes.reduce(applyIntent, lanes) as typeof lanes,
    isWaiting: wishes.length > 0,
    rank(wish, moves) {
      setWishes((now) => [...now, wish])
      queue.current = queue.current.then(() => send(wish, moves))
    },
  }
}

/** Resolves when the document shows another place for the insats, and it has been drawn. */
function orderChanged(board: Board, insatsId: string, was: string | null): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = () => {
    if (beslutOf(board, insatsId).order !== was) resolve()
  }
  const onBeslut = ({ keysChanged }: { keysChanged: Set<string> }) => {
    if (keysChanged.has(insatsKey(insatsId))) look()
  }
  const latest = setTimeout(resolve, LATEST_MS)
  board.beslut.observe(onBeslut)
  look()
  return promise
    .then(() => new Promise<void>((drawn) => setTimeout(drawn, DRAWN_MS)))
    .finally(() => {
      clearTimeout(latest)
      board.beslut.unobserve(onBeslut)
    })
}
