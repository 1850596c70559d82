import type { CSSProperties } from 'react'
import { ARSHJUL_NIVA_NAMN, type ArshjulNiva } from '#domain/cycle/arshjul.ts'
import styles from './chart.module.css'
import { Cell, Row, RowHeader } from './grid-parts.tsx'
import type { PlacedPost } from './pack-lanes.ts'
import { periodText } from './texts.ts'
import { useTimeline } from './timeline-context.ts'

/** One level's dates of the årshjul, each under its name, the day it is due at its end. */
export function ArshjulRow({ niva, posts }: { niva: ArshjulNiva; posts: readonly PlacedPost[] }) {
  const { lasar } = useTimeline()
  const lanes = Math.max(0, ...posts.map(({ lane }) => lane + 1))
  return (
    <Row className={`${styles.headRow} ${styles.arshjul}`}>
      <div className={styles.corner}>
        <RowHeader aria-colspan={3} className={styles.wide}>
          Årshjulet: {ARSHJUL_NIVA_NAMN[niva].toLowerCase()}
        </RowHeader>
      </div>
      <Cell className={styles.time}>
        <ul className={styles.lanes} style={{ '--lanes': lanes } as CSSProperties}>
          {posts.map(({ post, tid, placing, lane, anchor }) => (
            <li
              key={post.id}
              className={styles.post}
              data-anchor={anchor}
              data-efter={placing.efter || undefined}
              style={{ '--from': placing.left, '--width': placing.width, '--lane': lane } as CSSProperties}
              title={`${post.titel}, ${periodText(tid, lasar)}`}
            >
              <span>
                {post.titel}
                <span className="visually-hidden">, {periodText(tid, lasar)}</span>
              </span>
            </li>
          ))}
        </ul>
      </Cell>
    </Row>
  )
}
