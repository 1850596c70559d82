import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { Tidslinje } from '#domain/board/views/tidslinje.ts'
import type { ArshjulNiva, Arshjulspost } from '#domain/cycle/arshjul.ts'
import { toggled } from '../orsaker/use-toggles.ts'
import { ArshjulRow } from './arshjul-row.tsx'
import { shareOf } from './axis.ts'
import styles from './chart.module.css'
import { ChartBack } from './chart-back.tsx'
import { ChartHead } from './chart-head.tsx'
import { Cell, Row, RowHeader } from './grid-parts.tsx'
import type { MomentTid } from './moment-tider.ts'
import { placePosts } from './pack-lanes.ts'
import { AktivitetRow, InsatsRow } from './rows.tsx'
import { type Timeline, TimelineContext } from './timeline-context.ts'
import { CHAR_SHARE, ZOOM_FAKTOR, type Zoom } from './zoom.ts'

export type ChartProps = {
  plan: Tidslinje
  timeline: Omit<Timeline, 'stop'>
  zoom: Zoom
  moment: readonly MomentTid[]
  posts: readonly Arshjulspost[]
  nivaer: readonly ArshjulNiva[]
  scroller: RefObject<HTMLDivElement | null>
}

/** The plan as rows along the läsår. Tab comes to one row, the arrows up and down go on from there. */
export function Chart({ plan, timeline, zoom, moment, posts, nivaer, scroller }: ChartProps) {
  const { axis, lasar, canWrite } = timeline
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState<string | null>(null)
  const stops = stopsOf(plan, folded, canWrite)
  const stop = current !== null && stops.includes(current) ? current : (stops[0] ?? null)
  const placed = useMemo(
    () =>
      nivaer.map((niva) => ({
        niva,
        posts: placePosts(
          posts.filter((post) => post.niva === niva),
          { axis, lasar, charShare: CHAR_SHARE / ZOOM_FAKTOR[zoom] },
        ),
      })),
    [posts, nivaer, axis, lasar, zoom],
  )
  useTodayInView(scroller, zoom, axis)

  return (
    <TimelineContext value={{ ...timeline, stop }}>
      <div
        className={styles.scroller}
        ref={scroller}
        data-scroller
        role="group"
        aria-label="Tidslinje"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable with the keys
        tabIndex={0}
      >
        <div className={styles.inner} style={{ '--zoom': ZOOM_FAKTOR[zoom] } as CSSProperties}>
          <ChartBack zoom={zoom} moment={moment} posts={placed.flatMap((level) => level.posts)} />
          <div
            role="treegrid"
            aria-label="Insatser och aktiviteter över läsåret"
            onKeyDown={walk}
            onFocus={(event) =>
              setCurrent(event.target.closest<HTMLElement>('[data-stop]')?.dataset.stop ?? current)
            }
          >
            <ChartHead zoom={zoom} moment={moment} />
            <div role="rowgroup">
              {placed.map((level) => (
                <ArshjulRow key={level.niva} {...level} />
              ))}
            </div>
            {plan.insatser.map((insats) => (
              <div role="rowgroup" key={insats.id}>
                <InsatsRow
                  insats={insats}
                  isFolded={folded.has(insats.id)}
                  onFold={() => setFolded(toggled(folded, insats.id))}
                />
                {!folded.has(insats.id) &&
                  insats.aktiviteter.map((aktivitet) => (
                    <AktivitetRow key={aktivitet.id} aktivitet={aktivitet} />
                  ))}
              </div>
            ))}
            {plan.utanDatum.length > 0 && <Undated plan={plan} canWrite={canWrite} />}
          </div>
        </div>
      </div>
    </TimelineContext>
  )
}

function Undated({ plan: { utanDatum }, canWrite }: { plan: Tidslinje; canWrite: boolean }) {
  return (
    <div role="rowgroup">
      <Row aria-level={1} className={styles.group}>
        <RowHeader aria-colspan={3} className={styles.groupName}>
          Utan datum ({utanDatum.length})
        </RowHeader>
        <Cell>
          <div className={styles.groupHint}>
            {canWrite && 'Tryck i raden där den ska börja, eller sätt datumen i formuläret.'}
          </div>
        </Cell>
      </Row>
      {utanDatum.map((aktivitet) => (
        <AktivitetRow key={aktivitet.id} aktivitet={aktivitet} />
      ))}
    </div>
  )
}

function stopsOf(
  { insatser, utanDatum }: Tidslinje,
  folded: ReadonlySet<string>,
  canWrite: boolean,
): string[] {
  return [
    ...insatser.flatMap(({ id, aktiviteter }) => [
      id,
      ...(folded.has(id) ? [] : aktiviteter.map((aktivitet) => aktivitet.id)),
    ]),
    ...(canWrite ? utanDatum.map(({ id }) => id) : []),
  ]
}

/** Up, down, first and last; on an insats, right unfolds and left folds. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const from = (event.target as HTMLElement).closest<HTMLElement>('[data-stop]')
  if (!from || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')]
  const at = stops.indexOf(from)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key]
  const fold = { ArrowRight: 'folded', ArrowLeft: 'open' }[event.key]
  if (to === undefined && fold === undefined) return
  event.preventDefault()
  if (to !== undefined) stops[to]?.focus()
  else if (from.dataset.fold === fold) from.click()
}

/** Looking closer, one looks at now. */
function useTodayInView(
  scroller: RefObject<HTMLDivElement | null>,
  zoom: Zoom,
  axis: Timeline['axis'],
): void {
  const { today } = useBoard()
  const seen = useRef<Zoom>('lasar')
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when one looks closer, not when midnight passes
  useLayoutEffect(() => {
    if (seen.current === zoom) return
    seen.current = zoom
    if (scroller.current) scrollToShare(scroller.current, shareOf(axis, today))
  }, [zoom])
}

/** Brings a place of the axis to the middle of what is seen of it. */
export function scrollToShare(scroller: HTMLElement, share: number): void {
  const fixed = scroller.querySelector<HTMLElement>('[data-fixed]')?.offsetWidth ?? 0
  const seen = scroller.clientWidth - fixed
  scroller.scrollLeft = (scroller.scrollWidth - fixed) * Math.min(1, Math.max(0, share)) - seen / 2
}
