/** The arithmetic of a text field that several people write in: what changed, and where the caret goes. */

/** At `at`, `removed` characters gave way to `inserted`. */
export type Splice = { at: number; removed: number; inserted: string }

/** A change as Yjs reports it. */
export type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[]

/** The smallest single splice that turns `before` into `after`; null when they are equal. */
export function spliceBetween(before: string, after: string): Splice | null {
  if (before === after) return null
  const shortest = Math.min(before.length, after.length)
  let head = 0
  while (head < shortest && before[head] === after[head]) head++
  let tail = 0
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return { at: head, removed: before.length - head - tail, inserted: after.slice(head, after.length - tail) }
}

export function applySplice(text: string, { at, removed, inserted }: Splice): string {
  return text.slice(0, at) + inserted + text.slice(at + removed)
}

/** Where a caret ends up when somebody else's splice happens; at the very spot, it stays in front. */
export function mapCaret(caret: number, { at, removed, inserted }: Splice): number {
  if (caret <= at) return caret
  if (caret >= at + removed) return caret + inserted.length - removed
  return at + inserted.length
}

/** The same for a change in several places. */
export function mapCaretThrough(caret: number, delta: Delta): number {
  let at = 0
  let mapped = caret
  for (const { retain = 0, insert, delete: removed = 0 } of delta) {
    const inserted = typeof insert === 'string' ? insert : ''
    mapped = mapCaret(mapped, { at, removed, inserted })
    at += retain + inserted.length
  }
  return mapped
}

/**
 * One's own splice, made on a text that did not yet show `others`, as it reads on the text that has it. Needed
 * while an input method is composing: the field must not be touched then, so colleagues' letters wait.
 */
export function rebaseSplice(own: Splice, others: Splice | null): Splice {
  if (!others) return own
  const start = mapCaret(own.at, others)
  const end = mapCaret(own.at + own.removed, others)
  return { at: start, removed: Math.max(0, end - start), inserted: own.inserted }
}
