import { useCallback } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { useToast } from '#app/components/ui/toast.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { creatorOf } from '#domain/board/card.ts'
import type { CardRef } from '#domain/board/version/compare.ts'
import { type RestorePlan, restorePart } from '#domain/board/version/restore.ts'

/** Whether the person may write a card now: role, lock, and a comment only if it is their own. */
export function useMay(): (ref: CardRef) => boolean {
  const { board, can, isMine } = useBoard()
  return useCallback(
    ({ kind, id }) => {
      if (!can(kind)) return false
      if (kind !== 'kommentarer') return true
      const card = board.roots.kommentarer.get(id)
      return card !== undefined && isMine(creatorOf(card))
    },
    [board, can, isMine],
  )
}

/** Carries a plan out on the live board, as steps that can be undone, and says what came of it. */
export function useRestore(): (plan: RestorePlan, what: string) => void {
  const { run } = useBoard()
  const toast = useToast()
  return ({ cards, parts, left }, what) => {
    parts.forEach((part, at) => {
      const which = parts.length === 1 ? '' : ` (del ${at + 1} av ${parts.length})`
      run(`tog tillbaka ${what}${which}`, (board) => restorePart(board, part))
    })
    const stayed = left.length === 0 ? '' : ` ${cardCount(left.length)} lämnades: de får du inte ändra nu.`
    announce(`Tog tillbaka ${what}.`, 'assertive')
    toast.show({
      tone: 'ok',
      title: `Tog tillbaka ${what}`,
      text: `${cardCount(cards.length)} ändrades.${stayed} Ångra med knappen uppe till höger.`,
    })
  }
}

export function cardCount(cards: number): string {
  return `${cards} kort`
}
