/**
 * The room's copy of the board. Cold, it is bytes and answers whoever only reads; the first write makes it a
 * `Y.Doc`, fifteen times as large. What nobody asks for is packed, a fifth of the bytes. It may be ahead of the journal by what is being stored right now, so the room
 * lets nothing of it out before that is done.
 */
import { deflateSync, inflateSync } from 'node:zlib'
import * as Y from 'yjs'
import { type Board, openBoard } from '#domain/board/document.ts'

/** A document that may be half-changed and must be thrown away. */
export class BrokenDocument extends Error {}

/** So many different answers are kept, and made from bytes. */
const MANY = 8
/** Whoever comes to a meeting comes within seconds of each other. */
const PACKED_AFTER_MS = 1_000
/** Below this there is nothing to gain. */
const WORTH_PACKING = 4 * 1024
/** The quickest: the others make it a tenth smaller and take ten times as long. */
const LEVEL = 1
const STAGE = Symbol('stage')
const COMMAND = Symbol('command')

export class RoomDocument {
  #board: Board | null = null
  /** The encoded state; null when the document has moved on since. */
  #state: Uint8Array | null
  /** The state deflated, instead of it. */
  #packed: Uint8Array | null = null
  #usedAt = performance.now()
  #vector: Uint8Array | null = null
  #produced: Uint8Array[] = []
  /** Answers by state vector: when a server is back, a whole school asks it the same. */
  readonly #diffs = new Map<string, Uint8Array>()

  /** `doc` holds the same as the state, and is nobody else's from now on. */
  constructor(state: Uint8Array, doc: Y.Doc | null = null) {
    this.#state = state
    if (doc) this.#board = this.#live(doc)
  }

  get isHot(): boolean {
    return this.#board !== null
  }

  get isPacked(): boolean {
    return this.#packed !== null
  }

  get doc(): Y.Doc {
    return this.board.doc
  }

  /** The live board, built when it is first needed. Throws `BrokenDocument` when the bytes make none. */
  get board(): Board {
    if (this.#board) return this.#board
    const doc = new Y.Doc()
    try {
      Y.applyUpdate(doc, this.encode())
    } catch (cause) {
      throw new BrokenDocument('The stored state does not load', { cause })
    }
    if (hasPending(doc)) throw new BrokenDocument('The stored state has holes')
    return (this.#board = this.#live(doc))
  }

  /**
   * Takes in an update that the gate has let through. Returns what it changed, encoded anew, or null when that
   * is nothing: what a client sent may hold more than the document takes from it, and the journal and the peers
   * get only what happened. Throws `BrokenDocument`.
   */
  stage(update: Uint8Array): Uint8Array | null {
    return this.#change(({ doc }) => Y.applyUpdate(doc, update, STAGE))
  }

  /** The server's own change to the board. Returns what it changed, or null. Throws `BrokenDocument`. */
  change(work: (board: Board) => void): Uint8Array | null {
    return this.#change((board) => board.doc.transact(() => work(board), COMMAND))
  }

  /** The whole state as one update; made once between two changes. */
  encode(): Uint8Array {
    this.#usedAt = performance.now()
    if (this.#packed) {
      this.#state = inflateSync(this.#packed)
      this.#packed = null
    }
    return (this.#state ??= Y.encodeStateAsUpdate(this.doc))
  }

  stateVector(): Uint8Array {
    return (this.#vector ??= this.#board
      ? Y.encodeStateVector(this.#board.doc)
      : Y.encodeStateVectorFromUpdate(this.encode()))
  }

  /** What a replica with this state vector lacks. Throws on bytes that are no state vector. */
  diff(stateVector: Uint8Array): Uint8Array {
    const isNew = stateVector.length === 1 && stateVector[0] === 0
    if (isNew) return this.encode()
    const key = Buffer.from(stateVector).toString('latin1')
    const known = this.#diffs.get(key)
    if (known) return known
    // From bytes a difference costs a walk over all of them; from a document what is lacking.
    const doc = this.#board?.doc ?? (this.#diffs.size < MANY ? null : this.doc)
    const lacking = doc ? Y.encodeStateAsUpdate(doc, stateVector) : Y.diffUpdate(this.encode(), stateVector)
    if (this.#diffs.size < MANY) this.#diffs.set(key, lacking)
    return lacking
  }

  /** The state without the text that has been deleted: merged bytes still hold it, a document does not. */
  encodeCollected(): Uint8Array {
    const { doc } = this
    return (this.#state = Y.encodeStateAsUpdate(doc))
  }

  /** Makes the bytes of a cold board small when nobody has asked for them for a while. */
  pack(): void {
    const state = this.#state
    if (this.#board || !state || state.length < WORTH_PACKING) return
    if (performance.now() - this.#usedAt < PACKED_AFTER_MS) return
    this.#packed = deflateSync(state, { level: LEVEL })
    this.#state = null
    this.#diffs.clear()
  }

  /** Back to bytes. */
  cool(): void {
    this.encode()
    this.#diffs.clear()
    this.#board?.doc.destroy()
    this.#board = null
  }

  #live(doc: Y.Doc): Board {
    doc.on('update', (update: Uint8Array) => this.#produced.push(update))
    return openBoard(doc)
  }

  #change(work: (board: Board) => void): Uint8Array | null {
    const { board } = this
    this.#produced = []
    try {
      work(board)
    } catch (cause) {
      throw new BrokenDocument('A change stopped half-way', { cause })
    }
    if (hasPending(board.doc)) throw new BrokenDocument('A change has holes')
    const produced = this.#produced
    if (produced.length === 0) return null
    this.#state = null
    this.#vector = null
    this.#diffs.clear()
    return produced.length === 1 ? produced[0]! : Y.mergeUpdates(produced)
  }
}

function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null
}
