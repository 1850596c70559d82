/** How much of a board's journal a document holds, and how long that journal is. */
import type { Head, Upto } from '#db/queries/journal.ts'
import { JournalLength } from './compact.ts'
import type { LoadedBoard } from './load.ts'

/** A journal row and its bytes. */
export type Row = { node: number; n: number; data: Uint8Array }

export class JournalPlace {
  readonly length: JournalLength
  readonly #upto: Upto

  /** `own`: numbers that a node of this process has given out already. */
  constructor(loaded: LoadedBoard, own: Upto = {}) {
    this.length = new JournalLength(loaded)
    this.#upto = { ...loaded.upto, ...own }
  }

  /** Node to the last row that the document holds; in a quiet moment exactly what is durable. */
  get upto(): Upto {
    return { ...this.#upto }
  }

  get snapshotSeq(): number {
    return this.length.snapshotSeq
  }

  /** The last row of a node that the document holds. */
  seen(node: number): number {
    return this.#upto[node] ?? 0
  }

  /** The number of the node's next row. */
  takeNumber(node: number): number {
    const next = this.seen(node) + 1
    this.#upto[node] = next
    return next
  }

  /** The document holds this row, too. */
  count({ node, n, data }: Row): void {
    this.#upto[node] = Math.max(this.seen(node), n)
    this.length.add({ node, n, bytes: data.length })
  }

  /** Rows have been stored that the document does not hold. */
  isBehind({ upto }: Head): boolean {
    return Object.entries(upto).some(([node, n]) => n > this.seen(Number(node)))
  }
}
