import { Link2, Target } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import { quoted } from '../dnd/messages.ts'
import { delmalNamn } from '../utfall/tag-fields.tsx'
import { vyPath } from '../vy.ts'
import { malText } from './mal-text.ts'
import { GAP_NAMN, type RedThread } from './red-thread.ts'
import styles from './thread-line.module.css'

type Props = { insats: InsatsView; thread: RedThread; onLink: () => void }

/** The red thread of an insats: the result, the causes, the goal. A gap in it says so and offers to close it. */
export function ThreadLine({ insats, thread, onLink }: Props) {
  const { page, can } = useBoard()
  const path = (vy: 'orsaker' | 'resultat' | 'genomfor', hash: string) =>
    `${vyPath(page.board.id, vy)}#${hash}`
  const delmal = page.katalog.delmal.filter(({ id }) => thread.delmalIds.includes(id))
  const namn = quoted(insats.rubrik)
  const lacksOrsak = thread.gaps.includes('orsak')
  const lacksMal = thread.gaps.includes('mal')
  return (
    <ol className={styles.thread} aria-label={`Röd tråd för ${namn}`}>
      <Knot moment="folj-upp" title="Resultat" isGap={thread.utfall.length === 0}>
        {thread.utfall.map(({ id, text }) => (
          <Link key={id} to={path('orsaker', `resultat-${id}`)}>
            {text || 'Resultat utan rubrik'}
          </Link>
        ))}
        {thread.utfall.length === 0 && <span>Kommer med orsaken</span>}
      </Knot>
      <Knot moment="orsaker" title={thread.orsaker.length > 1 ? 'Orsaker' : 'Orsak'} isGap={lacksOrsak}>
        {thread.orsaker.map(({ id, text }) => (
          <Link key={id} to={path('orsaker', `orsak-${id}`)}>
            {text || 'Orsak utan text'}
          </Link>
        ))}
        {lacksOrsak && (
          <Badge tone="warn" size="s">
            {GAP_NAMN.orsak}
          </Badge>
        )}
        {lacksOrsak && can('insatser') && (
          <Button
            size="s"
            variant="quiet"
            className={styles.act}
            icon={<Link2 aria-hidden />}
            aria-label={`Koppla orsak till ${namn}`}
            onPress={onLink}
          >
            Koppla orsak
          </Button>
        )}
      </Knot>
      <Knot moment="genomfor" title="Mål" isGap={lacksMal}>
        {lacksMal ? (
          <>
            <Badge tone="warn" size="s">
              {GAP_NAMN.mal}
            </Badge>
            {insats.beslut.beslut === 'beslutad' && (
              <Link to={path('genomfor', `insats-${insats.id}`)} className={styles.goal}>
                <Target aria-hidden /> Sätt mål
              </Link>
            )}
          </>
        ) : (
          <span>{malText(insats)}</span>
        )}
        {delmal.length > 0 && (
          <span className={styles.delmal}>
            {delmal.map((it) => (
              <span key={it.id} title={it.text}>
                Delmål {delmalNamn(it)}
              </span>
            ))}
          </span>
        )}
      </Knot>
    </ol>
  )
}

type KnotProps = { moment: string; title: string; isGap: boolean; children: ReactNode }

function Knot({ moment, title, isGap, children }: KnotProps) {
  return (
    <li className={styles.knot} data-moment={moment} data-gap={isGap || undefined}>
      <span className={styles.title}>{title}</span>
      <div className={styles.what}>{children}</div>
    </li>
  )
}
