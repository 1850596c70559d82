/**
 * The bytes of one journal row: what one flush took in for one board.
 *
 *   byte      format, 1
 *   repeated  16 bytes person (zeros: the server), varUint length, the update
 */
import { crc32 } from 'node:zlib'

export type Authored = { author: string | null; update: Uint8Array }

const FORMAT = 1
const PERSON = 16
const SERVER = Buffer.alloc(PERSON)

export function encodeRow(updates: readonly Authored[]): Buffer {
  const row = Buffer.allocUnsafe(
    updates.reduce((sum, { update }) => sum + PERSON + varUintLength(update.length) + update.length, 1),
  )
  let at = row.writeUInt8(FORMAT)
  for (const { author, update } of updates) {
    at += (author === null ? SERVER : uuidBytes(author)).copy(row, at)
    at = writeVarUint(row, at, update.length)
    row.set(update, at)
    at += update.length
  }
  return row
}

/** Throws on anything that `encodeRow` would not have written. */
export function decodeRow(row: Buffer): Authored[] {
  if (row[0] !== FORMAT) throw new RangeError(`Journal row of format ${row[0]}`)
  const updates: Authored[] = []
  let at = 1
  while (at < row.length) {
    const person = row.subarray(at, at + PERSON)
    at += PERSON
    let length = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = row[at++]
      if (byte === undefined || factor > 2 ** 28) throw new RangeError('Journal row is cut off')
      length += (byte & 127) * factor
      if (byte < 128) break
    }
    if (at + length > row.length) throw new RangeError('Journal row is cut off')
    updates.push({
      author: person.equals(SERVER) ? null : uuidText(person),
      update: row.subarray(at, at + length),
    })
    at += length
  }
  return updates
}

export function checksum(bytes: Uint8Array): number {
  return crc32(bytes)
}

function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function varUintLength(value: number): number {
  let length = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length++
  return length
}

function writeVarUint(bytes: Buffer, start: number, value: number): number {
  let at = start
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = 128 | (rest & 127)
  bytes[at++] = rest
  return at
}
