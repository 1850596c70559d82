/** One browser tab in a room: its socket, who it is, what it may, how much of what it wrote is stored. */
import type { Writable } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { type BoardAccess, boardAccess } from '#domain/access/board-access.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { CLOSE, type CloseCode } from './close-codes.ts'
import { Bucket, LIMITS } from './limits.ts'
import type { FrameKind, RealtimeMeasures } from './measures.ts'
import type { Participant, PresentUser } from './presence.ts'
import { MalformedFrame, type Message, readMessage, savedFrame } from './protocol.ts'
import { SavedCount } from './saved-count.ts'
import { type WireBytes, WireFrame } from './wire-frame.ts'

/** Reasons for which a socket is not read for a while. */
type Pause = 'opening' | 'rate' | 'journal' | 'turn'

/** Of two thousand messages in one packet, so many are read before everybody else's turn comes. */
const MESSAGES_A_TURN = 32

/** How long a reader that is cut off may take to read why. */
const GOODBYE_MS = 2_000

export class Connection implements Participant {
  readonly socket: WebSocket
  /** What the socket writes to; frames that many get go there as they are. */
  readonly #stream: Writable | null
  readonly sessionHash: string
  readonly saved = new SavedCount()
  viewer: Viewer
  access: BoardAccess
  /** Has had its first answer to a SyncStep1; from then on it gets every update. */
  isSynced = false
  /** Something it wrote was refused: what it writes after that hangs in the air, so none of it is taken in. */
  isFenced = false
  /** SyncSteps2 in a row that referred to what the server does not know; null when none is awaited. */
  unresolved: number | null = null
  /** The state vector of a SyncStep1 that waits for its answer. */
  question: Uint8Array | null = null
  /** A pong has come since the last ping. */
  isAlive = true
  readonly #board: BoardRef
  readonly #measures: RealtimeMeasures
  readonly #paused = new Set<Pause>()
  #late: [RawData, boolean][] = []
  /** The length of an answer that may still lie unread. */
  #answerBytes = 0
  #onMessage: (message: Message) => void = () => {}
  readonly #frames: Bucket
  readonly #bytes: Bucket
  readonly #presenceBytes: Bucket
  readonly #effort: Bucket
  #thisTurn = 0
  #slowUntil = 0
  #slowTimer: NodeJS.Timeout | undefined

  constructor(
    socket: WebSocket,
    who: { viewer: Viewer; board: BoardRef; sessionHash: string; stream?: Writable },
    measures: RealtimeMeasures,
    /** What the person's frames may take of the process' time, over all of their tabs. */
    effort: Bucket,
  ) {
    this.#measures = measures
    this.#effort = effort
    this.socket = socket
    this.#stream = who.stream ?? null
    this.sessionHash = who.sessionHash
    this.viewer = who.viewer
    this.#board = who.board
    this.access = boardAccess(who.viewer, who.board)
    const now = performance.now()
    this.#frames = new Bucket(LIMITS.frames, now)
    this.#bytes = new Bucket(LIMITS.bytes, now)
    this.#presenceBytes = new Bucket(LIMITS.presenceBytes, now)
    socket.on('pong', () => {
      this.isAlive = true
    })
    this.pause('opening')
  }

  get user(): PresentUser {
    return { personId: this.viewer.personId, namn: this.viewer.namn, roll: this.access.roll ?? 'gast' }
  }

  get boardId(): string {
    return this.#board.id
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN
  }

  /** Starts reading. `onMessage` gets what is well-formed and within the rate. */
  listen(onMessage: (message: Message) => void, onClose: () => void): void {
    this.#onMessage = onMessage
    this.socket.on('message', (data, isBinary) => {
      // A pause stops the socket, not what has been read from it already.
      if (this.#paused.size > 0) this.#late.push([data, isBinary])
      else this.#take(data, isBinary)
    })
    this.socket.on('close', onClose)
    this.resume('opening')
  }

  /** Takes on new roles. False when they no longer reach this board. */
  becomes(viewer: Viewer): boolean {
    this.viewer = viewer
    this.access = boardAccess(viewer, this.#board)
    return this.access.read
  }

  send(frame: WireFrame): void {
    if (!this.#mayBeSentTo()) return
    this.#measures.framesOut(frame.kind, 1)
    if (this.#stream) frame.writeTo(this.#stream)
    else this.socket.send(frame.message)
  }

  /** The board, for who has asked for it: however large it is, nobody reads too slowly for having to read that. */
  answer(frame: WireFrame): void {
    this.send(frame)
    this.#answerBytes = frame.length
  }

  /** Several in one go; `joined` are the same as bytes, made once for everybody who gets them all. */
  sendAll(frames: readonly WireFrame[], joined: WireBytes | null = null): void {
    if (!joined || !this.#stream) {
      for (const frame of frames) this.send(frame)
    } else if (this.#mayBeSentTo()) {
      this.#measures.framesOut(joined.kind, joined.count)
      this.#stream.write(joined.bytes)
    }
  }

  /** Cursors are worth nothing late. */
  sendPresence(frame: WireFrame): void {
    if (this.#unread < LIMITS.unreadBytesForPresence) this.send(frame)
  }

  #mayBeSentTo(): boolean {
    if (!this.isOpen) return false
    const unread = this.#unread
    if (unread <= LIMITS.unreadBytes) this.#answerBytes = 0
    if (unread <= LIMITS.unreadBytes + this.#answerBytes) return true
    this.close(CLOSE.busy, 'Reads too slowly')
    return false
  }

  get #unread(): number {
    return this.#stream?.writableLength ?? this.socket.bufferedAmount
  }

  /** Tells the client how much is stored, if that is more than it knows. */
  tellSaved(): void {
    const count = this.saved.news()
    if (count !== null) this.send(new WireFrame('saved', savedFrame(count)))
  }

  close(code: CloseCode, reason: string): void {
    if (!this.isOpen) return
    this.#paused.clear()
    this.socket.resume()
    this.socket.close(code, reason)
    setTimeout(() => this.socket.terminate(), GOODBYE_MS).unref()
  }

  /** Pings, and ends a socket whose other end has not answered the ping before. */
  checkPulse(): void {
    if (!this.isAlive && this.#paused.size === 0) {
      this.socket.terminate()
      return
    }
    this.isAlive = false
    if (this.isOpen) this.socket.ping()
  }

  /** Counts what it made us send against the same bound as what it sent. */
  spend(bytes: number): void {
    const wait = this.#bytes.take(bytes, performance.now())
    if (wait > 0) this.#slowDown(wait)
  }

  /** Runs what one of the person's messages asks for, and notes how long that takes. */
  toil(work: () => void): void {
    const begun = performance.now()
    try {
      work()
    } finally {
      const now = performance.now()
      this.#effort.take(now - begun, now)
    }
  }

  pause(reason: Pause): void {
    this.#paused.add(reason)
    this.socket.pause()
  }

  resume(reason: Pause): void {
    if (!this.#paused.delete(reason)) return
    for (let late: [RawData, boolean] | undefined; this.#paused.size === 0 && (late = this.#late.shift()); )
      this.#take(...late)
    if (this.#paused.size === 0) this.socket.resume()
  }

  #take(data: RawData, isBinary: boolean): void {
    const wait = this.#effort.take(0, performance.now())
    if (wait > 0) {
      this.#late.unshift([data, isBinary])
      this.#slowDown(wait)
      return
    }
    if (this.#thisTurn++ === 0) setImmediate(() => this.#nextTurn())
    if (this.#thisTurn === MESSAGES_A_TURN) this.pause('turn')
    const message = this.#read(data, isBinary)
    if (message) this.#onMessage(message)
  }

  #read(data: RawData, isBinary: boolean): Message | null {
    if (!this.isOpen) return null
    if (!isBinary || !(data instanceof Buffer)) {
      this.close(CLOSE.malformed, 'Not binary')
      return null
    }
    const now = performance.now()
    try {
      const message = readMessage(data)
      this.#measures.frameIn(kindOf(message))
      if (message.type === 'presence') return this.#presenceBytes.take(data.length, now) > 0 ? null : message
      const wait = Math.max(this.#frames.take(1, now), this.#bytes.take(data.length, now))
      if (wait > 0) this.#slowDown(wait)
      return message
    } catch (error) {
      if (!(error instanceof MalformedFrame)) throw error
      this.close(CLOSE.malformed, error.message)
      return null
    }
  }

  #nextTurn(): void {
    this.#thisTurn = 0
    this.resume('turn')
  }

  /** Of several bounds that are passed, the longest wait counts. */
  #slowDown(milliseconds: number): void {
    const until = performance.now() + milliseconds
    if (until <= this.#slowUntil) return
    this.#slowUntil = until
    this.pause('rate')
    clearTimeout(this.#slowTimer)
    this.#slowTimer = setTimeout(() => this.resume('rate'), milliseconds).unref()
  }
}

function kindOf(message: Message): FrameKind {
  switch (message.type) {
    case 'write':
      return message.isStep2 ? 'step2' : 'update'
    case 'queryPresence':
      return 'query-presence'
    default:
      return message.type
  }
}
