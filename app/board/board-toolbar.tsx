import { CalendarRange, History, ListTree } from 'lucide-react'
import { Link } from 'react-router'
import { classNames } from '#app/components/ui/class-names.ts'
import { MomentSteps } from '#app/components/ui/moment-steps.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import type { Connection } from '#app/realtime/connection.ts'
import type { Board } from '#domain/board/document.ts'
import { fasOf } from '#domain/board/views/beslut.ts'
import { insatserOf } from '#domain/board/views/insatser.ts'
import { orsakerOf } from '#domain/board/views/orsaker.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { isMoment, MOMENT, type Moment } from '#domain/ska/moment.ts'
import styles from './board-toolbar.module.css'
import { PresenceList } from './presence-list.tsx'
import { SaveStatus } from './save-status.tsx'
import { UndoButtons } from './undo-buttons.tsx'
import { VY_NAMN, type Vy, vyPath } from './vy.ts'

/** The way between the views, and what must always be in sight: who is here, what is saved, the way back. */
export function BoardToolbar({ vy, connection }: { vy: Vy; connection: Connection | null }) {
  const { page } = useBoard()
  const fas = useView(fasOf)
  const counts = useView(countsOf)
  const boardId = page.board.id
  return (
    <div className={styles.toolbar}>
      <div className={styles.ways}>
        <MomentSteps
          variant="compact"
          current={isMoment(vy) ? vy : null}
          done={MOMENT.slice(0, MOMENT.indexOf(fas))}
          counts={counts}
          to={(moment) => vyPath(boardId, moment)}
          label="Tavlans moment"
        />
        <nav aria-label="Hela tavlan" className={styles.whole}>
          <WholeLink vy="tidslinje" isCurrent={vy === 'tidslinje'} icon={<CalendarRange aria-hidden />} />
          <WholeLink vy="disposition" isCurrent={vy === 'disposition'} icon={<ListTree aria-hidden />} />
          <WholeLink vy="historik" isCurrent={vy === 'historik'} icon={<History aria-hidden />} />
        </nav>
      </div>
      <div className={styles.tools}>
        <PresenceList />
        <UndoButtons />
        <SaveStatus connection={connection} />
      </div>
    </div>
  )
}

function WholeLink({ vy, isCurrent, icon }: { vy: Vy; isCurrent: boolean; icon: React.ReactNode }) {
  const { page } = useBoard()
  return (
    <Link
      to={vyPath(page.board.id, vy)}
      className={classNames(styles.link)}
      aria-current={isCurrent ? 'page' : undefined}
      title={VY_NAMN[vy]}
      preventScrollReset
    >
      {icon}
      <span>{VY_NAMN[vy]}</span>
    </Link>
  )
}

function countsOf(board: Board): Record<Moment, number> {
  const utfall = utfallOf(board)
  const insatser = insatserOf(board)
  return {
    'folj-upp': utfall.length,
    resultat: utfall.filter(({ undersok }) => undersok).length,
    orsaker: orsakerOf(board).length,
    insatser: insatser.length,
    genomfor: insatser.filter(({ beslut }) => beslut.beslut === 'beslutad').length,
  }
}
