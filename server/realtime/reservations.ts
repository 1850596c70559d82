/**
 * Whom each clientID was first heard of with in presence. Everybody at the board has heard it from then on, so it
 * stays that person's also while they are away with what they have not sent, and when the room is let go of.
 */

/** A person who comes so often has long sent what the first tabs held. */
const EACH_PERSON = 100
const BOARDS = 1_000

export class Speakers {
  readonly #persons = new Map<number, string>()
  readonly #byPerson = new Map<string, Set<number>>()

  get map(): ReadonlyMap<number, string> {
    return this.#persons
  }

  /** Makes the clientID this person's, unless it is somebody else's. Forgets only what is the person's own. */
  remember(clientId: number, personId: string): void {
    if ((this.#persons.get(clientId) ?? personId) !== personId) return
    const own = this.#byPerson.get(personId) ?? new Set()
    this.#byPerson.set(personId, own)
    own.delete(clientId)
    own.add(clientId)
    this.#persons.set(clientId, personId)
    const [oldest] = own
    if (own.size <= EACH_PERSON || oldest === undefined) return
    own.delete(oldest)
    this.#persons.delete(oldest)
  }
}

/** Those of every board that has been open lately. */
export class SpeakersOfBoards {
  readonly #boards = new Map<string, Speakers>()

  of(boardId: string): Speakers {
    const speakers = this.#boards.get(boardId) ?? new Speakers()
    this.#boards.delete(boardId)
    this.#boards.set(boardId, speakers)
    const [oldest] = this.#boards.keys()
    if (this.#boards.size > BOARDS && oldest !== undefined) this.#boards.delete(oldest)
    return speakers
  }
}
