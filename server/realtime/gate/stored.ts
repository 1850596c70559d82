/** Looking things up in a document's store without changing it. */
import * as Y from 'yjs'

export type Stored = Y.Item | Y.GC
export type Store = ReadonlyMap<number, readonly Stored[]>

export function storeOf(doc: Y.Doc): Store {
  return doc.store.clients
}

/** The clock that follows the last of a client's structs. */
export function endOf(stored: readonly Stored[] | undefined): number {
  if (stored === undefined) return 0
  const last = stored[stored.length - 1]!
  return last.id.clock + last.length
}

/** Where the struct with this clock is. `near` is a guess from below, for a caller that goes upwards. */
export function indexOf(stored: readonly Stored[], clock: number, near = 0): number {
  for (let at = near; at < near + 4 && at < stored.length; at++) {
    const { id, length } = stored[at]!
    if (clock < id.clock) break
    if (clock < id.clock + length) return at
  }
  return Y.findIndexSS(stored as Stored[], clock)
}

/** The struct with this id, which must be there. */
export function structAt(store: Store, client: number, clock: number): Stored {
  const stored = store.get(client)!
  return stored[Y.findIndexSS(stored as Stored[], clock)]!
}
