/**
 * The people at one board. An edit goes: gate, staged in the board's document, journal, and only after the commit to
 * the others and, as `saved`, to its sender.
 */
import * as Y from 'yjs'
import type { Board } from '#domain/board/document.ts'
import { CLOSE } from './close-codes.ts'
import type { Connection } from './connection.ts'
import { type Audience, DurableBoard, type Source } from './durable-board.ts'
import { decodeHint, encodeHint, type Fanout, type HintBody } from './fanout.ts'
import { Intake, type IntakeDeps, type SentEntry, type TakingRoom } from './intake.ts'
import type { Row } from './journal/place.ts'
import { LIMITS } from './limits.ts'
import { Presence } from './presence.ts'
import type { Seen } from './projection/projector.ts'
import { type Message, step1Head, step2Head, updateHead } from './protocol.ts'
import { BrokenDocument } from './room-document.ts'
import type { EpochedBoard } from './store.ts'
import { WireFrame } from './wire-frame.ts'

export type RoomDeps = IntakeDeps & {
  /** The other nodes at this board; null on a node that stands alone. */
  fanout: Fanout | null
  /** The board's durable content is another now; `by` whom. */
  onChange(room: Room, by: 'here' | 'other-node'): void
  /** The room is gone with its connections; `isLost` when the journal may hold more than was ever shown. */
  onAbandoned(room: Room, isLost: boolean): void
}

/** Above this many updates in one flush, one merged frame is cheaper than one frame each. */
const MAX_FRAMES = 8

export class Room implements Audience<SentEntry>, TakingRoom {
  readonly board: DurableBoard<SentEntry>
  readonly connections = new Set<Connection>()
  readonly #presence: Presence
  readonly #intake: Intake
  readonly #deps: RoomDeps
  readonly ref: EpochedBoard
  /** Whoever comes to a room that is gone opens the board again. */
  isGone = false
  #usedAt = performance.now()

  static async open(ref: EpochedBoard, deps: RoomDeps): Promise<Room> {
    let room: Room | null = null
    // The board speaks to its room, and there is none before the board is open.
    const audience: Audience<SentEntry> = {
      committed: (entries) => room?.committed(entries),
      changed: (update, source) => room?.changed(update, source),
      stored: (row) => room?.stored(row),
      abandoned: () => room?.abandoned(),
    }
    const board = await DurableBoard.open(ref, audience, deps)
    room = new Room(ref, board, deps)
    room.#listenToNodes()
    return room
  }

  private constructor(ref: EpochedBoard, board: DurableBoard<SentEntry>, deps: RoomDeps) {
    this.ref = ref
    this.board = board
    this.#deps = deps
    this.#presence = new Presence({
      now: () => board.databaseNow(),
      reserved: board.reserved,
      reserve: (clientId, personId) => deps.store.reserve(ref, { clientId, personId }),
      ownerOf: (clientId) => board.owners.map.get(clientId),
      tellNodes: deps.fanout && ((hint) => this.#tellNodes(hint)),
    })
    this.#intake = new Intake(this, deps)
  }

  get presence(): { readonly size: number } {
    return this.#presence
  }

  /** Milliseconds since somebody joined, left or wrote. */
  get idleMs(): number {
    return performance.now() - this.#usedAt
  }

  join(connection: Connection): void {
    this.#usedAt = performance.now()
    this.connections.add(connection)
    connection.listen(
      (message) => this.#receive(connection, message),
      () => this.#leave(connection),
    )
    this.#presence.join(connection)
    this.#greet(connection).catch((error: unknown) => this.distrust(connection, error))
  }

  /** Who comes from another node has seen what that one has stored; what it is asked for must not be that. */
  async #greet(connection: Connection): Promise<void> {
    if (this.#deps.isShared) await this.board.others.catchUp().catch(() => {})
    await this.board.whenQuiet(() => this.#ask(connection))
  }

  /** The person's name or role is another now. */
  renamed(connection: Connection): void {
    this.#presence.renamed(connection)
  }

  /** Runs a view on the durable board. */
  async read<T>(view: (board: Board) => T): Promise<T> {
    const look = () => this.board.whenQuiet(() => view(this.board.document.board))
    try {
      return await look()
    } catch (error) {
      if (!(error instanceof BrokenDocument)) throw error
      await this.board.reload()
      return look()
    }
  }

  /** The same for what must not be made from a board with gaps, and how much it was made from; null for one. */
  readWhole<T>(view: (board: Board) => T): Promise<Seen<T> | null> {
    return this.read((board) =>
      this.board.isDamaged ? null : { value: view(board), upto: this.board.place.upto },
    )
  }

  /** From now on nothing is taken in; what is in flight is stored and told. */
  stopTaking(): void {
    this.#intake.isClosed = true
  }

  /** Lets go of an empty room. */
  close(): void {
    this.isGone = true
    this.#intake.isClosed = true
    this.#presence.close()
    this.#deps.fanout?.close(this.ref.id)
  }

  /** The board has been replaced, or is no more: whoever is here must not go on with what they have. */
  end(code: typeof CLOSE.otherEpoch | typeof CLOSE.noBoard): void {
    if (this.isGone) return
    this.close()
    this.#deps.onAbandoned(this, false)
    for (const connection of this.connections) connection.close(code, 'The board has been replaced')
  }

  committed(entries: SentEntry[]): void {
    const updates = entries.filter(({ update }) => update !== null)
    if (this.#deps.acknowledge === 'after-commit') this.show(entries)
    if (updates.length > 0) this.#deps.onChange(this, 'here')
  }

  changed(update: Uint8Array, source: Source): void {
    if (source === 'command') this.#usedAt = performance.now()
    this.#showAll(updateOnWire(update))
    this.#deps.onChange(this, source === 'command' ? 'here' : 'other-node')
  }

  stored({ node, n, data }: Row): void {
    this.#tellNodes({ type: 'row', n, data }, node)
  }

  abandoned(): void {
    if (this.isGone) return
    this.close()
    this.#deps.onAbandoned(this, true)
    for (const connection of this.connections) connection.close(CLOSE.restarting, 'Come back')
  }

  #listenToNodes(): void {
    const { fanout, log } = this.#deps
    fanout
      ?.open(this.ref.id, (bytes) => this.#hear(bytes))
      // What was stored while the board was read and before anybody listened.
      .then(() => this.board.others.catchUp())
      .catch((err: unknown) => log.warn({ err, board: this.ref.id }, 'the other nodes are not heard yet'))
      .then(() => this.#presence.askNodes())
  }

  #hear(bytes: Uint8Array): void {
    const hint = decodeHint(bytes)
    if (!hint || hint.node === this.#deps.journal.node || this.isGone) return
    if (hint.type === 'row') this.board.others.hear(hint)
    else if (hint.type === 'who') this.#presence.announce()
    else this.#presence.hear(hint)
  }

  #leave(connection: Connection): void {
    this.#usedAt = performance.now()
    this.connections.delete(connection)
    this.#presence.leave(connection)
  }

  #receive(connection: Connection, message: Message): void {
    switch (message.type) {
      case 'step1':
        this.#listenTo(connection, message.stateVector)
        break
      case 'write':
        this.#usedAt = performance.now()
        this.board.write(() => connection.toil(() => this.#intake.take(connection, message)))
        break
      case 'presence':
        connection.toil(() => this.#presence.receive(connection, message.body))
        break
      case 'queryPresence':
        this.#presence.tellAll(connection)
        break
      case 'other':
        break
    }
  }

  askForMore(connection: Connection): void {
    this.#whenQuietFor(connection, () => this.#ask(connection))
  }

  #ask(connection: Connection): void {
    const stateVector = this.board.document.stateVector()
    connection.send(new WireFrame('step1', step1Head(stateVector.length), stateVector))
  }

  /** Who asks again before there was an answer gets one, to what was asked last. */
  #listenTo(connection: Connection, question: Uint8Array): void {
    if (question.length > LIMITS.questionBytes) {
      connection.close(CLOSE.malformed, 'Asks about too much')
      return
    }
    const isWaiting = connection.question !== null
    connection.question = question
    if (!isWaiting) this.#whenQuietFor(connection, () => connection.toil(() => this.#answer(connection)))
  }

  #answer(connection: Connection): void {
    const stateVector = connection.question
    connection.question = null
    if (!stateVector || !connection.isOpen) return
    let lacking: Uint8Array
    try {
      lacking = this.board.document.diff(stateVector)
    } catch (error) {
      if (error instanceof BrokenDocument) throw error
      connection.close(CLOSE.malformed, 'Not a state vector')
      return
    }
    connection.spend(lacking.length)
    connection.answer(new WireFrame('step2', step2Head(lacking.length), lacking))
    connection.isSynced = true
  }

  /** Shows what is durable: updates to everyone but their sender, and to each sender how much is saved. */
  show(entries: SentEntry[]): void {
    const written = entries.filter((entry) => entry.update !== null)
    const senders = new Set(entries.map(({ from }) => from))
    if (written.length > MAX_FRAMES) {
      this.#showAll(updateOnWire(Y.mergeUpdates(written.map(({ update }) => update!))))
    } else {
      const all = written.map(({ update }) => updateOnWire(update!))
      const joined = all.length > 1 ? WireFrame.join(all) : null
      for (const connection of this.connections) {
        if (!connection.isSynced) continue
        if (senders.has(connection))
          connection.sendAll(all.filter((_, at) => written[at]!.from !== connection))
        else connection.sendAll(all, joined)
      }
    }
    const now = performance.now()
    for (const { from, ticket, at, update } of entries) {
      from.saved.committed(ticket)
      if (update) this.#deps.measures.saved(now - at)
    }
    for (const sender of senders) {
      sender.tellSaved()
      sender.resume('journal')
    }
  }

  #showAll(frame: WireFrame): void {
    for (const connection of this.connections) if (connection.isSynced) connection.send(frame)
  }

  #whenQuietFor(connection: Connection, work: () => void): void {
    this.board.whenQuiet(work).catch((error: unknown) => this.distrust(connection, error))
  }

  /** Something threw that should not have: the document may be half-changed. */
  distrust(connection: Connection, error: unknown): void {
    this.#deps.log.error({ err: error, board: this.ref.id }, 'a board is read back from its journal')
    connection.close(CLOSE.failed, 'This could not be taken in')
    this.board.reload().catch(() => {})
  }

  /** A row is told of under the number it was written under, which may be another's by now. */
  #tellNodes(hint: HintBody, node = this.#deps.journal.node): void {
    this.#deps.fanout?.tell(this.ref.id, encodeHint(node, hint))
  }
}

function updateOnWire(update: Uint8Array): WireFrame {
  return new WireFrame('update', updateHead(update.length), update)
}
