import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import { quoted } from '../dnd/messages.ts'
import { BeslutBadge } from './beslut-badge.tsx'
import { BeslutDialog } from './beslut-dialog.tsx'
import styles from './insatser.module.css'

/** What was turned down, with the reason; it can be taken up again. */
export function RejectedList({ insatser }: { insatser: readonly InsatsView[] }) {
  const { decide } = useBoard()
  const [deciding, setDeciding] = useState<string | null>(null)
  return (
    <ul className={styles.rejected}>
      {insatser.map((insats) => (
        <li key={insats.id} id={`insats-${insats.id}`}>
          <div>
            <p className={styles.rejectedTitle}>{insats.rubrik || 'Insats utan rubrik'}</p>
            <p className={styles.rejectedWhy}>
              {insats.beslut.motivering}
              {insats.beslut.av && insats.beslut.datum && (
                <>
                  {' '}
                  {insats.beslut.av}, {formatDatum(insats.beslut.datum)}
                </>
              )}
            </p>
          </div>
          <BeslutBadge beslut="avslagen" size="s" />
          {decide && (
            <Button
              size="s"
              aria-label={`Ändra beslutet om ${quoted(insats.rubrik)}`}
              onPress={() => setDeciding(insats.id)}
            >
              Ändra
            </Button>
          )}
          {deciding === insats.id && <BeslutDialog insats={insats} onClose={() => setDeciding(null)} />}
        </li>
      ))}
    </ul>
  )
}
