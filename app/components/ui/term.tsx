import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { findOrd } from '#domain/glossary.ts'
import { Popover } from './popover.tsx'
import styles from './term.module.css'

/** A word of the trade in running text; a press shows what it means. `ord` as in the ordlista, åäö or not. */
export function Term({ ord, children }: { ord: string; children?: ReactNode }) {
  const entry = findOrd(ord)
  if (!entry) return <>{children ?? ord}</>
  return (
    <Popover
      label={`Vad betyder ${entry.ord}?`}
      trigger={<Button className={styles.term}>{children ?? entry.ord}</Button>}
    >
      <p className={styles.definition}>
        <strong className={styles.ord}>{entry.ord}</strong> {entry.definition}
      </p>
    </Popover>
  )
}
