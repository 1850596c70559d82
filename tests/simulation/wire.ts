/**
 * A WebSocket between a browser and a node: in order, with a delay each way, and cut wherever the seed says. The
 * server's end looks like a socket of `ws`.
 */
import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'
import type { Owner, Scheduler } from './scheduler.ts'

export type WireDeps = {
  scheduler: Scheduler
  /** The process at the server's end. */
  node: Owner
  /** Milliseconds of one way, each time anew. */
  delay: () => number
  /** What comes to the browser. */
  onMessage(frame: Uint8Array): void
  onClose(code: number): void
}

const OPEN = 1
const CLOSING = 2
const CLOSED = 3
const ABNORMAL = 1006

export class Wire {
  readonly server: ServerEnd
  readonly node: Owner
  readonly #deps: WireDeps
  /** When the last thing that is on its way arrives, each way. */
  #upAt = 0
  #downAt = 0
  /** Nothing gets through any more, and nobody has been told. */
  isDead = false
  #isClosedAtBrowser = false

  constructor(deps: WireDeps) {
    this.#deps = deps
    this.node = deps.node
    this.server = new ServerEnd(this)
  }

  get isOpenAtBrowser(): boolean {
    return !this.#isClosedAtBrowser
  }

  /** The browser sends. */
  send(frame: Uint8Array): void {
    const bytes = Buffer.from(frame)
    if (!this.#isClosedAtBrowser) this.up(() => this.server.take(bytes))
  }

  /** The browser closes. */
  close(): void {
    if (this.#isClosedAtBrowser) return
    this.up(() => this.server.end(1000))
    this.closeBrowser(1000)
  }

  /** The connection is lost; each end hears of it in its own time, or never. */
  cut(browserHearsIn: number | null, serverHearsIn: number | null): void {
    this.isDead = true
    const { scheduler } = this.#deps
    if (browserHearsIn !== null)
      scheduler.after(browserHearsIn, () => this.closeBrowser(ABNORMAL), scheduler.world)
    if (serverHearsIn !== null) scheduler.after(serverHearsIn, () => this.server.end(ABNORMAL), this.node)
  }

  up(work: () => void): void {
    const { scheduler, delay } = this.#deps
    this.#upAt = Math.max(this.#upAt, scheduler.now + delay())
    scheduler.after(this.#upAt - scheduler.now, () => this.isDead || work(), this.node)
  }

  down(work: () => void): void {
    const { scheduler, delay } = this.#deps
    this.#downAt = Math.max(this.#downAt, scheduler.now + delay())
    scheduler.after(this.#downAt - scheduler.now, () => this.isDead || work(), scheduler.world)
  }

  toBrowser(frame: Uint8Array): void {
    if (!this.#isClosedAtBrowser) this.#deps.onMessage(frame)
  }

  closeBrowser(code: number): void {
    if (this.#isClosedAtBrowser) return
    this.#isClosedAtBrowser = true
    this.#deps.onClose(code)
  }

  /** As `ws` gives it to the engine. */
  asSocket(): WebSocket {
    return this.server as unknown as WebSocket
  }
}

/** Of `ws`' socket as much as the engine uses. */
export class ServerEnd extends EventEmitter {
  readonly OPEN = OPEN
  readyState: number = OPEN
  bufferedAmount = 0
  #isPaused = false
  #late: (() => void)[] = []
  readonly #wire: Wire

  constructor(wire: Wire) {
    super()
    this.#wire = wire
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== OPEN) return
    const bytes = Uint8Array.from(frame)
    this.bufferedAmount += bytes.length
    this.#wire.down(() => {
      this.bufferedAmount -= bytes.length
      this.#wire.toBrowser(bytes)
    })
  }

  ping(): void {
    this.#wire.down(() => {
      if (this.#wire.isOpenAtBrowser) this.#wire.up(() => this.emit('pong'))
    })
  }

  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    this.#isPaused = false
    for (const work of this.#late.splice(0)) work()
  }

  close(code: number): void {
    if (this.readyState !== OPEN) return
    this.readyState = CLOSING
    this.#wire.down(() => {
      this.#wire.closeBrowser(code)
      this.#wire.up(() => this.end(code))
    })
  }

  terminate(): void {
    if (this.readyState === CLOSED) return
    this.#wire.down(() => this.#wire.closeBrowser(ABNORMAL))
    this.end(ABNORMAL)
  }

  /** What the browser has sent; it waits while nobody reads. */
  take(frame: Buffer): void {
    if (this.readyState === CLOSED) return
    if (this.#isPaused) this.#late.push(() => this.take(frame))
    else this.emit('message', frame, true)
  }

  end(code: number): void {
    if (this.readyState === CLOSED) return
    // A paused socket reads its end behind everything before it.
    if (this.#isPaused && code !== ABNORMAL) this.#late.push(() => this.end(code))
    else {
      this.readyState = CLOSED
      this.emit('close', code)
    }
  }
}
