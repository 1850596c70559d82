import { ArrowDown, ArrowUp, Gavel, MessageSquare } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { type InsatsBeslut, OMFATTNING_NAMN } from '#domain/board/beslut.ts'
import type { InsatsView } from '#domain/board/views/insatser.ts'
import { kommentarerOf } from '#domain/board/views/kommentarer.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import { BoardText } from '../board-text.tsx'
import { useDragBoard } from '../dnd/context.ts'
import { DragHandle } from '../dnd/drag-handle.tsx'
import { quoted } from '../dnd/messages.ts'
import { KommentarTrad } from '../kommentarer/kommentar-trad.tsx'
import { PeerTags } from '../peer-tags.tsx'
import { BeslutBadge } from './beslut-badge.tsx'
import { BeslutDialog } from './beslut-dialog.tsx'
import styles from './insats-card.module.css'
import { InsatsMenu } from './insats-menu.tsx'
import { LinkOrsakDialog } from './link-orsak-dialog.tsx'
import type { RedThread } from './red-thread.ts'
import { ThreadLine } from './thread-line.tsx'

type Props = { insats: InsatsView; thread: RedThread; plats: number }

/** An insats in rektor's order: its number, its words, what it answers, and what was decided. */
export function InsatsCard({ insats, thread, plats }: Props) {
  const { decide, peers, author } = useBoard()
  const kommentarer = useView((board) => kommentarerOf(board, insats.id)).length
  const [dialog, setDialog] = useState<'beslut' | 'orsak' | null>(null)
  const [isOpen, setOpen] = useState(false)
  const namn = quoted(insats.rubrik)
  const here = peers.filter(({ kort, falt }) => kort === insats.id && falt === null)
  const isOpenQuestion = insats.beslut.beslut === 'forslag'
  const more =
    kommentarer > 0 ? `Beskrivning och kommentarer (${kommentarer})` : 'Beskrivning och kommentarer'
  const detailsId = `insats-mer-${insats.id}`

  return (
    <article
      className={styles.card}
      id={`insats-${insats.id}`}
      aria-label={`Insats ${plats}: ${insats.rubrik}`}
      data-beslut={insats.beslut.beslut}
    >
      <div className={styles.rank}>
        <DragHandle id={insats.id} />
        <span className={styles.number} data-new={!insats.rankad || undefined}>
          {plats}
          {!insats.rankad && <small>ny</small>}
        </span>
        <RankButtons id={insats.id} />
      </div>
      <div className={styles.body}>
        <div className={styles.head}>
          <BoardText
            kind="insatser"
            id={insats.id}
            field="rubrik"
            label={`Rubrik för insats ${plats}`}
            quietLabel
            look="title"
            placeholder="Vad ska göras?"
            className={styles.title}
          />
          <div className={styles.decision}>
            <BeslutBadge beslut={insats.beslut.beslut} />
            {decide && (
              <Button
                size="s"
                icon={<Gavel aria-hidden />}
                aria-label={`${isOpenQuestion ? 'Besluta' : 'Ändra beslutet'} om ${namn}`}
                onPress={() => setDialog('beslut')}
              >
                {isOpenQuestion ? 'Besluta' : 'Ändra'}
              </Button>
            )}
            <InsatsMenu insats={insats} onLink={() => setDialog('orsak')} />
          </div>
        </div>
        <Decided beslut={insats.beslut} />
        <ThreadLine insats={insats} thread={thread} onLink={() => setDialog('orsak')} />
        <div className={styles.foot}>
          <Button
            size="s"
            variant="quiet"
            aria-expanded={isOpen}
            aria-controls={detailsId}
            aria-label={`${more} för ${namn}`}
            icon={kommentarer > 0 ? <MessageSquare aria-hidden /> : undefined}
            onPress={() => setOpen(!isOpen)}
          >
            {more}
          </Button>
          <span>{OMFATTNING_NAMN[insats.beslut.omfattning]}</span>
          <Enheter beslut={insats.beslut} />
          <span className={styles.author}>
            {author(insats.skapadAv) && `Föreslagen av ${author(insats.skapadAv)?.split(' ')[0]}`}
          </span>
        </div>
        {isOpen && (
          <div className={styles.details} id={detailsId}>
            <BoardText
              kind="insatser"
              id={insats.id}
              field="beskrivning"
              label={`Beskrivning av insats ${plats}`}
              multiline
              placeholder="Vad innebär den, för vem och hur?"
            />
            <KommentarTrad kortId={insats.id} om={`insatsen ${namn}`} />
          </div>
        )}
      </div>
      <PeerTags peers={here} what="är här" />
      {dialog === 'beslut' && <BeslutDialog insats={insats} onClose={() => setDialog(null)} />}
      {dialog === 'orsak' && <LinkOrsakDialog insats={insats} onClose={() => setDialog(null)} />}
    </article>
  )
}

/**
 * One step up or down, for those who do not drag. At an end the button stays and says so: a disabled one would
 * throw the focus of whoever just pressed it.
 */
function RankButtons({ id }: { id: string }) {
  const { enabled, canStep, step, textOf } = useDragBoard()
  if (!enabled) return null
  const namn = quoted(textOf(id))
  return (
    <div className={styles.steps}>
      <IconButton
        size="s"
        label={`Flytta upp ${namn}`}
        icon={<ArrowUp aria-hidden />}
        className={canStep(id, 'up') ? undefined : styles.atEnd}
        onPress={() => step(id, 'up')}
      />
      <IconButton
        size="s"
        label={`Flytta ner ${namn}`}
        icon={<ArrowDown aria-hidden />}
        className={canStep(id, 'down') ? undefined : styles.atEnd}
        onPress={() => step(id, 'down')}
      />
    </div>
  )
}

function Decided({ beslut }: { beslut: InsatsBeslut }) {
  if (beslut.av === null || beslut.datum === null) return null
  return (
    <p className={styles.decided}>
      {beslut.motivering && <span className={styles.why}>{beslut.motivering}</span>}
      <span className={styles.who}>
        {beslut.av}, <time dateTime={beslut.datum}>{formatDatum(beslut.datum)}</time>
      </span>
    </p>
  )
}

function Enheter({ beslut }: { beslut: InsatsBeslut }) {
  const { page } = useBoard()
  if (beslut.omfattning !== 'nagra') return null
  const namn = page.enheter.filter(({ id }) => beslut.enheter.includes(id)).map((enhet) => enhet.namn)
  return <span>{new Intl.ListFormat('sv').format(namn)}</span>
}
