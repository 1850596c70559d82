import type { Clock } from '#server/clock.ts'

/** A clock that stands still until it is moved. */
export function testClock(start = '2026-11-21T08:00:00Z'): Clock & { advance(ms: number): void } {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    advance(ms) {
      at += ms
    },
  }
}
