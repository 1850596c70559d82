/**
 * A way through the network that goes wrong as networks do: late, slow, at a standstill, cut, or gone without a word.
 * TCP in user space, so it stands between anybody and any port, and needs nothing of the kernel.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Weather = {
  /** Each byte comes this much later, and up to `jitterMs` more; order is kept. */
  delayMs: number
  jitterMs: number
  /** Null: as fast as it goes. */
  bytesPerSecond: number | null
  /** Nothing moves until it clears; nothing is lost. */
  isStalled: boolean
}

export const CALM: Weather = { delayMs: 0, jitterMs: 0, bytesPerSecond: null, isStalled: false }

/** `up` is towards the server. */
export type Way = 'up' | 'down'

export type FaultProxy = {
  port: number
  /** Connections that go through it now. */
  readonly open: number
  /** Changes the weather, both ways unless said otherwise. */
  set(weather: Partial<Weather>, ...ways: Way[]): void
  /** Resets every connection. */
  cut(): void
  /** From now on the connections there are carry nothing and say nothing: both ends believe in them. New ones work. */
  vanish(): void
  /** While true, nobody new gets through. */
  isDown: boolean
  close(): Promise<void>
}

/** What lies between reading and writing at most: a slow reader must be felt by whoever writes to it. */
const WINDOW_BYTES = 16 * 1024
const SLICE_MS = 50

/** Opens a way to a port of this machine. `random` gives the jitter. */
export async function createFaultProxy(toPort: number, random: () => number): Promise<FaultProxy> {
  const weather: Record<Way, Weather> = { up: CALM, down: CALM }
  const lines = new Set<Line>()
  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (proxy.isDown) {
      near.on('error', () => {})
      near.resetAndDestroy()
      return
    }
    const far = connect({ port: toPort, host: '127.0.0.1', allowHalfOpen: true })
    const line = new Line(near, far, weather, random)
    lines.add(line)
    line.onEnd = () => lines.delete(line)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const proxy: FaultProxy = {
    port: (server.address() as AddressInfo).port,
    isDown: false,
    get open() {
      return lines.size
    },
    set(change, ...ways) {
      for (const way of ways.length > 0 ? ways : (['up', 'down'] as const))
        weather[way] = { ...weather[way], ...change }
      for (const line of lines) line.wake()
    },
    cut() {
      for (const line of lines) line.reset()
    },
    vanish() {
      for (const line of lines) line.vanish()
    },
    async close() {
      proxy.cut()
      await new Promise((done) => server.close(done))
    },
  }
  return proxy
}

/** One connection through the proxy: two lanes. */
class Line {
  onEnd: () => void = () => {}
  readonly #sockets: readonly [Socket, Socket]
  readonly #lanes: readonly [Lane, Lane]

  constructor(near: Socket, far: Socket, weather: Record<Way, Weather>, random: () => number) {
    this.#sockets = [near, far]
    this.#lanes = [
      new Lane(near, far, () => weather.up, random),
      new Lane(far, near, () => weather.down, random),
    ]
    for (const socket of this.#sockets) {
      socket.setNoDelay(true)
      socket.on('error', () => this.reset())
      socket.on('close', () => this.#lanes.every(({ isOver }) => isOver) && this.#end())
    }
  }

  wake(): void {
    for (const lane of this.#lanes) lane.wake()
  }

  vanish(): void {
    for (const lane of this.#lanes) lane.vanish()
  }

  reset(): void {
    for (const socket of this.#sockets) if (!socket.destroyed) socket.resetAndDestroy()
    this.#end()
  }

  #end(): void {
    for (const lane of this.#lanes) lane.stop()
    this.onEnd()
  }
}

/** Bytes one way, each with the time when it is due. */
class Lane {
  readonly #from: Socket
  readonly #to: Socket
  readonly #weather: () => Weather
  readonly #random: () => number
  #queue: { due: number; bytes: Buffer }[] = []
  #held = 0
  #freeAt = 0
  #timer: NodeJS.Timeout | null = null
  #hasEnded = false
  #isGone = false

  constructor(from: Socket, to: Socket, weather: () => Weather, random: () => number) {
    this.#from = from
    this.#to = to
    this.#weather = weather
    this.#random = random
    from.on('data', (bytes) => this.#take(bytes))
    from.on('end', () => {
      this.#hasEnded = true
      this.wake()
    })
    to.on('drain', () => this.wake())
  }

  /** Nothing more will come this way. */
  get isOver(): boolean {
    return this.#from.destroyed && this.#queue.length === 0
  }

  vanish(): void {
    this.#isGone = true
    this.#queue = []
    this.#from.resume()
  }

  stop(): void {
    this.#isGone = true
    if (this.#timer) clearTimeout(this.#timer)
  }

  /** Moves what is due, and comes back for the rest. */
  wake(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const { isStalled, bytesPerSecond } = this.#weather()
    if (this.#isGone || isStalled || this.#to.destroyed) return
    for (let head = this.#queue[0]; head; head = this.#queue[0]) {
      const now = performance.now()
      const at = Math.max(head.due, this.#freeAt)
      if (at > now) {
        this.#timer = setTimeout(() => this.wake(), at - now)
        return
      }
      if (this.#to.writableNeedDrain) return
      const slice = bytesPerSecond ? Math.max(1, Math.floor((bytesPerSecond * SLICE_MS) / 1000)) : Infinity
      const bytes = head.bytes.subarray(0, slice)
      head.bytes = head.bytes.subarray(bytes.length)
      if (head.bytes.length === 0) this.#queue.shift()
      if (bytesPerSecond) this.#freeAt = now + (bytes.length * 1000) / bytesPerSecond
      this.#held -= bytes.length
      this.#to.write(bytes)
    }
    this.#from.resume()
    if (this.#hasEnded) this.#to.end()
  }

  #take(bytes: Buffer): void {
    if (this.#isGone) return
    const { delayMs, jitterMs } = this.#weather()
    const last = this.#queue.at(-1)?.due ?? 0
    const due = performance.now() + delayMs + this.#random() * jitterMs
    this.#queue.push({ due: Math.max(last, due), bytes })
    this.#held += bytes.length
    if (this.#held > WINDOW_BYTES) this.#from.pause()
    this.wake()
  }
}
