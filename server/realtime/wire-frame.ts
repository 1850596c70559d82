/**
 * A message as it goes over the socket: one unmasked binary WebSocket frame, made once for everybody who gets it.
 * Decision: frames are written to the TCP stream itself, since `ws` would make a header and two writes of each for
 * every one of a board's readers. Whole frames may stand between those that `ws` writes.
 */
import type { Writable } from 'node:stream'
import type { FrameKind } from './measures.ts'

const FINAL_BINARY = 0x82
const SHORT = 126
const MEDIUM = 0x1_0000
/** A part from this size on is handed over as it is: a thousand joiners share one copy of the board. */
const LARGE = 16 * 1024

/** So many whole frames as bytes. */
export type WireBytes = { kind: FrameKind; count: number; bytes: Buffer }

export class WireFrame {
  readonly kind: FrameKind
  readonly #own: Buffer
  readonly #shared: Uint8Array | null
  readonly #start: number

  /** The message is the parts, one after the other. Nobody may change them afterwards. */
  constructor(kind: FrameKind, ...parts: readonly Uint8Array[]) {
    this.kind = kind
    const length = parts.reduce((sum, part) => sum + part.length, 0)
    const last = parts.at(-1)
    const shared = last && last.length >= LARGE ? last : null
    this.#start = length < SHORT ? 2 : length < MEDIUM ? 4 : 10
    const own = Buffer.allocUnsafe(this.#start + length - (shared?.length ?? 0))
    writeHeader(own, length)
    let at = this.#start
    for (const part of parts) {
      if (part === shared) break
      own.set(part, at)
      at += part.length
    }
    this.#own = own
    this.#shared = shared
  }

  /** Several of a kind to be written at once; null when one of them is too large to be copied. */
  static join(frames: readonly WireFrame[]): WireBytes | null {
    const [first] = frames
    if (!first || frames.some((frame) => frame.#shared)) return null
    return { kind: first.kind, count: frames.length, bytes: Buffer.concat(frames.map((frame) => frame.#own)) }
  }

  /** Bytes on the wire. */
  get length(): number {
    return this.#own.length + (this.#shared?.length ?? 0)
  }

  /** The message alone. */
  get message(): Uint8Array {
    const own = this.#own.subarray(this.#start)
    return this.#shared ? Buffer.concat([own, this.#shared]) : own
  }

  writeTo(stream: Writable): void {
    if (!this.#shared) {
      stream.write(this.#own)
      return
    }
    stream.cork()
    stream.write(this.#own)
    stream.write(this.#shared)
    stream.uncork()
  }
}

function writeHeader(bytes: Buffer, length: number): void {
  bytes[0] = FINAL_BINARY
  if (length < SHORT) {
    bytes[1] = length
  } else if (length < MEDIUM) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
}
