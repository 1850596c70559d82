/** How many person colours the tokens hold (`--person-0` …). */
export const PERSON_COLOURS = 8

/** A person's colour: the same on every screen, since it comes from the id (FNV-1a). */
export function personColour(personId: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < personId.length; i++) hash = Math.imul(hash ^ personId.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % PERSON_COLOURS
}

/** Initials of first and last name: `Anna Bergström Lind` → `AL`. */
export function initialsOf(namn: string): string {
  const words = namn
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
  const first = words[0]?.[0] ?? '?'
  const last = words.length > 1 ? words.at(-1)![0]! : ''
  return (first + last).toLocaleUpperCase('sv-SE')
}
