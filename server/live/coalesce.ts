/** Turns a flood of calls with one key into the first at once and then at most one each `ms`, the last included. */
export type Coalesce = { (key: string, run: () => void): void; stop(): void }

export function coalesce(ms: number): Coalesce {
  const waiting = new Map<string, { timer: NodeJS.Timeout; run: (() => void) | null }>()

  function rest(key: string): void {
    const entry = waiting.get(key)
    if (!entry) return
    if (!entry.run) return void waiting.delete(key)
    const { run } = entry
    waiting.set(key, { timer: setTimeout(rest, ms, key), run: null })
    run()
  }

  const call = (key: string, run: () => void) => {
    const entry = waiting.get(key)
    if (entry) {
      entry.run = run
      return
    }
    waiting.set(key, { timer: setTimeout(rest, ms, key), run: null })
    run()
  }
  return Object.assign(call, {
    stop() {
      for (const { timer } of waiting.values()) clearTimeout(timer)
      waiting.clear()
    },
  })
}
