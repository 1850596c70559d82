/** Presence as it goes over the wire: y-protocols' awareness, entry by entry. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { presenceHead } from './protocol.ts'
import { WireFrame } from './wire-frame.ts'

/** More than a board holds connections. */
const MAX_ENTRIES = 2_000

/** A frame that says nothing: the stock provider hangs up when it has heard nothing for 30 s. */
export const STILL_HERE = new WireFrame('presence', presenceHead(1), countOf(0))

/** A frame of all entries, and the same without one of them: cut out of the same bytes, since everybody gets one. */
export class SharedFrame {
  readonly whole: WireFrame
  readonly #all: Buffer
  readonly #entries: readonly Uint8Array[]
  readonly #starts: number[] = []
  readonly #fewer: Uint8Array

  constructor(entries: readonly Uint8Array[]) {
    this.#entries = entries
    this.#all = Buffer.concat(entries)
    let end = 0
    for (const { length } of entries) {
      this.#starts.push(end)
      end += length
    }
    const count = countOf(entries.length)
    this.#fewer = countOf(entries.length - 1)
    this.whole = new WireFrame('presence', presenceHead(count.length + end), count, this.#all)
  }

  without(index: number): WireFrame {
    const start = this.#starts[index]!
    const { length } = this.#entries[index]!
    const head = presenceHead(this.#fewer.length + this.#all.length - length)
    return new WireFrame(
      'presence',
      head,
      this.#fewer,
      this.#all.subarray(0, start),
      this.#all.subarray(start + length),
    )
  }
}

/** Entries as they lie in the frame, unread; none when it is cut off. */
export function readEntries(body: Uint8Array): { clientId: number; json: Uint8Array }[] {
  try {
    const decoder = decoding.createDecoder(body)
    const entries = []
    for (let left = Math.min(decoding.readVarUint(decoder), MAX_ENTRIES); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      entries.push({ clientId, json: decoding.readVarUint8Array(decoder) })
    }
    return entries
  } catch {
    return []
  }
}

/** One entry of a frame; `json` is what is said of the clientID, `null` that they are gone. */
export function encodeEntry(clientId: number, clock: number, json: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  })
}

function countOf(entries: number): Uint8Array {
  return encoding.encode((encoder) => encoding.writeVarUint(encoder, entries))
}
