/** Whether everything that an update builds on is in a document, so that Yjs can take all of it in at once. */
import * as Y from 'yjs'

/** Clocks only: whoever made the update has passed the gate. */
export function fits(doc: Y.Doc, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  const reached = new Map<number, number>()
  for (const { id, length } of structs)
    reached.set(id.client, Math.max(reached.get(id.client) ?? 0, id.clock + length))
  const has = ({ client, clock }: { client: number; clock: number }) =>
    clock < Math.max(Y.getState(doc.store, client), reached.get(client) ?? 0)

  const next = new Map<number, number>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (clock > (next.get(client) ?? Y.getState(doc.store, client))) return false
    next.set(client, clock + struct.length)
    if (!(struct instanceof Y.Item)) continue
    const { origin, rightOrigin, parent } = struct
    if ((origin && !has(origin)) || (rightOrigin && !has(rightOrigin))) return false
    if (parent instanceof Y.ID && !has(parent)) return false
  }
  for (const [client, deletes] of ds.clients)
    if (deletes.some(({ clock, len }) => len > 0 && !has({ client, clock: clock + len - 1 }))) return false
  return true
}
