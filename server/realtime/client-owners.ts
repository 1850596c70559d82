/** Whose each clientID of a board is: whoever used it first. Every item on the board names its author by it. */
import type { ClientOwner } from '#db/queries/board-clients.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export class ClientOwners {
  readonly #owners = new Map<number, string | null>()
  /** When each person brought a clientID, oldest first, for as long as it counts as recent. */
  readonly #brought = new Map<string, number[]>()

  /** ClientID to person; null is the server, or somebody who has been erased. */
  get map(): ReadonlyMap<number, string | null> {
    return this.#owners
  }

  /** Takes over what the database knows. */
  learn(rows: readonly ClientOwner[]): void {
    for (const { clientId, personId, first } of rows) this.bind(clientId, personId, first)
  }

  bind(clientId: number, personId: string | null, at: Date): void {
    if (this.#owners.has(clientId)) return
    this.#owners.set(clientId, personId)
    if (personId === null) return
    const brought = this.#brought.get(personId)
    if (brought) brought.push(at.getTime())
    else this.#brought.set(personId, [at.getTime()])
  }

  /** How many clientIDs the person has brought in the day before `now`. */
  recentOf(personId: string, now: Date): number {
    const brought = this.#brought.get(personId)
    if (!brought) return 0
    const since = now.getTime() - DAY_MS
    const fresh = brought.filter((at) => at > since)
    if (fresh.length < brought.length) this.#brought.set(personId, fresh)
    return fresh.length
  }
}
