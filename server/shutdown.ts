/** What happens when somebody stops the server. */

/** Ctrl-C under npm arrives twice: from the terminal, and passed on by npm. */
const SAME_PRESS_MS = 1_000
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Calls `stop` on the first signal. A second press, a second later or more, means: now. */
export function onStopSignal(stop: (signal: NodeJS.Signals) => void, force: () => void): void {
  let first: number | null = null
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      const now = performance.now()
      if (first === null) {
        first = now
        stop(signal)
      } else if (now - first > SAME_PRESS_MS) {
        force()
      }
    })
  }
}
