import { personFill } from '#app/components/ui/avatar.tsx'
import type { Peer } from '#app/realtime/peers.ts'
import styles from './peer-tags.module.css'

/** Small name tags of the colleagues who are at a field or card. */
export function PeerTags({ peers, what }: { peers: readonly Peer[]; what: string }) {
  if (peers.length === 0) return null
  return (
    <ul className={styles.tags} aria-label={`${peers.map(({ namn }) => namn).join(', ')} ${what}`}>
      {peers.map((peer) => (
        <li
          key={peer.clientId}
          className={styles.tag}
          ref={(tag) => {
            tag?.style.setProperty('--person', personFill(peer.farg))
          }}
        >
          {peer.namn.split(' ')[0]}
        </li>
      ))}
    </ul>
  )
}
