import type { CSSProperties } from 'react'
import styles from './skeleton.module.css'

type SkeletonProps = {
  /** Lines of text to stand in for. */
  lines?: number
  /** A block of this height instead of lines, e.g. `8rem`. */
  height?: string
}

/** Holds the place of what is loading, in its shape. Put `aria-busy` on the region around it. */
export function Skeleton({ lines = 1, height }: SkeletonProps) {
  if (height) return <div className={styles.block} style={{ height }} aria-hidden />
  return (
    <div className={styles.lines} aria-hidden>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity
        <div key={i} className={styles.line} style={{ '--i': i } as CSSProperties} />
      ))}
    </div>
  )
}
