import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { type Vy, vyPath } from '#app/board/vy.ts'
import { useBoard } from '#app/realtime/board-context.tsx'
import { fasOf } from '#domain/board/views/beslut.ts'

/** As narrow as a phone: there the board is read as an outline. */
const NARROW = '(max-width: 48rem)'

/** The view that was asked for; otherwise the moment that the work had come to when the page was opened. */
export function useVy(asked: Vy | null): Vy {
  const { board, page } = useBoard()
  const [fas] = useState(() => fasOf(board))
  const navigate = useNavigate()
  const boardId = page.board.id
  useEffect(() => {
    if (asked === null && window.matchMedia(NARROW).matches)
      void navigate(vyPath(boardId, 'disposition'), { replace: true, preventScrollReset: true })
  }, [asked, boardId, navigate])
  return asked ?? fas
}
