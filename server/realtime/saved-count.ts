/**
 * How many of a connection's sync frames are durable, counted from its first one. A frame may be stored in a later
 * flush than its successor is found to change nothing, so the count is what every frame up to it allows. (A state
 * vector could not say this: deletions advance no clock.)
 */
export class SavedCount {
  #received = 0
  /** Numbers whose commit is awaited; the count stays below the lowest. */
  #waiting: number[] = []
  /** The first frame that was not taken in and that no later SyncStep2 has covered yet. */
  #hole = Number.POSITIVE_INFINITY
  #told = 0

  /** A sync frame has come; returns its number, from 1. */
  receive(): number {
    return ++this.#received
  }

  /**
   * The frame waits for a commit. A SyncStep2 holds everything that the client has, so it also stands for frames
   * before it that could not be taken in. Returns what to hand to `committed`.
   */
  stage(frame: number, isStep2: boolean): number {
    const from = isStep2 ? Math.min(frame, this.#hole) : frame
    this.#waiting.push(from)
    if (isStep2) this.#hole = Number.POSITIVE_INFINITY
    return from
  }

  /** Some frame is not durable yet. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0
  }

  committed(ticket: number): void {
    const at = this.#waiting.indexOf(ticket)
    if (at !== -1) this.#waiting.splice(at, 1)
  }

  /** The frame was not taken in: nothing from it on is saved until a SyncStep2 has been. */
  leaveOut(frame: number): void {
    this.#hole = Math.min(this.#hole, frame)
  }

  /** The number to tell the client, or null when it knows it already. */
  news(): number | null {
    const durable = Math.min(this.#received, this.#hole - 1, ...this.#waiting.map((frame) => frame - 1))
    if (durable <= this.#told) return null
    this.#told = durable
    return durable
  }
}
