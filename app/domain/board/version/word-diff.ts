/** What differs between two texts, word by word: to be read, and to be written where only that changes. */

export type DiffPart = { slag: 'lika' | 'bort' | 'till'; text: string }

/** Above this many pairs of words the middle counts as rewritten; comparing it would keep the page waiting. */
const MOST_PAIRS = 4_000_000

/**
 * The parts of both texts in order. `lika` and `bort` together are `before`, `lika` and `till` together `after`.
 * Blanks between two changes go with them, so that a rewritten sentence reads as one.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const a = wordsOf(before)
  const b = wordsOf(after)
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const middle = diffMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const parts: DiffPart[] = [
    { slag: 'lika', text: a.slice(0, head).join('') },
    ...middle,
    { slag: 'lika', text: tail === 0 ? '' : a.slice(-tail).join('') },
  ]
  return gathered(parts)
}

/** Words, runs of blanks, and every other sign by itself; whole code points, so that no emoji is cut in half. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\s\p{L}\p{N}\p{M}]/gu) ?? []
}

/** By the longest common subsequence. */
function diffMiddle(a: readonly string[], b: readonly string[]): DiffPart[] {
  if (a.length * b.length > MOST_PAIRS) return replaced(a.join(''), b.join(''))
  const width = b.length + 1
  // longest[i * width + j]: how many words a from i and b from j have in common, in order.
  const longest = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      parts.push({ slag: 'lika', text: a[i++]! })
      j++
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)
      parts.push({ slag: 'bort', text: a[i++]! })
    else parts.push({ slag: 'till', text: b[j++]! })
  }
  return [...parts, ...replaced(a.slice(i).join(''), b.slice(j).join(''))]
}

function replaced(bort: string, till: string): DiffPart[] {
  return [
    { slag: 'bort', text: bort },
    { slag: 'till', text: till },
  ]
}

/** One part for each run of the same, what went before what came, and blanks between changes with the changes. */
function gathered(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = []
  let bort = ''
  let till = ''
  let blank = ''
  const flush = () => {
    out.push(...replaced(bort, till).filter(({ text }) => text !== ''))
    bort = ''
    till = ''
  }
  for (const { slag, text } of parts) {
    if (text === '') continue
    if (slag === 'lika') {
      const isBetween = bort + till !== '' && (blank + text).trim() === ''
      if (isBetween) blank += text
      else {
        flush()
        same(out, blank + text)
        blank = ''
      }
      continue
    }
    bort += blank
    till += blank
    blank = ''
    if (slag === 'bort') bort += text
    else till += text
  }
  flush()
  same(out, blank)
  return out
}

function same(out: DiffPart[], text: string): void {
  const last = out.at(-1)
  if (text === '') return
  if (last?.slag === 'lika') last.text += text
  else out.push({ slag: 'lika', text })
}
