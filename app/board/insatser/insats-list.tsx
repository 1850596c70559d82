import { useBoard, useView } from '#app/realtime/board-context.tsx'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import { DragBoard } from '../dnd/drag-board.tsx'
import { DragItem } from '../dnd/drag-item.tsx'
import { DragLane } from '../dnd/drag-lane.tsx'
import { InsatsCard } from './insats-card.tsx'
import styles from './insatser.module.css'
import { lineAbove, neighbourInAll, rankMoves } from './ranking.ts'
import { redThreads } from './red-thread.ts'
import { useRank } from './use-rank.ts'

const LANE = 'prioritering'

type Props = {
  /** Everything that takes part in the order, and what of it is shown. */
  all: readonly InsatsView[]
  shown: readonly InsatsView[]
}

/** Rektor's order. Who decides can move the cards; everyone else sees them move. */
export function InsatsList({ all, shown }: Props) {
  const { decide, setPresence } = useBoard()
  const threads = useView(redThreads)
  const { withWishes, rank } = useRank()
  // A part of the list keeps the numbers of the whole.
  const isWhole = shown.length === all.length
  const lanes = withWishes([{ id: LANE, namn: '', items: shown }])

  return (
    <DragBoard
      lanes={lanes}
      textOf={(insats) => insats.rubrik}
      enabled={decide}
      onMove={(insatsId, to) => {
        const before = neighbourInAll(all, lanes[0]!.items, { insatsId, before: to.beforeId })
        rank({ itemId: insatsId, ...to }, rankMoves(all, { insatsId, before }))
      }}
      onHold={(kort) => setPresence({ kort })}
    >
      {(now) => {
        const items = now[0]!.items
        const line = lineAbove(items)
        return (
          <DragLane id={LANE} className={styles.list} label="Insatser i rektors ordning">
            {items.map((insats, at) => (
              <DragItem key={insats.id} id={insats.id} className={styles.item}>
                {line === insats.id && <p className={styles.line}>Ännu inte beslutade</p>}
                <InsatsCard
                  insats={insats}
                  thread={threads[insats.id]!}
                  plats={isWhole ? at + 1 : insats.ordning}
                />
              </DragItem>
            ))}
          </DragLane>
        )
      }}
    </DragBoard>
  )
}
