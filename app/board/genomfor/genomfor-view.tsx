import { Hourglass } from 'lucide-react'
import { Link } from 'react-router'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { moveAktivitet } from '#domain/board/commands/move-aktivitet.ts'
import { type AktivitetView, aktiviteterOf } from '#domain/board/views/aktiviteter.ts'
import { type InsatsView, insatserOf } from '#domain/board/views/insatser.ts'
import { DragBoard } from '../dnd/drag-board.tsx'
import { useSpotlight } from '../use-spotlight.ts'
import { vyPath } from '../vy.ts'
import styles from './genomfor.module.css'
import { InsatsPanel } from './insats-panel.tsx'

/** Moment 5: what was decided gets a goal, steps with dates and names, and short notes of how it goes. */
export function GenomforView() {
  const { can, run } = useBoard()
  const insatser = useView(insatserOf)
  const aktiviteter = useView(aktiviteterOfAll)
  const decided = insatser.filter(({ beslut }) => beslut.beslut === 'beslutad')
  const waiting = insatser.filter(({ beslut }) => beslut.beslut === 'forslag').length
  useSpotlight('insats-')

  if (decided.length === 0) return <NothingDecided insatser={insatser} />
  const lanes = decided.map((insats) => ({
    id: insats.id,
    namn: insats.rubrik || 'Insats utan rubrik',
    items: aktiviteter.filter(({ insatsId }) => insatsId === insats.id),
  }))
  return (
    <DragBoard
      lanes={lanes}
      textOf={(aktivitet: AktivitetView) => aktivitet.rubrik || 'aktivitet utan rubrik'}
      enabled={can('aktiviteter')}
      onMove={(id, { laneId, beforeId }) =>
        run('flyttade aktiviteten', (board) => moveAktivitet(board, { id, insatsId: laneId, beforeId }))
      }
    >
      {(shown) => (
        <div className={styles.insatser}>
          {decided.map((insats, at) => (
            <InsatsPanel key={insats.id} insats={insats} lane={shown[at]!} />
          ))}
          {waiting > 0 && <Waiting count={waiting} />}
        </div>
      )}
    </DragBoard>
  )
}

const aktiviteterOfAll = (board: Parameters<typeof aktiviteterOf>[0]) => aktiviteterOf(board)

function NothingDecided({ insatser }: { insatser: readonly InsatsView[] }) {
  const { page } = useBoard()
  return (
    <EmptyState
      icon={<Hourglass aria-hidden />}
      titleLevel={3}
      title="Ingen insats är beslutad än"
      action={<LinkButton to={vyPath(page.board.id, 'insatser')}>Gå till insatserna</LinkButton>}
    >
      {insatser.length === 0
        ? 'När en insats är beslutad får den mål, aktiviteter och uppföljningar här.'
        : `${insatser.length === 1 ? 'Det finns ett förslag' : `Det finns ${insatser.length} förslag`}. Den som blir beslutad får mål, aktiviteter och uppföljningar här.`}
    </EmptyState>
  )
}

function Waiting({ count }: { count: number }) {
  const { page } = useBoard()
  return (
    <p className={styles.waiting}>
      {count === 1 ? 'Ett förslag väntar på beslut. ' : `${count} förslag väntar på beslut. `}
      <Link to={vyPath(page.board.id, 'insatser')}>Se insatserna</Link>
    </p>
  )
}
