import { Link } from 'react-router'
import { MomentSteps } from '#app/components/ui/moment-steps.tsx'
import { MOMENT, MOMENT_NAMN } from '#domain/ska/moment.ts'
import { byEnhet, type ListedBoard } from './by-lasar.ts'
import styles from './tavlor.module.css'

/** The boards of a läsår, one card for each enhet. */
export function BoardList({ boards, isWide }: { boards: readonly ListedBoard[]; isWide: boolean }) {
  return (
    <ul className={styles.groups}>
      {byEnhet(boards, isWide).map((group) => (
        <li key={group.id} className={styles.group}>
          <h3 className={styles.groupTitle}>{group.namn}</h3>
          <ul className={styles.boards}>
            {group.boards.map((board) => (
              <BoardRow key={board.id} board={board} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

const NIVA = { enhet: 'Hela enheten', arbetslag: 'Arbetslag', huvudman: 'Hela huvudmannen' } as const

function BoardRow({ board }: { board: ListedBoard }) {
  const { id, niva, titel, fas, insatser, beslutade } = board
  return (
    <li className={styles.board}>
      <p className={styles.boardTitle}>
        <Link to={`/tavlor/${id}`}>
          {niva === 'arbetslag' ? titel : NIVA[niva]}
          <span className="visually-hidden">, {board.enhetNamn ?? board.huvudmanNamn}</span>
        </Link>
      </p>
      <MomentSteps variant="dots" current={fas} done={MOMENT.slice(0, MOMENT.indexOf(fas))} />
      <p className={styles.about}>
        {MOMENT_NAMN[fas]}
        {insatser > 0 && ` · ${insatser === 1 ? '1 insats' : `${insatser} insatser`}, ${beslutade} beslutade`}
      </p>
    </li>
  )
}
