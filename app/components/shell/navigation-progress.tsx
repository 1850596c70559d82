import { useNavigation } from 'react-router'
import styles from './navigation-progress.module.css'

/** A thin line at the top while the next page is fetched; it waits a moment, so that a quick one shows nothing. */
export function NavigationProgress() {
  const { state } = useNavigation()
  return <div className={styles.progress} data-state={state} aria-hidden />
}
