/**
 * A browser tab as the product runs it: the stock provider's behaviour, counting what is saved, a store that outlives
 * the tab, and a räddningskopia with a fresh start when something was refused.
 */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { boardAccess } from '#domain/access/board-access.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { createUndo } from '#domain/board/undo.ts'
import { lasOf } from '#domain/board/views/beslut.ts'
import { step1Frame, step2Frame, updateFrame } from '#server/realtime/protocol.ts'
import type { EpochedBoard } from '#server/realtime/store.ts'
import { takeStep } from '#tests/fuzz/gate/person-steps.ts'
import type { Random } from '#tests/fuzz/gate/random.ts'
import { Peers } from './peers.ts'
import type { Owner, Scheduler } from './scheduler.ts'
import type { Trace } from './trace.ts'
import { hasPending, type Truth } from './truth.ts'
import type { Wire } from './wire.ts'

/** Somebody with a browser; `stored` is its IndexedDB for the board. */
export type Person = {
  viewer: Viewer
  /** The board as it was when the page was drawn. */
  ref: EpochedBoard
  clients: Set<number>
  stored: Uint8Array[]
  /** Edits in the store that nobody has called saved, of tabs that are closed. */
  left: Uint8Array[]
  /** What was refused and is kept where the person can read it. */
  copies: string[]
  /** Roles or locks were changed: what was written before may be refused. */
  mayBeRefused: boolean
}

export type TabDeps = {
  person: Person
  scheduler: Scheduler
  truth: Truth
  trace: Trace
  random: Random
  /** Asks for a connection; the answer is `opened`, or `closed` without a wire. */
  connect(tab: Tab): void
}

type Unsaved = { update: Uint8Array; frame: number | null }

const STORE = Symbol('store')
const NETWORK = Symbol('network')
const LOOK_MS = 3_000
const SILENT_MS = 30_000
const LONGEST_WAIT_MS = 2_500

export class Tab {
  readonly person: Person
  doc = new Y.Doc()
  board: Board = openBoard(this.doc)
  peers = new Peers(this.doc.clientID)
  unsaved: Unsaved[] = []
  wire: Wire | null = null
  isOnline = true
  isClosed = false
  /** Sent away for good (44xx): comes back only when somebody opens the page again. */
  isAway = false
  isSynced = false
  /** The process at whose door it waits. */
  knockedAt: Owner | null = null
  #undo: Y.UndoManager
  /** The store as it was when the tab began. */
  #store: Uint8Array[] = []
  #isKnocking = false
  /** The updates of the sync frames sent on this connection, and how many of them are called saved. */
  #sent: Uint8Array[] = []
  #saved = 0
  #failures = 0
  #heardAt = 0
  readonly #deps: TabDeps

  constructor(deps: TabDeps) {
    this.#deps = deps
    this.person = deps.person
    this.#undo = createUndo(this.board)
    this.#begin()
    this.#look()
  }

  get name(): string {
    return `${this.person.viewer.namn}/${this.doc.clientID % 1000}`
  }

  get isSettled(): boolean {
    return this.wire !== null && this.isSynced && this.unsaved.length === 0
  }

  /** One thing that a person does. */
  act(): void {
    const { random } = this.#deps
    const { roots } = boardAccess(this.person.viewer, this.person.ref)
    if (this.isAway || this.isClosed || roots.size === 0) return
    this.#undo.stopCapturing()
    if (roots.size === 1 || lasOf(this.board).length > 0) this.#comment()
    else if (random.chance(8)) this.#undo.undo()
    else if (random.chance(5)) this.#undo.redo()
    else takeStep(this.board, random, (creator) => this.person.clients.has(creator))
  }

  move(): void {
    const { random, scheduler } = this.#deps
    this.#send(this.peers.say({ vy: 'hela', kort: random.id().slice(0, 8) }, scheduler.now))
  }

  knock(): void {
    if (this.wire || this.#isKnocking || this.isClosed || this.isAway || !this.isOnline) return
    this.#isKnocking = true
    this.#deps.connect(this)
  }

  /** The socket is open. */
  opened(wire: Wire): void {
    this.#isKnocking = false
    if (this.wire || this.isClosed || this.isAway || !this.isOnline) {
      wire.close()
      return
    }
    this.wire = wire
    this.#heardAt = this.#deps.scheduler.now
    this.#sent = []
    this.#saved = 0
    this.isSynced = false
    for (const edit of this.unsaved) edit.frame = null
    this.#send(step1Frame(Y.encodeStateVector(this.doc)))
    this.#send(this.peers.renew(this.#deps.scheduler.now))
  }

  /** The socket is gone, or has never come to be. */
  closed(wire: Wire | null, code: number): void {
    if (wire === null) this.#isKnocking = false
    if (wire !== this.wire) return
    this.#letGo()
    if (this.isClosed) return
    if (code === 1007) this.#deps.trace.fail(`${this.name} was called malformed`)
    if (code >= 4400 && code < 4500) {
      this.#leaveForGood(code)
      return
    }
    const { random, scheduler } = this.#deps
    const wait = 10 + random.below(Math.min(LONGEST_WAIT_MS, 100 * 2 ** this.#failures++))
    scheduler.after(wait, () => this.knock(), scheduler.world)
  }

  /** Nobody answers: the process that was knocked at is gone. */
  gaveUp(at: Owner): void {
    if (this.#isKnocking && this.knockedAt === at) this.closed(null, 1006)
  }

  goOffline(): void {
    this.isOnline = false
    this.#hangUp()
  }

  goOnline(): void {
    this.isOnline = true
    this.knock()
  }

  /** The tab is shut; its store stays. */
  shut(): void {
    this.isClosed = true
    if (this.#store === this.person.stored) this.person.left.push(...this.unsaved.map(({ update }) => update))
    this.unsaved = []
    this.#hangUp()
    this.#undo.destroy()
    this.doc.destroy()
  }

  /** The page is opened again after it was sent away. */
  reopen(): void {
    if (!this.isAway) return
    this.isAway = false
    this.knock()
  }

  receive(wire: Wire, frame: Uint8Array): void {
    if (wire !== this.wire) return
    this.#heardAt = this.#deps.scheduler.now
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === 0) this.#sync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder))
    else if (type === 1) this.peers.receive(decoding.readVarUint8Array(decoder), this.#deps.scheduler.now)
    else if (type === 100) this.#hearSaved(decoding.readVarUint(decoder))
    else if (type === 101) this.#hearRefused(JSON.parse(decoding.readVarString(decoder)))
  }

  #sync(step: number, body: Uint8Array): void {
    const { trace, truth } = this.#deps
    if (step === 0) {
      const update = Y.encodeStateAsUpdate(this.doc, body)
      this.#sent.push(update)
      for (const edit of this.unsaved) edit.frame ??= this.#sent.length
      this.#send(step2Frame(update))
      return
    }
    truth.demand(this.person.ref.id, body, `${this.name} was shown something`)
    Y.applyUpdate(this.doc, body, NETWORK)
    if (hasPending(this.doc)) trace.fail(`${this.name} was given something that builds on what it lacks`)
    if (step === 1) {
      this.isSynced = true
      this.#failures = 0
    }
  }

  #hearSaved(count: number): void {
    const { trace, truth } = this.#deps
    trace.say(`${this.name} saved ${count} of ${this.#sent.length}`)
    if (count > this.#sent.length) trace.fail(`${this.name} was told of more than it sent`)
    for (const update of this.#sent.slice(this.#saved, count))
      truth.demand(this.person.ref.id, update, `${this.name} was told ${count} saved`)
    this.#saved = count
    this.unsaved = this.unsaved.filter(({ frame }) => frame === null || frame > count)
  }

  #hearRefused({ rule }: { rule: string }): void {
    const { trace } = this.#deps
    trace.say(`${this.name} refused by ${rule}`)
    const isExpected = (rule === 'G23' || rule === 'G25') && this.person.mayBeRefused
    if (!isExpected) trace.fail(`${this.name} did nothing wrong and was refused by ${rule}`)
    this.#hangUp()
    this.#rescue()
    this.knock()
  }

  #leaveForGood(code: number): void {
    const { trace } = this.#deps
    trace.say(`${this.name} sent away with ${code}`)
    if (!this.person.mayBeRefused) trace.fail(`${this.name} was sent away with ${code} for nothing`)
    this.isAway = true
    this.#rescue()
  }

  /** Keeps what this tab shows, and begins anew. */
  #rescue(): void {
    this.person.copies.push(JSON.stringify(this.doc.toJSON()))
    // Other tabs lose their store with it, and keep what they have to themselves.
    this.person.stored = []
    this.person.left.length = 0
    this.#undo.destroy()
    this.doc.destroy()
    this.doc = new Y.Doc()
    this.board = openBoard(this.doc)
    this.peers = new Peers(this.doc.clientID)
    this.#undo = createUndo(this.board)
    this.#begin()
  }

  #begin(): void {
    const { doc, person } = this
    person.clients.add(doc.clientID)
    const { stored } = person
    this.#store = stored
    for (const update of stored) Y.applyUpdate(doc, update, STORE)
    this.unsaved = person.left.splice(0).map((update) => ({ update, frame: null }))
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      stored.push(update)
      if (origin === NETWORK) return
      this.#deps.trace.say(`${this.name} writes ${update.length}`)
      this.unsaved.push({ update, frame: this.wire ? this.#sent.push(update) : null })
      this.#send(updateFrame(update))
    })
  }

  #comment(): void {
    const { random, scheduler } = this.#deps
    const kortId = random.maybe([...this.board.roots.utfall.keys()])
    if (kortId === undefined) return
    const skriven = scheduler.date().toISOString()
    addKommentar(this.board, { id: random.id(), kortId, text: `Hej ${random.below(1000)}`, skriven })
  }

  /** Every three seconds, as the stock provider. */
  #look(): void {
    const { scheduler, trace } = this.#deps
    if (this.isClosed) return
    if (this.peers.look(scheduler.now)) this.#send(this.peers.renew(scheduler.now))
    const { wire } = this
    if (wire && scheduler.now - this.#heardAt > SILENT_MS) {
      trace.say(`${this.name} hears nothing`)
      this.#hangUp()
      scheduler.after(100, () => this.knock(), scheduler.world)
    }
    scheduler.after(LOOK_MS, () => this.#look(), scheduler.world)
  }

  #hangUp(): void {
    const { wire } = this
    this.#letGo()
    wire?.close()
  }

  #letGo(): void {
    this.wire = null
    this.isSynced = false
    this.peers.cutOff()
  }

  #send(frame: Uint8Array): void {
    this.wire?.send(frame)
  }
}
