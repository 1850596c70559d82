/**
 * Whose a clientID will be before anything is written under it: everybody at the board sees it in presence, and whoever
 * wrote under it first would own it. They are stored, since its person may be away, with what they have not sent, when
 * the room is let go of or the server ends. Kept as many to a person as the database keeps.
 */
import { RESERVED_EACH, type Reservation } from '#db/queries/board-clients.ts'

/** Whoever has been away for longer may lose the clientID to somebody who has remembered it all that time. */
export const RESERVED_DAYS = 30

export class Reservations {
  readonly #persons = new Map<number, string>()
  readonly #byPerson = new Map<string, Set<number>>()

  get map(): ReadonlyMap<number, string> {
    return this.#persons
  }

  /** Takes over what the database knows, the oldest first. */
  learn(reserved: readonly Reservation[]): void {
    for (const { clientId, personId } of reserved) this.remember(clientId, personId)
  }

  /** Keeps a clientID that is kept for nobody. Forgets only the person's own, in the order of the database. */
  remember(clientId: number, personId: string): void {
    if (this.#persons.has(clientId)) return
    const own = this.#byPerson.get(personId) ?? new Set()
    this.#byPerson.set(personId, own)
    own.add(clientId)
    this.#persons.set(clientId, personId)
    const [oldest] = own
    if (own.size <= RESERVED_EACH || oldest === undefined) return
    own.delete(oldest)
    this.#persons.delete(oldest)
  }
}
