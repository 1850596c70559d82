/** At most `width` at a time; the rest wait in order, and when `depth` wait already the next one is turned away. */
export type Turns = {
  /** Runs `work` when it is its turn, or returns null at once when the queue is full. */
  take<T>(work: () => Promise<T>): Promise<T | null>
}

export function createTurns(width: number, depth: number): Turns {
  let running = 0
  const waiting: (() => void)[] = []

  return {
    async take(work) {
      if (running < width) running++
      else if (waiting.length >= depth) return null
      else await new Promise<void>((turn) => waiting.push(turn))
      try {
        return await work()
      } finally {
        // A place is handed over, not given up: nobody who comes just now can slip in before those who waited.
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
  }
}
