import { ClipboardCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import type { UppfoljningView } from '#domain/board/views/uppfoljningar.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import { LAGE_NAMN, type Lage } from '#domain/ska/lage.ts'
import { BoardText } from '../board-text.tsx'
import styles from './genomfor.module.css'
import { unitName } from './unit-name.ts'
import { UppfoljningForm } from './uppfoljning-form.tsx'

const TONE: Record<Lage, Tone> = { 'pa-vag': 'ok', risk: 'warn', 'ur-kurs': 'danger', klar: 'info' }

/** Short notes of how it goes, the newest first: five minutes at a meeting that is held anyway. */
export function UppfoljningPanel({
  insats,
  uppfoljningar,
}: {
  insats: InsatsView
  uppfoljningar: UppfoljningView[]
}) {
  const { can } = useBoard()
  const [isWriting, setWriting] = useState(false)
  const om = insats.rubrik || 'insatsen'
  return (
    <section className={styles.panel} aria-label={`Uppföljningar av ${om}`}>
      <h3>Uppföljningar</h3>
      {can('uppfoljningar') &&
        (isWriting ? (
          <UppfoljningForm insats={insats} onClose={() => setWriting(false)} />
        ) : (
          <Button size="s" icon={<ClipboardCheck aria-hidden />} onPress={() => setWriting(true)}>
            Följ upp<span className="visually-hidden"> {om}</span>
          </Button>
        ))}
      {uppfoljningar.length === 0 && !isWriting && (
        <p className={styles.none}>Inte uppföljd än. Fem minuter på ett arbetslagsmöte räcker.</p>
      )}
      {uppfoljningar.length > 0 && (
        <ol className={styles.uppfoljningar}>
          {uppfoljningar.map((uppfoljning) => (
            <Uppfoljning
              key={uppfoljning.id}
              uppfoljning={uppfoljning}
              enhet={unitName(insats.malbild?.enhet ?? '')}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

function Uppfoljning({ uppfoljning, enhet }: { uppfoljning: UppfoljningView; enhet: string }) {
  const { can, run, author } = useBoard()
  const { id, datum, lage, varde } = uppfoljning
  const by = author(uppfoljning.skapadAv)
  return (
    <li className={styles.uppfoljning}>
      <p className={styles.uppfoljningHead}>
        <Badge tone={TONE[lage]} size="s">
          {LAGE_NAMN[lage]}
        </Badge>
        <time dateTime={datum}>{formatDatum(datum)}</time>
        {varde !== null && <span>{`${varde.toLocaleString('sv-SE')} ${enhet}`.trim()}</span>}
        {by && <span className={styles.by}>{by}</span>}
        {can('uppfoljningar') && (
          <IconButton
            size="s"
            label={`Ta bort uppföljningen från ${formatDatum(datum)}`}
            icon={<Trash2 aria-hidden />}
            onPress={() => {
              run('tog bort uppföljningen', (board) => removeCard(board, { kind: 'uppfoljningar', id }))
              announce('Uppföljningen är borttagen. Ångra tar tillbaka den.')
            }}
          />
        )}
      </p>
      <BoardText
        kind="uppfoljningar"
        id={id}
        field="text"
        label={`Uppföljning ${formatDatum(datum)}`}
        quietLabel
        look="plain"
        multiline
        rows={1}
      />
    </li>
  )
}
