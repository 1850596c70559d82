/** A distribution as plain numbers: an observation on the hot path is a few comparisons and three additions. */
export class Buckets {
  /** Upper bounds, ascending. */
  readonly bounds: readonly number[]
  /** How many fell under each bound and over the one before; the last is for what is above all. */
  readonly #counts: Float64Array
  #sum = 0

  constructor(bounds: readonly number[]) {
    this.bounds = bounds
    this.#counts = new Float64Array(bounds.length + 1)
  }

  observe(value: number): void {
    const { bounds } = this
    let at = 0
    while (at < bounds.length && value > bounds[at]!) at++
    this.#counts[at]!++
    this.#sum += value
  }

  get sum(): number {
    return this.#sum
  }

  /** How many were at or below each bound, and how many there were in all. */
  cumulative(): { below: number[]; count: number } {
    const below: number[] = []
    let count = 0
    for (const many of this.#counts) below.push((count += many))
    below.pop()
    return { below, count }
  }
}
