/** How long to wait before knocking again. */
const FIRST_MS = 400
const LONGEST_MS = 15_000

/**
 * Full jitter: anywhere between nothing and a ceiling that doubles with each failure. When a server comes back,
 * a whole school's browsers return spread out instead of all at once.
 */
export function backoff(failures: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10))
  return Math.round(random() * ceiling)
}
