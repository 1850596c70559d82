/** One simulated browser tab: it joins a board, sends what it is handed, and tells what it hears. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Dialect } from './dialect.ts'
import { findMarkers } from './marker.ts'
import { type Address, LightSocket, toFrame } from './websocket.ts'

export type Seat = { dialect: Dialect; room: string; address: Address }

type JoinOptions = {
  /** Remember the board that comes. */
  keepState?: boolean
  /** What the tab has of it already. */
  stateVector?: Uint8Array
}

const NOTHING_KNOWN = Uint8Array.of(0)
const NOTHING_NEW = Uint8Array.of(0, 0)
const JOIN_WITHIN_MS = 120_000

export class Tab {
  /** An edit's or a cursor's marker came in. */
  onMarker: ((number: number, tab: Tab) => void) | null = null
  /** So many of its writes have been acknowledged, counted from the first. */
  onSaved: ((count: number) => void) | null = null
  /** How many sync frames it has sent. */
  written = 0
  saved = 0
  /** Why it is no longer connected. */
  closed: string | null = null
  /** Milliseconds from the first packet to the board. */
  joinMs = Number.NaN
  /** The board as it came, when asked for. */
  state: Uint8Array | null = null
  readonly #seat: Seat
  readonly #socket: LightSocket

  constructor(seat: Seat, { keepState = false, stateVector = NOTHING_KNOWN }: JoinOptions = {}) {
    this.#seat = seat
    const { dialect, room } = seat
    const began = performance.now()
    const socket = new LightSocket(seat.address)
    this.#socket = socket
    socket.onOpen = () => {
      for (const message of dialect.hello(room, stateVector)) socket.send(message)
    }
    socket.onClose = (why) => {
      this.closed = why
    }
    socket.onFrame = (frame) => {
      switch (dialect.kindOf(frame)) {
        case 'update':
        case 'presence':
          if (this.onMarker) findMarkers(frame, (number) => this.onMarker?.(number, this))
          break
        case 'saved':
          this.saved = dialect.savedBy(frame, this.saved)
          this.onSaved?.(this.saved)
          break
        case 'step1':
          this.#write(toFrame(dialect.step2(room, NOTHING_NEW)))
          break
        case 'step2':
          if (keepState) this.state ??= Uint8Array.from(dialect.bodyOf(frame))
          if (Number.isNaN(this.joinMs)) this.joinMs = performance.now() - began
          break
        case 'refused':
          this.closed = `refused: ${frame.toString('utf8')}`
          socket.cut()
          break
        case 'other':
          break
      }
    }
  }

  get bytesIn(): number {
    return this.#socket.bytesIn
  }

  get framesIn(): number {
    return this.#socket.framesIn
  }

  get isJoined(): boolean {
    return !Number.isNaN(this.joinMs)
  }

  /** Waits for the board. Throws when the server will not have it. */
  async joined(): Promise<this> {
    const until = performance.now() + JOIN_WITHIN_MS
    while (!this.isJoined) {
      if (this.closed !== null) throw new Error(`Not let in: ${this.closed}`)
      if (performance.now() > until) throw new Error('The board did not come')
      await pause(1)
    }
    return this
  }

  /** The frame of an edit, made before the clock starts. */
  frameOf(update: Uint8Array): Buffer {
    return toFrame(this.#seat.dialect.update(this.#seat.room, update))
  }

  presenceFrameOf(update: Uint8Array): Buffer {
    return toFrame(this.#seat.dialect.presence(this.#seat.room, update))
  }

  /** Sends an edit and returns its number among the tab's writes. */
  sendEdit(frame: Buffer): number {
    this.#write(frame)
    return this.written
  }

  sendPresence(frame: Buffer): void {
    this.#socket.sendFrame(frame)
  }

  cut(): void {
    this.closed ??= 'by us'
    this.#socket.cut()
  }

  #write(frame: Buffer): void {
    this.written++
    this.#socket.sendFrame(frame)
  }
}

/** Joins all, a few at a time. */
export async function joinAll(seats: readonly Seat[], atOnce = 20): Promise<Tab[]> {
  const tabs: Tab[] = []
  for (let from = 0; from < seats.length; from += atOnce) {
    const some = seats.slice(from, from + atOnce).map((seat) => new Tab(seat))
    tabs.push(...some)
    await Promise.all(some.map((tab) => tab.joined()))
  }
  return tabs
}
