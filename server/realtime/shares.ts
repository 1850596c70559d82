/**
 * How much of a board is each person's: who alone fills it makes it heavy for everybody. Counted from the document
 * now and then, since Yjs joins what lies side by side; in between what is taken in is added.
 */
import type * as Y from 'yjs'
import type { ClientOwners } from './client-owners.ts'
import type { Held } from './gate/judge.ts'

/** After so many structs it is counted anew. */
const COUNT_AGAIN = 2_000

type Share = Held & { since: number }

export class Shares {
  readonly #owners: ClientOwners
  readonly #shares = new Map<string, Share>()

  constructor(owners: ClientOwners) {
    this.#owners = owners
  }

  /** What the person has written on the board, deleted or not; seldom less than that, and at most a little more. */
  of(personId: string, doc: Y.Doc): Held {
    const known = this.#shares.get(personId)
    if (known && known.since < COUNT_AGAIN) return known
    const share = { ...this.#count(personId, doc), since: 0 }
    this.#shares.set(personId, share)
    return share
  }

  add(personId: string, { structs, clocks }: Held): void {
    const share = this.#shares.get(personId)
    if (!share) return
    share.structs += structs
    share.clocks += clocks
    share.since += structs
  }

  #count(personId: string, { store }: Y.Doc): Held {
    const held = { structs: 0, clocks: 0 }
    for (const [clientId, owner] of this.#owners.map) {
      const structs = owner === personId ? store.clients.get(clientId) : undefined
      const last = structs?.at(-1)
      if (!structs || !last) continue
      held.structs += structs.length
      held.clocks += last.id.clock + last.length
    }
    return held
  }
}
