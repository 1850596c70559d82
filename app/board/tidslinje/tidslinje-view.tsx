import { ChartGantt } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import type { Board } from '#domain/board/document.ts'
import { tidslinjeOf } from '#domain/board/views/tidslinje.ts'
import type { ArshjulNiva } from '#domain/cycle/arshjul.ts'
import { vyPath } from '../vy.ts'
import { AktivitetDialog } from './aktivitet-dialog.tsx'
import { axisOf, shareOf } from './axis.ts'
import { Chart, scrollToShare } from './chart.tsx'
import { Help } from './help.tsx'
import { isMomentPost, momentTider } from './moment-tider.ts'
import { MonthListView } from './month-list-view.tsx'
import styles from './tidslinje.module.css'
import { TidslinjeToolbar, type Vis } from './tidslinje-toolbar.tsx'
import { useKortSpotlight } from './use-kort-spotlight.ts'
import { useSchedule } from './use-schedule.ts'
import type { Zoom } from './zoom.ts'

/** Insatser and aktiviteter over the läsår, before the cycle's moments and the årshjul: to see, and to move. */
export function TidslinjeView() {
  const { page, today, can } = useBoard()
  const { lasar, niva } = page.board
  const plan = useView(useMemo(() => (board: Board) => tidslinjeOf(board, today), [today]))
  const [vis, setVis] = useState<Vis>('tidslinje')
  const [zoom, setZoom] = useState<Zoom>('lasar')
  const [nivaer, setNivaer] = useState<readonly ArshjulNiva[]>(
    niva === 'huvudman' ? ['kontor', 'namnd'] : ['enhet'],
  )
  const [opened, setOpened] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const axis = useMemo(() => axisOf(lasar), [lasar])
  const moment = useMemo(() => momentTider(page.arshjul, lasar), [page.arshjul, lasar])
  const given = useMemo(() => page.arshjul.filter((post) => !isMomentPost(post)), [page.arshjul])
  const { setTid, save } = useSchedule(plan)
  useKortSpotlight()

  const now = shareOf(axis, today)
  const all = plan.insatser.flatMap(({ aktiviteter, utanDatum }) => [...aktiviteter, ...utanDatum])
  const shown = all.find(({ id }) => id === opened)
  const canWrite = can('aktiviteter')
  const list = (
    <MonthListView
      plan={plan}
      moment={moment}
      posts={given.filter((post) => nivaer.includes(post.niva))}
      lasar={lasar}
      onOpen={setOpened}
    />
  )

  return (
    <>
      <TidslinjeToolbar
        {...{ vis, zoom, nivaer }}
        onVis={setVis}
        onZoom={setZoom}
        finns={new Set(given.map((post) => post.niva))}
        onNivaer={setNivaer}
        utanDatum={plan.utanDatum.length}
        onUtanDatum={() => scroller.current && showUndated(scroller.current)}
        onToday={now >= 0 && now < 1 ? () => scroller.current && scrollToShare(scroller.current, now) : null}
      />
      {all.length === 0 && <NothingPlanned hasInsatser={plan.insatser.length > 0} />}
      {vis === 'lista' ? (
        list
      ) : (
        <>
          <div className={styles.chart}>
            <Chart
              {...{ plan, zoom, moment, nivaer, scroller }}
              posts={given}
              timeline={{ axis, lasar, canWrite, setTid, open: setOpened }}
            />
            {all.length > 0 && <Help canWrite={canWrite} />}
          </div>
          <div className={styles.twin}>{list}</div>
        </>
      )}
      {shown && (
        <AktivitetDialog
          key={shown.id}
          aktivitet={shown}
          canWrite={canWrite}
          onSave={(utkast) => save(shown, utkast)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

/** Leads the eye, and the focus where there is something to do. */
function showUndated(scroller: HTMLElement): void {
  scroller.scrollTop = scroller.scrollHeight
  scroller.querySelector<HTMLElement>('[data-placing] [data-stop]')?.focus()
}

/** The year is there from the start; what to put into it comes from the moments before. */
function NothingPlanned({ hasInsatser }: { hasInsatser: boolean }) {
  const { page } = useBoard()
  const vy = hasInsatser ? 'genomfor' : 'insatser'
  return (
    <EmptyState
      size="s"
      titleLevel={3}
      icon={<ChartGantt />}
      title={hasInsatser ? 'Inga aktiviteter att lägga i tiden än' : 'Inga insatser att lägga i tiden än'}
      action={
        <LinkButton to={vyPath(page.board.id, vy)}>
          {hasInsatser ? 'Dela upp insatserna i aktiviteter' : 'Till insatserna'}
        </LinkButton>
      }
    >
      {hasInsatser
        ? 'Insatserna finns, men inte vad som ska göras när. Dela upp dem i aktiviteter under Genomför; då får de rader här.'
        : 'Här ser ni läsåret med momenten och årshjulets datum. När ni har gjort orsaker till insatser och delat upp dem i aktiviteter lägger ni ut dem här.'}
    </EmptyState>
  )
}
