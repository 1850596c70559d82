/** The server's copy of a board behind the gate, checking each time that the gate foretold what Yjs does. */
import * as Y from 'yjs'
import type { BoardAccess } from '#domain/access/board-access.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { CARD_KINDS } from '#domain/board/fields.ts'
import type { Moment } from '#domain/ska/moment.ts'
import { type GateContext, judge, type Touch, type Verdict } from '#server/realtime/gate/judge.ts'
import { type GateLimits, LIVE } from '#server/realtime/gate/limits.ts'
import type { RuleId } from '#server/realtime/gate/rules.ts'

export const ALL_ROOTS: BoardAccess = {
  read: true,
  roots: new Set(CARD_KINDS),
  decide: false,
  roll: 'pedagog',
}

/** The gate let something through that it should not have. */
export class GateFailed extends Error {}

export class GatedDocument {
  readonly doc: Y.Doc
  readonly board: Board
  readonly owners: Map<number, string | null>
  las: Moment[] = []
  /** What the last `take` gave the others to apply. */
  produced: Uint8Array | null = null
  #changed: string[] = []

  constructor(state: Uint8Array | null, owners: ReadonlyMap<number, string | null> = new Map()) {
    this.doc = new Y.Doc()
    this.owners = new Map(owners)
    if (state) Y.applyUpdate(this.doc, state)
    this.board = openBoard(this.doc)
    this.doc.on('update', (update: Uint8Array) => {
      this.produced = update
    })
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      this.#changed = changedPaths(transaction)
    })
  }

  context(personId: string, access: BoardAccess = ALL_ROOTS): GateContext {
    return { personId, access, las: this.las, owners: this.owners, recentClients: 0 }
  }

  judge(
    update: Uint8Array,
    personId: string,
    {
      access,
      limits = LIVE,
      off,
    }: { access?: BoardAccess; limits?: GateLimits; off?: ReadonlySet<RuleId> } = {},
  ): Verdict {
    return judge(this.doc, update, this.context(personId, access), limits, off)
  }

  /** Applies what the gate said yes to. Throws `GateFailed` when Yjs does anything else than was foretold. */
  take(update: Uint8Array, personId: string, verdict: Extract<Verdict, { ok: true }>): void {
    this.produced = null
    this.#changed = []
    try {
      Y.applyUpdate(this.doc, update)
    } catch (cause) {
      throw new GateFailed('Yjs throws', { cause })
    }
    const { pendingStructs, pendingDs } = this.doc.store
    if (pendingStructs || pendingDs) throw new GateFailed('Yjs holds something back')
    if (verdict.noop && this.produced) throw new GateFailed('A noop changes something')
    const foretold = [...new Set(verdict.touched.map(pathOf))].sort()
    if (foretold.join() !== this.#changed.join())
      throw new GateFailed(`foretold [${foretold.join(', ')}], changed [${this.#changed.join(', ')}]`)
    for (const client of verdict.newClients) this.owners.set(client, personId)
  }
}

function pathOf({ root, cardId, field }: Touch): string {
  return field === null ? `${root}/${cardId}` : `${root}/${cardId}/${field}`
}

/** What Yjs itself says has changed, as paths down to the field. */
function changedPaths({ changed, doc }: Y.Transaction): string[] {
  const names = new Map([...doc.share].map(([name, type]) => [type as unknown, name]))
  const paths = new Set<string>()
  for (const [type, keys] of changed as Map<Y.AbstractType<unknown>, Set<string | null>>) {
    const path: (string | null)[] = []
    let root = type
    while (root._item) {
      path.unshift(root._item.parentSub)
      root = root._item.parent as Y.AbstractType<unknown>
    }
    for (const key of keys) paths.add([names.get(root), ...path, key].slice(0, 3).join('/'))
  }
  return [...paths].sort()
}
