import { Flag } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '#app/components/ui/badge.tsx'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { SegmentedControl } from '#app/components/ui/segmented-control.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { insatserOf } from '#domain/board/views/insatser.ts'
import { newsOfInsatser } from '../news.ts'
import { useNews } from '../use-news.ts'
import { useSpotlight } from '../use-spotlight.ts'
import { vyPath } from '../vy.ts'
import { InsatsComposer } from './insats-composer.tsx'
import { InsatsList } from './insats-list.tsx'
import styles from './insatser.module.css'
import { capacityText, inUrval, LAGOM, rankable, URVAL_NAMN, type Urval } from './ranking.ts'
import { RejectedList } from './rejected-list.tsx'

const URVAL = Object.keys(URVAL_NAMN) as Urval[]

/** Moment 4: what shall we do about it, in which order, and what is decided. */
export function InsatserView() {
  const { can, decide, page } = useBoard()
  const decider = page.board.niva === 'huvudman' ? 'Förvaltningen' : 'Rektor'
  const insatser = useView(insatserOf)
  const [urval, setUrval] = useState<Urval>('alla')
  useSpotlight('insats-')
  useNews(insatser, newsOfInsatser, !decide)
  const all = rankable(insatser)
  const shown = inUrval(all, urval)
  const decided = inUrval(all, 'beslutad').length
  const rejected = insatser.filter(({ beslut }) => beslut.beslut === 'avslagen')

  return (
    <div className={styles.view} data-moment="insatser">
      {insatser.length === 0 ? (
        <Nothing />
      ) : (
        <div className={styles.bar}>
          <SegmentedControl
            size="s"
            label="Visa insatser"
            options={URVAL.map((id) => ({
              id,
              label: `${URVAL_NAMN[id]} ${inUrval(all, id).length}`,
            }))}
            value={urval}
            onChange={setUrval}
          />
          <p className={styles.capacity}>
            {decided > LAGOM && <Badge tone="warn">Många på en gång</Badge>}
            <span>{capacityText(decided)}</span>
            {!decide && <span>{decider} ordnar och beslutar.</span>}
          </p>
        </div>
      )}
      {insatser.length > 0 && shown.length === 0 && urval !== 'alla' && (
        <EmptyState size="s" titleLevel={3} title={`Inga insatser här: ${URVAL_NAMN[urval].toLowerCase()}`} />
      )}
      {shown.length > 0 && <InsatsList all={all} shown={shown} />}
      {can('insatser') && <InsatsComposer />}
      {rejected.length > 0 && (
        <Disclosure summary={`Avslagna (${rejected.length})`}>
          <RejectedList insatser={rejected} />
        </Disclosure>
      )}
    </div>
  )
}

function Nothing() {
  const { page, can } = useBoard()
  return (
    <EmptyState
      icon={<Flag />}
      title="Inga insatser än"
      titleLevel={3}
      action={
        <LinkButton to={vyPath(page.board.id, 'orsaker')} variant="primary">
          Gå till orsakerna
        </LinkButton>
      }
    >
      {can('insatser')
        ? 'Öppna orsakerna och välj ”Gör till insats”, så följer orsaken och resultatet med. Du kan också skriva ett förslag direkt här.'
        : 'När någon föreslår en insats syns den här.'}
    </EmptyState>
  )
}
