import styles from './skip-link.module.css'

/** The first stop of the Tab key: past the navigation. */
export function SkipLink() {
  return (
    <a href="#innehall" className={styles.skip}>
      Hoppa till innehållet
    </a>
  )
}
