/** One browser tab in a room: its socket, who it is, what it may, how much of what it wrote is stored. */
import type { Writable } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { type BoardAccess, boardAccess } from '#domain/access/board-access.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { CLOSE, type CloseCode } from './close-codes.ts'
import { Bucket, LIMITS } from './limits.ts'
import type { Participant, PresentUser } from './presence.ts'
import { MalformedFrame, type Message, readMessage, savedFrame } from './protocol.ts'
import { SavedCount } from './saved-count.ts'
import { WireFrame } from './wire-frame.ts'

/** Reasons for which a socket is not read for a while. */
type Pause = 'opening' | 'rate' | 'journal'

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
  /** A pong has come since the last ping. */
  isAlive = true
  readonly #board: BoardRef
  readonly #paused = new Set<Pause>()
  #late: [RawData, boolean][] = []
  #onMessage: (message: Message) => void = () => {}
  readonly #frames: Bucket
  readonly #bytes: Bucket
  readonly #presenceBytes: Bucket

  constructor(
    socket: WebSocket,
    who: { viewer: Viewer; board: BoardRef; sessionHash: string; stream?: Writable },
  ) {
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
    if (!this.isOpen) return
    if (this.#unread > LIMITS.unreadBytes) {
      this.close(CLOSE.busy, 'Reads too slowly')
      return
    }
    if (this.#stream) frame.writeTo(this.#stream)
    else this.socket.send(frame.message)
  }

  /** Cursors are worth nothing late. */
  sendPresence(frame: WireFrame): void {
    if (this.#unread < LIMITS.unreadBytesForPresence) this.send(frame)
  }

  get #unread(): number {
    return this.#stream?.writableLength ?? this.socket.bufferedAmount
  }

  /** Tells the client how much is stored, if that is more than it knows. */
  tellSaved(): void {
    const count = this.saved.news()
    if (count !== null) this.send(new WireFrame(savedFrame(count)))
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

  #slowDown(milliseconds: number): void {
    this.pause('rate')
    setTimeout(() => this.resume('rate'), milliseconds).unref()
  }
}
