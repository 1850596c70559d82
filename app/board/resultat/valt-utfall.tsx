import { ArrowRight, X } from 'lucide-react'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { markUtfall } from '#domain/board/commands/mark-utfall.ts'
import { orsakerOf } from '#domain/board/views/orsaker.ts'
import type { UtfallView } from '#domain/board/views/utfall.ts'
import { BoardText } from '../board-text.tsx'
import { UtfallFigure } from '../utfall/utfall-figure.tsx'
import { vyPath } from '../vy.ts'
import styles from './resultat.module.css'

/** A chosen result with the reason why, and the way to its causes. */
export function ValtUtfall({ utfall }: { utfall: UtfallView }) {
  const { can, run, page } = useBoard()
  const { id, rubrik, matvarde, skal } = utfall
  const orsaker = useView((board) => orsakerOf(board).filter(({ utfallId }) => utfallId === id).length)
  const name = rubrik || 'Utan rubrik'
  return (
    <li className={styles.card}>
      <header className={styles.cardHead}>
        <h4 className={styles.cardTitle}>{name}</h4>
        {can('utfall') && (
          <IconButton
            size="s"
            label={`Ta bort ${name} från de valda`}
            icon={<X aria-hidden />}
            onPress={() =>
              run('avmarkerade resultatet', (board) => markUtfall(board, { id, undersok: false }))
            }
          />
        )}
      </header>
      {matvarde && <UtfallFigure matvarde={matvarde} isSmall />}
      <BoardText
        kind="utfall"
        id={id}
        field="skal"
        label="Varför behöver vi förstå det?"
        description={
          skal.trim() === '' && can('utfall') ? 'Skriv skälet, så att andra förstår valet.' : undefined
        }
        placeholder="Till exempel: fallit tre år i rad och gäller en tredjedel av eleverna."
        multiline
        rows={2}
      />
      <LinkButton
        size="s"
        to={`${vyPath(page.board.id, 'orsaker')}#resultat-${id}`}
        icon={<ArrowRight aria-hidden />}
        className={styles.next}
      >
        {orsaker === 0 ? 'Analysera orsaker' : orsaker === 1 ? 'Till 1 orsak' : `Till ${orsaker} orsaker`}
      </LinkButton>
    </li>
  )
}
