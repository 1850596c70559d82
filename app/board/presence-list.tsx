import { Avatar, AvatarGroup } from '#app/components/ui/avatar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Popover } from '#app/components/ui/popover.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import type { Peer } from '#app/realtime/peers.ts'
import { peopleOf } from '#app/realtime/presence.ts'
import { ROLL_NAMN } from '#domain/ska/roll.ts'
import styles from './presence-list.module.css'
import { isVy, VY_NAMN } from './vy.ts'

/** Faces of the others who are here; pressed, a list of who is where. */
export function PresenceList() {
  const { peers, viewer } = useBoard()
  const people = peopleOf(peers, viewer.personId)
  if (people.length === 0) return null
  return (
    <Popover
      title="Här nu"
      placement="bottom end"
      trigger={
        <Button
          variant="quiet"
          size="s"
          className={styles.button}
          aria-label={`Här nu: ${people.map(({ namn }) => namn).join(', ')}`}
        >
          <AvatarGroup
            people={people.map(({ personId, namn, farg }) => ({ id: personId, namn, farg }))}
            max={4}
          />
        </Button>
      }
    >
      <ul className={styles.list}>
        {people.map((peer) => (
          <li key={peer.personId} className={styles.person}>
            <Avatar namn={peer.namn} farg={peer.farg} isDecorative />
            <span>
              <strong className={styles.name}>{peer.namn}</strong>
              <span className={styles.where}>{whereIs(peer)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

function whereIs({ roll, vy, falt }: Peer): string {
  const parts = [roll && ROLL_NAMN[roll], isVy(vy) && VY_NAMN[vy], falt && 'skriver']
  return parts.filter(Boolean).join(' · ')
}
