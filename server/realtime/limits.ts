/** Bounds that honest work never meets and that keep one socket from being felt by the others. */

/** Those that an operator may move, by `LIMIT_…` in the environment. */
export type Limits = {
  /** One frame; the gate has narrower bounds for what is in it. A longer one closes the connection (1009). */
  frameBytes: number
  connectionsPerBoard: number
  connectionsPerPersonAndBoard: number
}

export const DEFAULT_LIMITS: Limits = {
  frameBytes: 4 * 1024 * 1024,
  connectionsPerBoard: 1_500,
  connectionsPerPersonAndBoard: 20,
}

export const LIMITS = {
  /** Sync frames and their bytes: a large paste at once, then steadily. Above, the socket is read more slowly. */
  frames: { burst: 2_000, perSecond: 300 },
  bytes: { burst: 16 * 1024 * 1024, perSecond: 1024 * 1024 },
  /** Presence above this is left unread. The stock provider echoes what it hears from others, so this is generous. */
  presenceBytes: { burst: 4 * 1024 * 1024, perSecond: 1024 * 1024 },
  presenceEntryBytes: 1024,
  /** Milliseconds that one person's frames may take of everybody's process: a long time offline, then steadily. */
  effortMs: { burst: 1_000, perSecond: 100 },
  /** The state vector of a question; a board that a whole school has worked on for years is far below. */
  questionBytes: 256 * 1024,
  /** What may wait for a slow reader before it is told to come back, and before its cursors are left out. */
  unreadBytes: 4 * 1024 * 1024,
  unreadBytesForPresence: 64 * 1024,
  /** What may wait for PostgreSQL before sockets are read more slowly. */
  journalBacklogBytes: 32 * 1024 * 1024,
} as const

export type Rate = { burst: number; perSecond: number }

/** A bucket that fills steadily and is emptied by use. Time is handed in, in milliseconds. */
export class Bucket {
  readonly #rate: Rate
  #level: number
  #at: number

  constructor(rate: Rate, now: number) {
    this.#rate = rate
    this.#level = rate.burst
    this.#at = now
  }

  /** Takes `amount`, whether it is there or not. Returns the milliseconds to wait before taking more. */
  take(amount: number, now: number): number {
    this.#level = Math.min(this.#rate.burst, this.#level + ((now - this.#at) * this.#rate.perSecond) / 1000)
    this.#at = now
    this.#level -= amount
    return this.#level >= 0 ? 0 : (-this.#level / this.#rate.perSecond) * 1000
  }
}
