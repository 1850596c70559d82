import type { CSSProperties } from 'react'
import { useBoard } from '#app/realtime/board-context.tsx'
import { monthsOf, placingOf, shareOf, weeksOf } from './axis.ts'
import styles from './chart.module.css'
import type { MomentTid } from './moment-tider.ts'
import type { PlacedPost } from './pack-lanes.ts'
import { useTimeline } from './timeline-context.ts'
import type { Zoom } from './zoom.ts'

type ChartBackProps = { zoom: Zoom; moment: readonly MomentTid[]; posts: readonly PlacedPost[] }

/** What lies behind the bars: the moments as tints, months, the årshjul's days, and today. A picture only. */
export function ChartBack({ zoom, moment, posts }: ChartBackProps) {
  const { axis } = useTimeline()
  const { today } = useBoard()
  const now = shareOf(axis, today)
  const due = new Set(
    posts.filter(({ placing }) => !placing.efter).map(({ placing: { left, width } }) => left + width),
  )
  return (
    <div className={styles.backdrop} aria-hidden>
      {moment.map((one) => {
        const { left, width } = placingOf(axis, one)
        return <i key={one.moment} className={styles.tint} data-moment={one.moment} style={at(left, width)} />
      })}
      {zoom !== 'lasar' &&
        weeksOf(axis).map(({ key, left }) => (
          <i key={key} className={styles.line} data-slag="vecka" style={at(left)} />
        ))}
      {monthsOf(axis).map(({ key, left }) => (
        <i key={key} className={styles.line} style={at(left)} />
      ))}
      {[...due].map((share) => (
        <i key={share} className={styles.line} data-slag="arshjul" style={at(share)} />
      ))}
      {now >= 0 && now < 1 && <i className={styles.line} data-slag="idag" style={at(now)} />}
    </div>
  )
}

function at(left: number, width = 0): CSSProperties {
  return { '--from': left, '--width': width } as CSSProperties
}
