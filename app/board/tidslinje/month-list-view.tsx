import { CalendarPlus, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '#app/components/ui/badge.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { DateradAktivitet, Tidslinje, TidslinjeAktivitet } from '#domain/board/views/tidslinje.ts'
import { ARSHJUL_NIVA_NAMN, type Arshjulspost } from '#domain/cycle/arshjul.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import { MOMENT_NAMN } from '#domain/ska/moment.ts'
import type { MomentTid } from './moment-tider.ts'
import styles from './month-list.module.css'
import { type ListRad, monthList } from './month-list.ts'
import { datumText, periodText, rubrikOf, statusText } from './texts.ts'

type MonthListViewProps = {
  plan: Tidslinje
  moment: readonly MomentTid[]
  posts: readonly Arshjulspost[]
  lasar: Lasar
  onOpen: (aktivitetId: string) => void
}

/** The timeline in words, month by month: on phones, on paper, and for whoever would rather read. */
export function MonthListView({ plan, moment, posts, lasar, onOpen }: MonthListViewProps) {
  const { today } = useBoard()
  const { utanDatum } = plan
  return (
    <div className={styles.list}>
      {monthList(plan, { moment, posts, lasar }).map(({ key, namn, rader }) => (
        <section key={key} className={styles.month} aria-labelledby={`manad-${key}`}>
          <h3 id={`manad-${key}`} className={styles.name}>
            {namn}
            {today.startsWith(key) && <span className={styles.now}>Nu</span>}
          </h3>
          <ol className={styles.rows}>
            {rader.map((rad) => (
              <Rad key={`${rad.slag}-${rad.id}`} rad={rad} lasar={lasar} onOpen={onOpen} />
            ))}
          </ol>
        </section>
      ))}
      {utanDatum.length > 0 && (
        <section className={styles.month} aria-labelledby="manad-utan">
          <h3 id="manad-utan" className={styles.name}>
            Utan datum
          </h3>
          <ol className={styles.rows}>
            {utanDatum.map((aktivitet) => (
              <Undated key={aktivitet.id} aktivitet={aktivitet} onOpen={onOpen} />
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

type RadProps = { rad: ListRad; lasar: Lasar; onOpen: (aktivitetId: string) => void }

function Rad({ rad, lasar, onOpen }: RadProps) {
  if (rad.slag === 'aktivitet') return <Aktivitet aktivitet={rad.aktivitet} lasar={lasar} onOpen={onOpen} />
  if (rad.slag === 'moment') {
    const { moment } = rad.moment
    return (
      <Given slag="moment" moment={moment} when={periodText(rad.moment, lasar)} what={MOMENT_NAMN[moment]}>
        Moment i cykeln
      </Given>
    )
  }
  if (rad.slag === 'arshjul') {
    return (
      <Given slag="arshjul" when={`Senast ${datumText(rad.datum, lasar)}`} what={rad.post.titel}>
        Årshjulet, {ARSHJUL_NIVA_NAMN[rad.post.niva].toLowerCase()}
      </Given>
    )
  }
  return (
    <Given
      slag="maldatum"
      when={datumText(rad.datum, lasar)}
      what={`Mål: ${rubrikOf(rad.insats, 'Insats utan rubrik')}`}
    >
      Måldatum för insatsen
    </Given>
  )
}

type GivenProps = { slag: string; moment?: string; when: string; what: string; children: ReactNode }

function Given({ slag, moment, when, what, children }: GivenProps) {
  return (
    <li className={styles.row} data-slag={slag} data-moment={moment}>
      <span className={styles.when}>{when}</span>
      <span className={styles.what}>{what}</span>
      <span className={styles.more}>{children}</span>
    </li>
  )
}

function Aktivitet({ aktivitet, lasar, onOpen }: Omit<RadProps, 'rad'> & { aktivitet: DateradAktivitet }) {
  const { id, tid, insatsRubrik, ansvarig, sen } = aktivitet
  return (
    <li className={styles.item} data-kort={`aktivitet-${id}`}>
      <button type="button" className={styles.row} data-slag="aktivitet" onClick={() => onOpen(id)}>
        <span className={styles.when}>{periodText(tid, lasar)}</span>
        <span className={styles.what}>{rubrikOf(aktivitet)}</span>
        <span className={styles.more}>
          {sen ? (
            <Badge tone="danger" size="s">
              Försenad
            </Badge>
          ) : (
            <Badge size="s">{statusText(aktivitet)}</Badge>
          )}
          <span>{ansvarig?.namn ?? 'Ingen ansvarig'}</span>
          <span>{insatsRubrik}</span>
        </span>
        <ChevronRight className={styles.go} aria-hidden />
      </button>
    </li>
  )
}

function Undated({
  aktivitet,
  onOpen,
}: {
  aktivitet: TidslinjeAktivitet
  onOpen: (aktivitetId: string) => void
}) {
  const { can } = useBoard()
  return (
    <li className={styles.item} data-kort={`aktivitet-${aktivitet.id}`}>
      <button type="button" className={styles.row} data-slag="aktivitet" onClick={() => onOpen(aktivitet.id)}>
        <span className={styles.when}>
          {can('aktiviteter') ? (
            <span className={styles.set}>
              <CalendarPlus aria-hidden />
              Sätt datum
            </span>
          ) : (
            'Inga datum'
          )}
        </span>
        <span className={styles.what}>{rubrikOf(aktivitet)}</span>
        <span className={styles.more}>
          <Badge size="s">{statusText(aktivitet)}</Badge>
          <span>{aktivitet.ansvarig?.namn ?? 'Ingen ansvarig'}</span>
          <span>{aktivitet.insatsRubrik}</span>
        </span>
        <ChevronRight className={styles.go} aria-hidden />
      </button>
    </li>
  )
}
