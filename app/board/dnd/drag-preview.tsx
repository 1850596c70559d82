import { DragOverlay } from '@dnd-kit/core'
import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import styles from './dnd.module.css'

const never = () => () => {}

/** What the pointer carries: the card's words and, under them, where it would land. */
export function DragPreview({ text, where }: { text: string | null; where: string | null }) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (!isBrowser) return null
  return createPortal(
    <DragOverlay dropAnimation={null} className={styles.overlay} style={{ width: 'auto', height: 'auto' }}>
      {text !== null && (
        <div className={styles.preview}>
          <span className={styles.previewText}>{text || 'Kort utan text'}</span>
          <span className={styles.previewWhere}>{where ? `→ ${where}` : 'Ligger kvar'}</span>
        </div>
      )}
    </DragOverlay>,
    document.body,
  )
}
