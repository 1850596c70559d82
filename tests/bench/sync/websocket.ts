/**
 * A WebSocket client that costs less to receive a frame with than any server to send it: straight on the TCP socket,
 * into one buffer that all sockets share. The frame that `onFrame` gets lives only until it returns.
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10
const SHARED = Buffer.allocUnsafeSlow(1 << 20)

export type Address = { port: number; path: string; headers: Record<string, string> }

export class LightSocket {
  onOpen: () => void = () => {}
  onFrame: (frame: Buffer) => void = () => {}
  /** `why` is the close code and reason, or what went wrong. */
  onClose: (why: string) => void = () => {}
  bytesIn = 0
  framesIn = 0
  readonly #socket: Socket
  #isOpen = false
  #why = 'the connection ended'
  /** The beginning of a frame whose length is not known yet. */
  #head: Buffer | null = null
  /** A frame that is not whole yet, and how much of it is there. */
  #partial: Buffer | null = null
  #filled = 0

  constructor({ port, path, headers }: Address) {
    const take = (size: number, buffer: Uint8Array) => {
      this.#take(Buffer.from(buffer.buffer, buffer.byteOffset, size))
      return true
    }
    this.#socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      onread: { buffer: SHARED, callback: take },
    })
    const lines = Object.entries({
      Host: `127.0.0.1:${port}`,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      'Sec-WebSocket-Version': '13',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`)
    this.#socket.once('connect', () => this.#socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`))
    this.#socket.on('error', (error) => {
      this.#why = error.message
    })
    this.#socket.once('close', () => this.onClose(this.#why))
  }

  send(message: Uint8Array): void {
    this.sendFrame(toFrame(message))
  }

  /** Sends what `toFrame` made, as often as wanted. */
  sendFrame(frame: Buffer): void {
    if (!this.#socket.destroyed) this.#socket.write(frame)
  }

  /** Ends it without a word, as a lost network does. */
  cut(): void {
    this.onClose = () => {}
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.bytesIn += chunk.length
    let rest = chunk
    if (this.#partial) {
      const taken = rest.copy(this.#partial, this.#filled)
      this.#filled += taken
      if (this.#filled < this.#partial.length) return
      const whole = this.#partial
      this.#partial = null
      this.#frames(whole)
      rest = rest.subarray(taken)
    }
    if (this.#head) {
      rest = Buffer.concat([this.#head, rest])
      this.#head = null
    }
    if (!this.#isOpen) {
      const end = rest.indexOf('\r\n\r\n')
      if (end === -1) {
        this.#head = Buffer.from(rest)
        return
      }
      const status = rest.toString('latin1', 0, 12)
      if (status !== 'HTTP/1.1 101') {
        this.#why = `refused: ${status}`
        this.#socket.destroy()
        return
      }
      this.#isOpen = true
      // Whatever follows lies in the shared buffer: nothing is read into it before this returns.
      rest = rest.subarray(end + 4)
      this.onOpen()
    }
    this.#frames(rest)
  }

  #frames(bytes: Buffer): void {
    let at = 0
    while (at < bytes.length) {
      const head = headLength(bytes, at)
      if (bytes.length - at < head) {
        this.#head = Buffer.from(bytes.subarray(at))
        return
      }
      const length = payloadLength(bytes, at, head)
      if (bytes.length - at < head + length) {
        this.#partial = Buffer.allocUnsafe(head + length)
        this.#filled = bytes.copy(this.#partial, 0, at)
        return
      }
      this.#frame(bytes[at]!, bytes.subarray(at + head, at + head + length))
      at += head + length
    }
  }

  #frame(first: number, payload: Buffer): void {
    switch (first) {
      case 0x80 | BINARY:
        this.framesIn++
        this.onFrame(payload)
        break
      case 0x80 | PING:
        this.sendFrame(toFrame(payload, PONG))
        break
      case 0x80 | CLOSE:
        this.#why = `${payload.length < 2 ? 1005 : payload.readUInt16BE(0)} ${payload.toString('utf8', 2)}`
        this.#socket.end()
        break
      case 0x80 | PONG:
        break
      default:
        // None of the servers splits its frames or speaks in text.
        this.#why = `a frame that begins with ${first}`
        this.#socket.destroy()
    }
  }
}

/** A masked frame. The mask is zeros, which is allowed and leaves the bytes as they are. */
export function toFrame(payload: Uint8Array, opcode = BINARY): Buffer {
  const { length } = payload
  const head = length < 126 ? 6 : length < 65_536 ? 8 : 14
  const frame = Buffer.alloc(head + length)
  frame[0] = 0x80 | opcode
  if (length < 126) frame[1] = 0x80 | length
  else if (length < 65_536) {
    frame[1] = 0x80 | 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 0x80 | 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(payload, head)
  return frame
}

/** Two when it cannot be known yet. */
function headLength(bytes: Buffer, at: number): number {
  const short = (bytes[at + 1] ?? 0) & 127
  return short === 126 ? 4 : short === 127 ? 10 : 2
}

function payloadLength(bytes: Buffer, at: number, head: number): number {
  if (head === 4) return bytes.readUInt16BE(at + 2)
  return head === 10 ? Number(bytes.readBigUInt64BE(at + 2)) : bytes[at + 1]! & 127
}
