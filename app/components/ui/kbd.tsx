import { Fragment } from 'react'
import styles from './kbd.module.css'

/** Keys to press: `<Kbd keys="Alt ↑" />` shows two keycaps. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className={styles.keys}>
      {keys.split(' ').map((key, i) => (
        <Fragment key={key}>
          {i > 0 && ' '}
          <kbd className={styles.key}>{key}</kbd>
        </Fragment>
      ))}
    </kbd>
  )
}
