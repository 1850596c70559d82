import { Undo2 } from 'lucide-react'
import { announce } from '#app/components/ui/announce.ts'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { readText } from '#domain/board/card.ts'
import { restoreCard } from '#domain/board/commands/restore-card.ts'
import type { Board } from '#domain/board/document.ts'
import { CARD_KINDS, CARDS } from '#domain/board/fields.ts'
import { keyOf, rootOf } from '#domain/board/version/belonging.ts'
import type { CardRef } from '#domain/board/version/compare.ts'
import { renderBoard } from '#domain/board/version/render.ts'
import { headingIn, KORT, KORTET } from './card-words.ts'
import styles from './historik.module.css'
import { useMay } from './use-restore.ts'

/** Cards that are hidden and say something; an empty one is nobody's loss. */
export function hiddenCards(board: Board): CardRef[] {
  return CARD_KINDS.flatMap((kind) => {
    const texts = Object.entries(CARDS[kind]).filter(([, field]) => field.kind === 'text')
    return [...board.roots[kind]]
      .filter(([, card]) => card.get('raderad') === true)
      .filter(([, card]) => texts.some(([name]) => readText(card, name).trim() !== ''))
      .map(([id]) => ({ kind, id }))
  })
}

/** What was taken off the board and is still there: nothing is ever destroyed. */
export function Borttaget() {
  const { run } = useBoard()
  const cards = useView(hiddenCards)
  const now = useView(renderBoard)
  const may = useMay()
  if (cards.length === 0)
    return (
      <EmptyState titleLevel={3} size="s" title="Inget är borttaget">
        Kort som tas bort från tavlan hamnar här. De går alltid att ta tillbaka.
      </EmptyState>
    )
  const bringBack = (ref: CardRef, what: string) => {
    run(`tog tillbaka ${what}`, (board) => restoreCard(board, ref))
    announce(`Tog tillbaka ${what}.`, 'assertive')
  }
  return (
    <div className={styles.panel}>
      <p className={styles.lead}>Det här har tagits bort från tavlan. Ta tillbaka det som ska vara kvar.</p>
      <ul className={styles.changes} aria-label="Borttaget">
        {cards.map((ref) => {
          const heading = headingIn(now, ref) ?? ''
          const what = `${KORTET[ref.kind]} ${heading}`
          const root = rootOf([now], ref)
          return (
            <li key={keyOf(ref)} className={styles.change}>
              <div className={styles.changeHead}>
                <div className={styles.words}>
                  <p className={styles.name}>
                    <span className={styles.kind}>{KORT[ref.kind]}</span> <strong>{heading}</strong>
                  </p>
                  {keyOf(root) !== keyOf(ref) && (
                    <p className={styles.meta}>
                      Hör till {KORTET[root.kind]} {headingIn(now, root)}
                    </p>
                  )}
                </div>
                {may(ref) && (
                  <Button
                    size="s"
                    icon={<Undo2 aria-hidden />}
                    aria-label={`Ta tillbaka ${what}`}
                    onPress={() => bringBack(ref, what)}
                  >
                    Ta tillbaka
                  </Button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
