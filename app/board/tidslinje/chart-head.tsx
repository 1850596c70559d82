import type { CSSProperties } from 'react'
import { useBoard } from '#app/realtime/board-context.tsx'
import { manadNamn } from '#domain/cycle/month.ts'
import { formatDatumShort } from '#domain/ska/civil-datum.ts'
import { MOMENT_KORT, MOMENT_NAMN } from '#domain/ska/moment.ts'
import { type Axis, monthsOf, placingOf, shareOf, weeksOf } from './axis.ts'
import styles from './chart.module.css'
import { Cell, ColumnHeader, Row, RowHeader } from './grid-parts.tsx'
import type { MomentTid } from './moment-tider.ts'
import { packLanes } from './pack-lanes.ts'
import { periodText } from './texts.ts'
import { useTimeline } from './timeline-context.ts'
import type { Zoom } from './zoom.ts'

type ChartHeadProps = { zoom: Zoom; moment: readonly MomentTid[] }

/** What stays on top: months, ISO weeks, and the cycle's moments. */
export function ChartHead({ zoom, moment }: ChartHeadProps) {
  const { axis, lasar } = useTimeline()
  return (
    <div role="rowgroup" className={styles.head}>
      <Row className={styles.headRow}>
        <div className={styles.corner} data-fixed>
          <ColumnHeader>Insats och aktivitet</ColumnHeader>
          <ColumnHeader>Status</ColumnHeader>
          <ColumnHeader>Ansvarig</ColumnHeader>
        </div>
        <ColumnHeader className={styles.time}>
          <span className="visually-hidden">Tid, läsåret {lasar}</span>
          <Months axis={axis} zoom={zoom} />
          <Weeks axis={axis} zoom={zoom} />
          <Today />
        </ColumnHeader>
      </Row>
      <Moments zoom={zoom} moment={moment} />
    </div>
  )
}

function Months({ axis, zoom }: { axis: Axis; zoom: Zoom }) {
  return (
    <div className={styles.months} aria-hidden>
      {monthsOf(axis).map(({ key, left, width }) => {
        const namn = manadNamn(Number(key.slice(5)))
        return (
          <span key={key} className={styles.tick} style={at(left, width)}>
            <span>{zoom === 'lasar' ? namn : `${namn} ${key.slice(0, 4)}`}</span>
          </span>
        )
      })}
    </div>
  )
}

/** From far away every other week has its number: all fifty-two would only be noise. */
function Weeks({ axis, zoom }: { axis: Axis; zoom: Zoom }) {
  const shown = weeksOf(axis).filter(({ left }, at) => zoom !== 'lasar' || (at % 2 === 1 && left < 0.97))
  return (
    <div className={styles.weeks} aria-hidden>
      {shown.map(({ key, first, vecka, left, width }) => (
        <span key={key} className={styles.tick} style={at(left, width)}>
          <span>{zoom === 'manad' ? `v.${vecka} · ${formatDatumShort(first)}` : `v.${vecka}`}</span>
        </span>
      ))}
    </div>
  )
}

function Today() {
  const { axis } = useTimeline()
  const { today } = useBoard()
  const share = shareOf(axis, today)
  if (share < 0 || share >= 1) return null
  return (
    <span className={styles.todayTag} style={at(share, 0)} data-side={share > 0.9 ? 'fore' : undefined}>
      I dag {formatDatumShort(today)}
    </span>
  )
}

function Moments({ zoom, moment }: ChartHeadProps) {
  const { axis, lasar } = useTimeline()
  const placed = moment.map((one) => ({ ...one, placing: placingOf(axis, one) }))
  const lanes = packLanes(
    placed.map(({ placing: { left, width } }) => ({ left, right: left + width - 1e-9 })),
  )
  const isProposal = moment.every(({ forslag }) => forslag)
  return (
    <Row className={styles.headRow}>
      <div className={styles.corner}>
        <RowHeader aria-colspan={3} className={styles.wide}>
          Momenten {isProposal && <small>(förslag: årshjulet säger inget)</small>}
        </RowHeader>
      </div>
      <Cell className={styles.time}>
        <ol className={styles.lanes} style={{ '--lanes': Math.max(...lanes) + 1 } as CSSProperties}>
          {placed.map(({ moment: name, start, slut, placing }, i) => (
            <li
              key={name}
              className={styles.moment}
              data-moment={name}
              style={at(placing.left, placing.width, lanes[i])}
              title={`${MOMENT_NAMN[name]}, ${periodText({ start, slut }, lasar)}`}
            >
              <span>
                {zoom === 'lasar' ? MOMENT_KORT[name] : MOMENT_NAMN[name]}
                <span className="visually-hidden">, {periodText({ start, slut }, lasar)}</span>
              </span>
            </li>
          ))}
        </ol>
      </Cell>
    </Row>
  )
}

function at(left: number, width: number, lane = 0): CSSProperties {
  return { '--from': left, '--width': width, '--lane': lane } as CSSProperties
}
