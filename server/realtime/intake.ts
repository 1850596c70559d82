/**
 * The one way by which anything that a client wrote gets into a board: judged, staged, sent to the journal, or turned
 * away. What hangs on what another node may have stored is judged again on top of that.
 */
import { lasOf } from '#domain/board/views/beslut.ts'
import { CLOSE } from './close-codes.ts'
import type { Connection } from './connection.ts'
import type { DurableBoard, DurableBoardDeps } from './durable-board.ts'
import { judge, type Verdict } from './gate/judge.ts'
import { type GateLimits, LIVE, RECONNECT } from './gate/limits.ts'
import type { Entry } from './journal/journal.ts'
import { touchedByEdit } from './journal/touched.ts'
import { LIMITS } from './limits.ts'
import { type Message, refusedFrame } from './protocol.ts'
import { Shares } from './shares.ts'
import { WireFrame } from './wire-frame.ts'

export type Write = Extract<Message, { type: 'write' }>
/** What somebody wrote, on its way into the journal. */
export type SentEntry = Entry & { from: Connection; ticket: number; at: number }

/** When a sender is told and the others see it. Before the commit is for the rig that shows what that would cost. */
export type Acknowledge = 'after-commit' | 'before-commit'

export type IntakeDeps = DurableBoardDeps & { acknowledge: Acknowledge }

/** The room as this sees it. */
export type TakingRoom = {
  readonly board: DurableBoard<SentEntry>
  show(entries: SentEntry[]): void
  /** Asks the client for what it has and the board does not. */
  askForMore(connection: Connection): void
  /** Something threw that should not have. */
  distrust(connection: Connection, error: unknown): void
}

type Taken = Pick<Entry, 'update' | 'newClients' | 'touched'>

const NOTHING: Taken = { update: null, newClients: [], touched: [] }
const EMPTY: Verdict = {
  ok: true,
  noop: true,
  touched: [],
  newClients: [],
  bytes: 2,
  adds: { structs: 0, clocks: 0 },
}
/** A client that cannot be brought up to what the server has in this many rounds is refused. */
const MAX_UNRESOLVED = 3

export class Intake {
  readonly #room: TakingRoom
  readonly #deps: IntakeDeps
  readonly #shares: Shares
  /** From now on nothing is taken in. */
  isClosed = false

  constructor(room: TakingRoom, deps: IntakeDeps) {
    this.#room = room
    this.#shares = new Shares(room.board.owners)
    this.#deps = deps
  }

  /** Takes a write when its turn has come. */
  take(connection: Connection, write: Write, asked: { frame: number; hold: number } | null = null): void {
    if (this.isClosed || connection.isFenced || !connection.isOpen) return
    const hasNews = asked !== null || !this.#deps.isShared
    const frame = asked?.frame ?? connection.saved.receive()
    if (asked) connection.saved.committed(asked.hold)
    let taken: Taken | null = null
    try {
      const verdict = this.#judge(connection, write)
      if (!hasNews && mayHangOnNews(verdict, write)) {
        // Undecided is not saved, also when what came before it is stored meanwhile.
        const hold = connection.saved.stage(frame, false)
        const again = () => this.take(connection, write, { frame, hold })
        // Without the news nobody is turned away: they come again with the same, and nothing of it is lost.
        const comeAgain = () => connection.close(CLOSE.busy, 'The journal cannot be read')
        this.#room.board.others.withNews(again).catch(comeAgain)
        return
      }
      taken = this.#stage(verdict, write.update)
      if (taken && verdict.ok) this.#shares.add(connection.viewer.personId, verdict.adds)
      if (!verdict.ok) this.#turnAway(connection, write.isStep2, verdict)
    } catch (error) {
      this.#room.distrust(connection, error)
    }
    if (!taken) {
      connection.saved.leaveOut(frame)
      return
    }
    if (write.isStep2) connection.unresolved = null
    const ticket = connection.saved.stage(frame, write.isStep2)
    const { personId } = connection.viewer
    const entry = { ...taken, author: personId, from: connection, ticket, at: performance.now() }
    if (this.#deps.acknowledge === 'before-commit') this.#room.show([entry])
    this.#room.board.send(entry)
    // Who waits for nothing would never be told to go on.
    if (connection.saved.isWaiting && this.#deps.journal.backlog > LIMITS.journalBacklogBytes)
      connection.pause('journal')
  }

  /** What the board took from an update; null when it takes nothing. */
  #stage(verdict: Verdict, update: Uint8Array): Taken | null {
    if (!verdict.ok) return null
    if (verdict.noop) return NOTHING
    // On a damaged board the client keeps what it has, unsaved, until the board is whole.
    if (this.#room.board.isDamaged) return null
    return {
      update: this.#room.board.document.stage(update),
      newClients: verdict.newClients,
      touched: touchedByEdit(verdict.touched),
    }
  }

  #judge(connection: Connection, { update, isStep2 }: Write): Verdict {
    // The answer of a client that has nothing new; it does not even need the document.
    if (update.length === 2 && update[0] === 0 && update[1] === 0) return EMPTY
    const { document, owners, reserved } = this.#room.board
    const { personId } = connection.viewer
    const context = {
      personId,
      access: connection.access,
      las: lasOf(document.board),
      owners: owners.map,
      reserved: reserved.map,
      recentClients: owners.recentOf(personId, this.#deps.clock.now()),
      held: this.#shares.of(personId, document.doc),
    }
    return judge(document.doc, update, context, isStep2 ? this.#reconnectLimits : LIVE)
  }

  /** A SyncStep2 repeats every deletion that the board holds, so that it may be as much longer. */
  get #reconnectLimits(): GateLimits {
    return { ...RECONNECT, bytes: RECONNECT.bytes + this.#room.board.place.length.bytes }
  }

  #turnAway(
    connection: Connection,
    isStep2: boolean,
    { kind, rule, message }: Extract<Verdict, { ok: false }>,
  ): void {
    if (kind === 'malformed') {
      connection.close(CLOSE.malformed, rule)
      return
    }
    // On a damaged board the fault may be ours: the client keeps what it has, unsaved, until the board is whole.
    if (this.#room.board.isDamaged) return
    if (kind === 'unresolved') {
      // What was sent before our question arrived is no answer to it: only SyncSteps2 count.
      if (connection.unresolved !== null && !isStep2) return
      connection.unresolved = (connection.unresolved ?? 0) + 1
      if (connection.unresolved <= MAX_UNRESOLVED) {
        this.#room.askForMore(connection)
        return
      }
    }
    connection.isFenced = true
    connection.send(new WireFrame('refused', refusedFrame(rule, message)))
    this.#deps.measures.refused(rule)
    this.#deps.log.warn({ board: this.#room.board.id, rule }, 'a change was refused')
  }
}

/** Whether another node may know what would change the verdict: it has what is built on, or whose it is. */
function mayHangOnNews(verdict: Verdict, { isStep2 }: Write): boolean {
  return verdict.ok ? isStep2 && verdict.newClients.length > 0 : verdict.kind !== 'malformed'
}
