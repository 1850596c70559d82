import { ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import type { Connection } from '#app/realtime/connection.ts'
import { isLocked } from '#domain/board/moment-roots.ts'
import { fasOf, lasOf } from '#domain/board/views/beslut.ts'
import { isMoment, MOMENT_NAMN } from '#domain/ska/moment.ts'
import styles from './board-shell.module.css'
import { BoardToolbar } from './board-toolbar.tsx'
import { FasDialog } from './fas-dialog.tsx'
import { SaveStrip } from './save-status.tsx'
import { VY_LEAD, VY_NAMN, type Vy } from './vy.ts'

type BoardShellProps = { vy: Vy; connection: Connection | null; children: ReactNode }

/** What stands around every view of a board: whose it is, how far it has come, who is here, what is saved. */
export function BoardShell({ vy, connection, children }: BoardShellProps) {
  const { page, setPresence } = useBoard()
  const { titel, enhetId, enhetNamn, arbetslagNamn, huvudmanNamn, lasar } = page.board
  const fas = useView(fasOf)

  // biome-ignore lint/correctness/useExhaustiveDependencies: said again when the connection is another
  useEffect(() => setPresence({ vy, kort: null, falt: null }), [vy, connection])

  return (
    <div className={styles.board}>
      <header className={styles.header}>
        <div className={styles.words}>
          <nav aria-label="Brödsmulor" className={styles.crumbs}>
            <Link to="/tavlor">Tavlor</Link>
            <ChevronRight aria-hidden />
            {arbetslagNamn && enhetId ? (
              <Link to={`/enheter/${enhetId}`}>{enhetNamn}</Link>
            ) : (
              <span>{huvudmanNamn}</span>
            )}
            <span className={styles.lasar}>{lasar}</span>
          </nav>
          <h1 className={styles.title}>{titel}</h1>
        </div>
        <div className={styles.state}>
          <ReadOnlyBadge />
          {page.access.decide ? <FasDialog /> : <Badge icon={false}>Fas: {MOMENT_NAMN[fas]}</Badge>}
        </div>
      </header>
      <div className={styles.sticky}>
        <BoardToolbar vy={vy} connection={connection} />
        <SaveStrip connection={connection} />
      </div>
      <section className={styles.view} aria-labelledby="vy" data-moment={isMoment(vy) ? vy : undefined}>
        <div className={styles.intro}>
          <h2 id="vy" className={styles.viewTitle}>
            {VY_NAMN[vy]}
          </h2>
          <p className={styles.lead}>{VY_LEAD[vy]}</p>
          <LockedBadge vy={vy} />
        </div>
        {children}
      </section>
    </div>
  )
}

function ReadOnlyBadge() {
  const { page } = useBoard()
  const { roots } = page.access
  if (roots.length === 0) return <Badge tone="info">Du läser</Badge>
  return roots.length === 1 && roots[0] === 'kommentarer' ? (
    <Badge tone="info">Du kan kommentera</Badge>
  ) : null
}

function LockedBadge({ vy }: { vy: Vy }) {
  const las = useView(lasOf)
  if (!isMoment(vy)) return null
  const isClosed =
    las.includes(vy) || (vy === 'folj-upp' || vy === 'resultat' ? isLocked(las, 'utfall') : false)
  return isClosed ? <Badge tone="warn">Momentet är låst</Badge> : null
}
