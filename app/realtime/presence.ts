/** Says where on the board this tab is, and hears where the others are. */
import type { Awareness } from 'y-protocols/awareness'
import { personColour } from '#app/components/ui/person-colour.ts'
import { ROLLER, type Roll } from '#domain/ska/roll.ts'
import { NOWHERE, type Peer, type Presence } from './peers.ts'

/** The server puts `user` into each entry from the session; the rest is what that person's tab said. */
export function peersOf(awareness: Awareness): Peer[] {
  const peers: Peer[] = []
  for (const [clientId, state] of awareness.getStates()) {
    const peer = clientId === awareness.clientID ? null : readPeer(clientId, state)
    if (peer) peers.push(peer)
  }
  return peers.sort((a, b) => (a.namn === b.namn ? a.clientId - b.clientId : a.namn < b.namn ? -1 : 1))
}

/** One entry a person, for rows of faces: the tab that is at a card stands for the others. */
export function peopleOf(peers: readonly Peer[], withoutPersonId?: string): Peer[] {
  const people = new Map<string, Peer>()
  for (const peer of peers) {
    if (peer.personId === withoutPersonId) continue
    const known = people.get(peer.personId)
    if (!known || (known.kort === null && peer.kort !== null)) people.set(peer.personId, peer)
  }
  return [...people.values()]
}

export function say(awareness: Awareness, presence: Partial<Presence>): void {
  const now = { ...NOWHERE, ...(awareness.getLocalState() as Partial<Presence> | null) }
  const next = { ...now, ...presence }
  if (next.vy === now.vy && next.kort === now.kort && next.falt === now.falt) return
  awareness.setLocalState(next)
}

function readPeer(clientId: number, state: Record<string, unknown>): Peer | null {
  const user = state.user as { personId?: unknown; namn?: unknown; roll?: unknown } | undefined
  if (typeof user?.personId !== 'string' || typeof user.namn !== 'string') return null
  return {
    clientId,
    personId: user.personId,
    namn: user.namn,
    roll: ROLLER.includes(user.roll as Roll) ? (user.roll as Roll) : null,
    farg: personColour(user.personId),
    vy: shortText(state.vy),
    kort: shortText(state.kort),
    falt: shortText(state.falt),
  }
}

const shortText = (v: unknown) => (typeof v === 'string' && v.length <= 200 ? v : null)
