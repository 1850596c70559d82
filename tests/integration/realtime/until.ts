import { setTimeout as pause } from 'node:timers/promises'

/** Waits until something holds; throws when it has not within the time. Also works outside a test run. */
export async function until(holds: () => boolean, what: string, withinMs = 5_000): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`)
    await pause(2)
  }
}
