import { MessageCircle, PanelRightOpen, Search } from 'lucide-react'
import { memo } from 'react'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { kommentarerOf } from '#domain/board/views/kommentarer.ts'
import type { UtfallView } from '#domain/board/views/utfall.ts'
import { BoardText } from '../board-text.tsx'
import { DragHandle } from '../dnd/drag-handle.tsx'
import { PeerTags } from '../peer-tags.tsx'
import { delmalNamn } from '../utfall/tag-fields.tsx'
import { UtfallFigure } from '../utfall/utfall-figure.tsx'
import styles from './utfall-card.module.css'

type UtfallCardProps = { utfall: UtfallView; onOpen: (id: string) => void }

/** A result on the board: what it says, how it has moved, what it has to do with. */
export const UtfallCard = memo(function UtfallCard({ utfall, onOpen }: UtfallCardProps) {
  const { peers, page } = useBoard()
  const { id, rubrik, iakttagelse, matvarde, undersok } = utfall
  const comments = useView((board) => kommentarerOf(board, id).length)
  const delmal = page.katalog.delmal.filter((one) => utfall.delmalIds.includes(one.id))
  const here = peers.filter((peer) => peer.kort === id && peer.falt === null)

  return (
    <article className={styles.card} id={`utfall-${id}`} aria-label={rubrik || 'Resultat utan rubrik'}>
      <div className={styles.head}>
        <DragHandle id={id} className={styles.handle} />
        <BoardText
          kind="utfall"
          id={id}
          field="rubrik"
          label="Rubrik"
          quietLabel
          look="title"
          placeholder="Utan rubrik"
          className={styles.title}
        />
      </div>
      {matvarde && <UtfallFigure matvarde={matvarde} isSmall />}
      {iakttagelse && <p className={styles.note}>{iakttagelse}</p>}
      <footer className={styles.foot}>
        <ul className={styles.tags} aria-label="Delmål">
          {undersok && (
            <li>
              <Badge size="s" tone="info" icon={<Search aria-hidden />}>
                Förstås djupare
              </Badge>
            </li>
          )}
          {delmal.map((one) => (
            <li key={one.id} title={one.text}>
              <Badge size="s">Delmål {delmalNamn(one)}</Badge>
            </li>
          ))}
        </ul>
        {comments > 0 && (
          <span className={styles.comments}>
            <MessageCircle aria-hidden /> {comments}
            <span className="visually-hidden">{comments === 1 ? ' kommentar' : ' kommentarer'}</span>
          </span>
        )}
        <Button
          variant="quiet"
          size="s"
          className={styles.open}
          icon={<PanelRightOpen aria-hidden />}
          onPress={() => onOpen(id)}
        >
          Öppna<span className="visually-hidden"> {rubrik || 'resultatet'}</span>
        </Button>
      </footer>
      <PeerTags peers={here} what="är här" />
    </article>
  )
})
