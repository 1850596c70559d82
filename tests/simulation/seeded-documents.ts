/**
 * Yjs draws the clientID of every document from the machine's randomness, and it decides who wins where two people
 * write at one spot. During a run it is drawn from the seed.
 */
import * as Y from 'yjs'

const ids = new WeakMap<Y.Doc, number>()
let draw: (() => number) | null = null

// The constructor's first assignment is Yjs' own draw; every later one is meant as it is.
Object.defineProperty(Y.Doc.prototype, 'clientID', {
  get(this: Y.Doc): number {
    return ids.get(this) ?? 0
  },
  set(this: Y.Doc, id: number): void {
    ids.set(this, !ids.has(this) && draw ? draw() : id)
  },
})

/** From now on every new document's clientID is drawn like this; null is Yjs' own way. */
export function drawClientIds(how: (() => number) | null): void {
  draw = how
}
