/**
 * How much of the process' time each person's frames take: permitted frames may be dear, and a person may have many
 * tabs. Who has used more than their part is read more slowly, in all of them, and also when they come back.
 */
import { Bucket, type Rate } from './limits.ts'

const REMEMBERED = 5_000

export class Efforts {
  readonly #rate: Rate
  readonly #byPerson = new Map<string, Bucket>()

  /** Milliseconds at once, and in every second. */
  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** The person's bucket of milliseconds; `now` in milliseconds, monotonic. */
  of(personId: string, now: number): Bucket {
    const bucket = this.#byPerson.get(personId) ?? new Bucket(this.#rate, now)
    this.#byPerson.delete(personId)
    this.#byPerson.set(personId, bucket)
    const [oldest] = this.#byPerson.keys()
    if (this.#byPerson.size > REMEMBERED && oldest !== undefined) this.#byPerson.delete(oldest)
    return bucket
  }
}
