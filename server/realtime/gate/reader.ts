/** The numbers and strings of lib0's encoding, as lib0 reads them, without its cost for short strings. */
import { Breach } from './rules.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Keys met before, by a hash of their bytes; a new one takes the place of an old one. They come from an object,
 * so that the engine compares and looks them up by address.
 */
const KEPT: (string | undefined)[] = new Array(512).fill(undefined)
const MAX_KEPT = 16

/** Throws a `Breach` of G2 or G19. */
export class Reader {
  at = 0
  readonly #bytes: Uint8Array
  /** Made for the first string. `#latin1` is all bytes as one string, so that an ASCII string is a slice of it. */
  #buffer: Buffer | null = null
  #latin1 = ''

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  byte(): number {
    const byte = this.#bytes[this.at++]
    if (byte === undefined) throw new Breach('G2')
    return byte
  }

  flag(): boolean {
    const flag = this.uint()
    if (flag > 1) throw new Breach('G2')
    return flag === 1
  }

  uint(): number {
    const byte = this.byte()
    return byte < 0x80 ? byte : this.#more(byte & 0x7f, 0x80)
  }

  int(): number {
    const byte = this.byte()
    const sign = byte & 0x40 ? -1 : 1
    return sign * (byte & 0x80 ? this.#more(byte & 0x3f, 0x40) : byte & 0x3f)
  }

  #more(start: number, unit: number): number {
    let number = start
    for (let scale = unit; ; scale *= 0x80) {
      const byte = this.byte()
      number += (byte & 0x7f) * scale
      if (number > Number.MAX_SAFE_INTEGER) throw new Breach('G2')
      if (byte < 0x80) return number
    }
  }

  view(length: number): DataView {
    const from = this.#take(length)
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset + from, length)
  }

  /** Without NUL, which PostgreSQL cannot store, and well-formed: half an emoji has no UTF-8. */
  string(): string {
    const length = this.uint()
    const from = this.#take(length)
    let bits = 0
    for (let at = from; at < this.at; at++) {
      const byte = this.#bytes[at]!
      if (byte === 0) throw new Breach('G19')
      bits |= byte
    }
    return this.#decode(from, length, bits < 0x80)
  }

  /** A string that is likely to be one of few: a field's name, a property of a value. */
  key(): string {
    const start = this.at
    const length = this.uint()
    if (length > 0 && length <= MAX_KEPT) {
      const from = this.#take(length)
      let hash = length
      for (let at = from; at < this.at; at++) hash = (hash * 31 + this.#bytes[at]!) & (KEPT.length - 1)
      const kept = KEPT[hash]
      if (kept?.length === length && this.#isAt(kept, from)) return kept
      this.at = start
      const key = this.string()
      if (key.length === length) KEPT[hash] = Object.keys({ [key]: null })[0]
      return key
    }
    this.at = start
    return this.string()
  }

  /** Only for ASCII, where a letter is a byte. */
  #isAt(text: string, from: number): boolean {
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== this.#bytes[from + i]) return false
    return true
  }

  #decode(from: number, length: number, isAscii: boolean): string {
    if (length === 0) return ''
    if (isAscii && length === 1) return String.fromCharCode(this.#bytes[from]!)
    if (this.#buffer === null) {
      const { buffer, byteOffset } = this.#bytes
      this.#buffer = Buffer.from(buffer, byteOffset, this.#bytes.length)
      this.#latin1 = this.#buffer.toString('latin1')
    }
    if (isAscii) return this.#latin1.slice(from, this.at)
    const text = this.#buffer.toString('utf8', from, this.at)
    // A Buffer writes this where there is no UTF-8; the sender may also have meant it.
    return text.includes('\ufffd') ? this.#strictly(from) : text
  }

  #strictly(from: number): string {
    try {
      return UTF8.decode(this.#bytes.subarray(from, this.at))
    } catch {
      throw new Breach('G19')
    }
  }

  #take(length: number): number {
    const from = this.at
    if (length > this.#bytes.length - from) throw new Breach('G2')
    this.at = from + length
    return from
  }
}
