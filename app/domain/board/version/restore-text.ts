/** A text on its way to what it said in a version, in pieces of which each is small enough for an update. */
import type * as Y from 'yjs'
import { wordDiff } from './word-diff.ts'

/** Letters to take out and letters to put in at the same place; the same letters twice where nothing differs. */
type Change = { bort: string; till: string }

/** What a struct takes in an update beside its letters, and what a change does with the cuts that it makes. */
const STRUCT_BYTES = 24
const CHANGE_BYTES = 64
/** No more in one piece, so that also letters that were typed one by one fit when they are brought back. */
const MOST_LETTERS = 1_000

/** Only the words that differ are touched, so that letters a colleague is writing elsewhere in the text stay. */
export function restoreText(text: Y.Text, wanted: string): void {
  let at = 0
  for (const { bort, till } of changesOf(text.toString(), wanted)) {
    if (bort !== till) {
      text.delete(at, bort.length)
      text.insert(at, till)
    }
    at += till.length
  }
}

/** The texts to write one after the other, the last of them `wanted`, with what each step costs in bytes. */
export function textSteps(
  { now, wanted, text }: { now: string; wanted: string; text: Y.Text | undefined },
  isTooMuch: (bytes: number) => boolean,
): { text: string; bytes: number }[] {
  const starts = structStarts(text, now.length)
  const steps: { text: string; bytes: number }[] = []
  let done = ''
  let at = 0
  let bytes = 0
  // What stands between two changes of a step counts, since a diff of the step alone may choose other words to keep.
  let between = 0
  for (const { bort, till } of changesOf(now, wanted).flatMap(inPieces)) {
    if (bort === till) between += bytes === 0 ? 0 : bytesOf(bort)
    else {
      const structs = starts.subarray(at, at + bort.length).reduce((sum, start) => sum + start, 2)
      const cost = bytesOf(bort) + bytesOf(till) + structs * STRUCT_BYTES + CHANGE_BYTES
      if (bytes > 0 && isTooMuch(bytes + between + cost)) {
        steps.push({ text: done + now.slice(at), bytes })
        bytes = 0
        between = 0
      }
      bytes += between + cost
      between = 0
    }
    done += till
    at += bort.length
  }
  return [...steps, { text: wanted, bytes }]
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

/** What differs, word by word, less the letters that both sides of a change begin and end with. */
function changesOf(now: string, wanted: string): Change[] {
  const changes: Change[] = []
  let bort = ''
  let till = ''
  const flush = () => {
    changes.push(...trimmed({ bort, till }))
    bort = ''
    till = ''
  }
  for (const { slag, text } of wordDiff(now, wanted)) {
    if (slag === 'bort') bort += text
    else if (slag === 'till') till += text
    else {
      flush()
      changes.push({ bort: text, till: text })
    }
  }
  flush()
  return changes.filter((change) => change.bort !== '' || change.till !== '')
}

function trimmed({ bort, till }: Change): Change[] {
  let head = 0
  while (head < bort.length && bort[head] === till[head]) head++
  head = wholeAt(bort, wholeAt(till, head))
  const most = Math.min(bort.length, till.length) - head
  let tail = 0
  while (tail < most && bort.at(-1 - tail) === till.at(-1 - tail)) tail++
  // Half an emoji on both sides: the other half differs, so the whole of it does.
  while (tail > 0 && isLowSurrogate(bort.charCodeAt(bort.length - tail))) tail--
  const same = (text: string) => ({ bort: text, till: text })
  return [
    same(bort.slice(0, head)),
    { bort: bort.slice(head, bort.length - tail), till: till.slice(head, till.length - tail) },
    same(bort.slice(bort.length - tail)),
  ]
}

/** A long change as several beside each other, both sides of it growing at the same pace. */
function inPieces(change: Change): Change[] {
  const { bort, till } = change
  const count = bort === till ? 1 : Math.ceil(Math.max(bort.length, till.length) / MOST_LETTERS)
  const piece = (text: string, n: number) =>
    text.slice(
      wholeAt(text, Math.floor((text.length * n) / count)),
      wholeAt(text, Math.floor((text.length * (n + 1)) / count)),
    )
  return Array.from({ length: count }, (_, n) => ({ bort: piece(bort, n), till: piece(till, n) }))
}

/** What is undone comes back in as many structs as it was written in: 1 where one begins. */
function structStarts(text: Y.Text | undefined, length: number): Uint8Array {
  const starts = new Uint8Array(length)
  let at = 0
  for (let item = text?._start ?? null; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    starts[at] = 1
    at += item.length
  }
  return starts
}

/** The place, or the one before it when it is in the middle of an emoji. */
function wholeAt(text: string, at: number): number {
  return at > 0 && isLowSurrogate(text.charCodeAt(at)) ? at - 1 : at
}

const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff
