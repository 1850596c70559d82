/** A WebSocket byte for byte: what no library would send. */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { until } from '#tests/integration/realtime/until.ts'

export type Bits = { opcode?: number; fin?: boolean; rsv?: number; masked?: boolean; announced?: bigint }

export class RawWebSocket {
  /** What the server answered the handshake with; 0 before it has. */
  status = 0
  /** The code of its close frame; 1006 when it hung up without one. */
  closed: number | null = null
  /** Frames that it sent, by opcode. */
  readonly frames: { opcode: number; payload: Buffer }[] = []
  readonly #socket: Socket
  #bytes = Buffer.alloc(0)

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.on('error', () => {})
    this.#socket.on('data', (bytes) => this.#read(bytes))
    this.#socket.on('close', () => {
      this.closed ??= 1006
    })
  }

  text(text: string): void {
    this.#socket.write(text)
  }

  /** Sends one frame; everything about it can be wrong. */
  frame(payload: Uint8Array, { opcode = 2, fin = true, rsv = 0, masked = true, announced }: Bits = {}): void {
    const length = announced ?? BigInt(payload.length)
    const head = Buffer.alloc(length < 126n ? 2 : length < 65_536n ? 4 : 10)
    head[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode
    head[1] = (masked ? 0x80 : 0) | (length < 126n ? Number(length) : length < 65_536n ? 126 : 127)
    if (head.length === 4) head.writeUInt16BE(Number(length), 2)
    else if (head.length === 10) head.writeBigUInt64BE(length, 2)
    const key = randomBytes(4)
    const body = masked ? Buffer.from(payload.map((byte, at) => byte ^ key[at % 4]!)) : payload
    this.#socket.write(Buffer.concat([head, masked ? key : Buffer.alloc(0), body]))
  }

  async opened(): Promise<this> {
    await until(() => this.status > 0 || this.closed !== null, 'the handshake is answered', 8_000)
    return this
  }

  cut(): void {
    this.#socket.destroy()
  }

  #read(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes])
    if (this.status === 0) {
      const end = this.#bytes.indexOf('\r\n\r\n')
      if (end < 0) return
      this.status = Number(/^HTTP\/1\.1 (\d+)/.exec(this.#bytes.toString('latin1', 0, end))?.[1])
      this.#bytes = this.#bytes.subarray(end + 4)
    }
    if (this.status !== 101) return
    for (let size = this.#sizeOfNext(); size > 0; size = this.#sizeOfNext())
      this.#bytes = this.#bytes.subarray(size)
  }

  /** Reads a frame if it is there whole; the server does not mask. */
  #sizeOfNext(): number {
    const bytes = this.#bytes
    if (bytes.length < 2) return 0
    const short = bytes[1]! & 0x7f
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (bytes.length < head) return 0
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
    if (bytes.length < head + length) return 0
    const opcode = bytes[0]! & 0x0f
    const payload = bytes.subarray(head, head + length)
    this.frames.push({ opcode, payload })
    if (opcode === 8) this.closed = length >= 2 ? payload.readUInt16BE(0) : 1005
    return head + length
  }
}

/** A browser's handshake, line by line. */
export function handshake(path: string, headers: Record<string, string>): string {
  const all = {
    Host: 'localhost',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...headers,
  }
  const lines = Object.entries(all).filter(([, value]) => value !== '')
  return `GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
}
