import { MessageCircle } from 'lucide-react'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import type { AktivitetView } from '#domain/board/views/aktiviteter.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import { kommentarerOf } from '#domain/board/views/kommentarer.ts'
import { uppfoljningarOf } from '#domain/board/views/uppfoljningar.ts'
import { INSATS_STATUS_NAMN, type InsatsStatus, insatsStatus, isLate } from '#domain/ska/insats-status.ts'
import { BoardText } from '../board-text.tsx'
import type { Lane } from '../dnd/lanes.ts'
import { KommentarTrad } from '../kommentarer/kommentar-trad.tsx'
import { PeerTags } from '../peer-tags.tsx'
import { AktivitetList } from './aktivitet-list.tsx'
import { AnsvarigField } from './ansvarig-field.tsx'
import styles from './genomfor.module.css'
import { MalPanel } from './mal-panel.tsx'
import { UppfoljningPanel } from './uppfoljning-panel.tsx'

const TONE: Record<InsatsStatus, Tone> = {
  forslag: 'neutral',
  avvaktar: 'neutral',
  avslagen: 'neutral',
  planerad: 'neutral',
  pagaende: 'info',
  klar: 'ok',
}

/** One decided insats: its goal, its steps and how it goes. */
export function InsatsPanel({ insats, lane }: { insats: InsatsView; lane: Lane<AktivitetView> }) {
  const { peers, today } = useBoard()
  const { id, rubrik } = insats
  const uppfoljningar = useView((board) => uppfoljningarOf(board, id))
  const comments = useView((board) => kommentarerOf(board, id).length)
  const standing = {
    beslut: insats.beslut.beslut,
    lage: uppfoljningar[0]?.lage ?? null,
    aktiviteter: lane.items.map(({ status, tid }) => ({ status, slut: tid?.slut ?? null })),
    maldatum: insats.malbild?.maldatum ?? null,
  }
  const status = insatsStatus(standing)
  const om = rubrik || 'insatsen utan rubrik'

  return (
    <article className={styles.insats} id={`insats-${id}`} aria-label={om}>
      <header className={styles.head}>
        <span className={styles.number} aria-hidden>
          {insats.ordning}
        </span>
        <div className={styles.title}>
          <BoardText
            kind="insatser"
            id={id}
            field="rubrik"
            label="Insatsens rubrik"
            quietLabel
            look="title"
          />
          <p className={styles.badges}>
            <Badge tone={TONE[status]}>{INSATS_STATUS_NAMN[status]}</Badge>
            {isLate(standing, today) && <Badge tone="danger">Försenad</Badge>}
          </p>
        </div>
        <AnsvarigField
          kind="insatser"
          id={id}
          ansvarig={insats.ansvarig}
          label={`Ansvarig för ${om}`}
          shownLabel="Ansvarig"
          className={styles.lead}
        />
      </header>
      <div className={styles.columns}>
        <MalPanel insats={insats} uppfoljningar={uppfoljningar} />
        <UppfoljningPanel insats={insats} uppfoljningar={uppfoljningar} />
      </div>
      <AktivitetList insats={insats} lane={lane} />
      <Disclosure
        summary={
          <span className={styles.commentsSummary}>
            <MessageCircle aria-hidden />
            {comments === 0 ? 'Kommentera' : comments === 1 ? '1 kommentar' : `${comments} kommentarer`}
          </span>
        }
      >
        <KommentarTrad kortId={id} om={om} />
      </Disclosure>
      <PeerTags peers={peers.filter((peer) => peer.kort === id && peer.falt === null)} what="är här" />
    </article>
  )
}
