/** A socket as the fuzz tests hold it: over the loopback interface, or in this process where a hundred thousand must be opened. */
import { EventEmitter, once } from 'node:events'
import { WebSocket } from 'ws'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { SignedIn } from '#server/auth/sessions.ts'
import type { Rig, Who } from '#tests/integration/realtime/rig.ts'

export type Wire = {
  write(frame: Uint8Array): void
  /** What the server has sent and nobody has looked at yet. */
  heard: Uint8Array[]
  /** The code it was closed with. */
  readonly closed: number | null
  hangUp(): void
}

/** Opens a wire to a board, once the server reads it. */
export type Dial = (board: BoardRef) => Promise<Wire>

const OPEN = 1
const CLOSED = 3

/** The server's end of a socket without a network: what is written is handed over in the same tick. */
class Line extends EventEmitter implements Wire {
  readonly OPEN = OPEN
  readyState = OPEN
  bufferedAmount = 0
  heard: Uint8Array[] = []
  closed: number | null = null
  #isPaused = false
  #late: Uint8Array[] = []

  write(frame: Uint8Array): void {
    if (this.readyState !== OPEN) return
    if (this.#isPaused) this.#late.push(frame)
    else this.emit('message', Buffer.from(frame), true)
  }

  hangUp(): void {
    this.close(1006)
  }

  send(frame: Uint8Array): void {
    if (this.readyState === OPEN) this.heard.push(frame)
  }

  close(code: number): void {
    if (this.readyState !== OPEN) return
    this.readyState = CLOSED
    this.closed = code
    queueMicrotask(() => this.emit('close', code))
  }

  terminate(): void {
    this.close(1006)
  }

  ping(): void {
    this.emit('pong')
  }

  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    if (!this.#isPaused) return
    this.#isPaused = false
    this.emit('resumed')
    setImmediate(() => {
      for (const frame of this.#late.splice(0)) this.write(frame)
    })
  }
}

/** Straight into the rooms, past the network and the handshake. */
export function dialInProcess(rig: Rig, signedIn: SignedIn): Dial {
  return async (board) => {
    const line = new Line()
    const read = once(line, 'resumed')
    rig.rooms.join(line as unknown as WebSocket, { ...signedIn, board })
    await read
    return line
  }
}

/** Through the door of the real server. */
export function dialOverNetwork(rig: Rig, { cookie }: Who): Dial {
  return async (board) => {
    const socket = new WebSocket(`${rig.url}/${board.id}`, { headers: { cookie } })
    const wire = {
      heard: [] as Uint8Array[],
      closed: null as number | null,
      write: (frame: Uint8Array) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(frame)
      },
      hangUp: () => socket.terminate(),
    }
    socket.on('error', () => {})
    socket.on('message', (frame: Buffer) => wire.heard.push(frame))
    socket.on('close', (code) => {
      wire.closed = code
    })
    await once(socket, 'open')
    return wire
  }
}
