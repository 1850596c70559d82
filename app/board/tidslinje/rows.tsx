import { ChevronDown, ChevronLeft, ChevronRight, Dot, Flag } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { Badge } from '#app/components/ui/badge.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { TidslinjeAktivitet, TidslinjeInsats } from '#domain/board/views/tidslinje.ts'
import { type CivilDatum, formatDatumShort } from '#domain/ska/civil-datum.ts'
import { INSATS_STATUS_NAMN } from '#domain/ska/insats-status.ts'
import { PeerTags } from '../peer-tags.tsx'
import { AktivitetBar } from './aktivitet-bar.tsx'
import { placingOf, shareOf } from './axis.ts'
import { Cell, Row, RowHeader } from './grid-parts.tsx'
import styles from './rows.module.css'
import { insatsLabel, rubrikOf, statusText } from './texts.ts'
import { useTimeline } from './timeline-context.ts'
import { UndatedCell } from './undated-cell.tsx'

type InsatsRowProps = { insats: TidslinjeInsats; isFolded: boolean; onFold: () => void }

/** An insats: what it is and how it stands, and the time that its aktiviteter span. Its dates are theirs. */
export function InsatsRow({ insats, isFolded, onFold }: InsatsRowProps) {
  const { lasar, stop } = useTimeline()
  const { status, sen, ansvarig } = insats
  const isExpanded = insats.aktiviteter.length > 0 ? !isFolded : undefined
  return (
    <Row aria-level={1} aria-expanded={isExpanded} className={styles.row} data-level="1">
      <div className={styles.fixed} data-fixed>
        <RowHeader className={styles.name}>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isExpanded}
            aria-label={insatsLabel(insats, lasar)}
            tabIndex={stop === insats.id ? 0 : -1}
            data-stop={insats.id}
            data-fold={isExpanded === undefined ? undefined : isFolded ? 'folded' : 'open'}
            onClick={onFold}
          >
            {isExpanded === undefined ? (
              <Dot aria-hidden />
            ) : isFolded ? (
              <ChevronRight aria-hidden />
            ) : (
              <ChevronDown aria-hidden />
            )}
            <span>{rubrikOf(insats, 'Insats utan rubrik')}</span>
          </button>
        </RowHeader>
        <Cell className={styles.status}>
          {INSATS_STATUS_NAMN[status]}
          {sen && <Late />}
        </Cell>
        <Cell className={styles.who}>{ansvarig?.namn ?? <NoOne />}</Cell>
      </div>
      <Cell className={styles.track} data-track>
        <InsatsSpan insats={insats} />
        {insats.maldatum && <Maldatum datum={insats.maldatum} />}
      </Cell>
    </Row>
  )
}

function InsatsSpan({ insats: { tid } }: { insats: TidslinjeInsats }) {
  const { axis } = useTimeline()
  if (!tid) return <span className={styles.nothing}>Inga datum än</span>
  const { left, width, fore, efter } = placingOf(axis, tid)
  return (
    <span
      className={styles.span}
      style={{ '--from': left, '--width': width } as CSSProperties}
      data-fore={fore || undefined}
      data-efter={efter || undefined}
      aria-hidden
    />
  )
}

/** The day when the goal should be met, as a flag with its date. */
function Maldatum({ datum }: { datum: CivilDatum }) {
  const { axis } = useTimeline()
  const share = shareOf(axis, datum) + 1 / axis.days
  const outside = share <= 0 ? 'fore' : share > 1 + 1e-9 ? 'efter' : undefined
  return (
    <span
      className={styles.goal}
      style={{ '--from': Math.min(1, Math.max(0, share)) } as CSSProperties}
      data-side={share > 0.9 ? 'fore' : 'efter'}
    >
      {outside === 'fore' && <ChevronLeft aria-hidden />}
      <Flag aria-hidden />
      <span>
        <span className="visually-hidden">Måldatum </span>
        {formatDatumShort(datum)}
        {outside && ` ${datum.slice(0, 4)}`}
      </span>
      {outside === 'efter' && <ChevronRight aria-hidden />}
    </span>
  )
}

/** An aktivitet with its bar, or, without dates, with the way to give it some. */
export function AktivitetRow({ aktivitet }: { aktivitet: TidslinjeAktivitet }) {
  const { open } = useTimeline()
  const { peers } = useBoard()
  const { id, tid, ansvarig } = aktivitet
  const here = peers.filter(({ kort, vy }) => kort === id && vy === 'tidslinje')
  return (
    <Row aria-level={2} className={styles.row} data-level="2" data-kort={`aktivitet-${id}`}>
      <div className={styles.fixed}>
        <RowHeader className={styles.name}>
          <button type="button" tabIndex={-1} className={styles.open} onClick={() => open(id)}>
            {rubrikOf(aktivitet)}
            {!tid && <small className={styles.of}>{aktivitet.insatsRubrik}</small>}
          </button>
          <div className={styles.here}>
            <PeerTags peers={here} what="är vid aktiviteten" />
          </div>
        </RowHeader>
        <Cells aktivitet={aktivitet} who={ansvarig?.namn ?? <NoOne />} />
      </div>
      {tid ? (
        <Cell className={styles.track} data-track>
          <AktivitetBar aktivitet={{ ...aktivitet, tid }} />
        </Cell>
      ) : (
        <UndatedCell aktivitet={aktivitet} />
      )}
    </Row>
  )
}

function Cells({ aktivitet, who }: { aktivitet: TidslinjeAktivitet; who: ReactNode }) {
  return (
    <>
      <Cell className={styles.status}>{aktivitet.sen ? <Late /> : statusText(aktivitet)}</Cell>
      <Cell className={styles.who}>{who}</Cell>
    </>
  )
}

function Late() {
  return (
    <Badge tone="danger" size="s">
      Försenad
    </Badge>
  )
}

function NoOne() {
  return (
    <>
      <span aria-hidden>–</span>
      <span className="visually-hidden">Ingen ansvarig</span>
    </>
  )
}
