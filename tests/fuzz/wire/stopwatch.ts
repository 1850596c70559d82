/**
 * How long the server kept everybody waiting. A machine that does other things makes all clocks run late, so a stretch
 * counts by the shorter of its time and the work that this process did in it.
 */
export class Stopwatch {
  /** The longest stretch since the last `reset`, in milliseconds. */
  worst = 0
  #began = 0
  #worked = process.cpuUsage()

  reset(): void {
    this.worst = 0
  }

  /** Work that is done before the next one's turn. */
  time(work: () => void): void {
    this.#begin()
    work()
    this.#end()
  }

  /** Work that lets others take their turns meanwhile: its longest turn counts. */
  async watch<T>(work: () => Promise<T>): Promise<T> {
    this.#begin()
    const ticks = setInterval(() => {
      this.#end()
      this.#begin()
    }, 1)
    try {
      return await work()
    } finally {
      this.#end()
      clearInterval(ticks)
    }
  }

  #begin(): void {
    this.#began = performance.now()
    this.#worked = process.cpuUsage()
  }

  #end(): void {
    const elapsed = performance.now() - this.#began
    if (elapsed <= this.worst) return
    const { user, system } = process.cpuUsage(this.#worked)
    this.worst = Math.max(this.worst, Math.min(elapsed, (user + system) / 1000))
  }
}
