/**
 * Reads an update in Yjs' V1 encoding, and only what a board may hold. Yjs' own reader makes whatever a sender
 * asks for (an array of thirty million slots out of 7 bytes, subdocuments, parsed JSON, objects with a foreign
 * prototype) before anybody can object, and costs as much as applying. The two must never understand the same
 * bytes differently: tests/fuzz/gate-reader.test.ts compares them.
 */
import type { GateLimits } from './limits.ts'
import type { Place } from './places.ts'
import { Reader } from './reader.ts'
import { Breach } from './rules.ts'

/** What a struct carries. `collected` has no content any more, `deleted` keeps only its place. */
export type Content = 'collected' | 'deleted' | 'string' | 'values' | 'map' | 'text'

export class Id {
  readonly client: number
  readonly clock: number

  constructor(client: number, clock: number) {
    this.client = client
    this.clock = clock
  }
}

/** A struct as it was sent. */
export class Struct {
  readonly client: number
  readonly clock: number
  content: Content = 'collected'
  length = 0
  origin: Id | null = null
  right: Id | null = null
  /** Only without origin and right origin: the root's name, or the id of the type that holds it. */
  root: string | null = null
  parent: Id | null = null
  sub: string | null = null
  values: readonly unknown[] = NONE
  /** Where the walk found it to lie, and what it opened if it is a type. */
  place: Place | null = null
  opens: Place | null = null
  /** For a value: the one of the same field that the walk met before it. */
  writtenAfter: Struct | null = null
  /** The update deletes the last of it as well, or all that is new of it. */
  isDeleted = false
  isGone = false

  constructor(client: number, clock: number) {
    this.client = client
    this.clock = clock
  }
}

/** Consecutive structs of one client. */
export type StructBlock = { client: number; structs: Struct[] }
/** Clock ranges `[from, to)` of one client, ascending and apart. */
export type DeleteBlock = { client: number; ranges: number[] }
export type Update = { blocks: StructBlock[]; deletes: DeleteBlock[] }

const NONE: readonly unknown[] = []
const MAX_CLIENT = 0xffff_ffff
/** A series of points in a value is three deep; a deeper one is no value of ours. */
const MAX_VALUE_DEPTH = 3

/** Throws a `Breach` of G1, G2, G3, G18 or G19. */
export function readUpdate(bytes: Uint8Array, limits: GateLimits): Update {
  if (bytes.length > limits.bytes) throw new Breach('G1')
  const reader = new Reader(bytes)
  const blocks = readBlocks(reader, limits.structs)
  const deletes = readDeletes(reader)
  if (reader.at !== bytes.length) throw new Breach('G2')
  return { blocks, deletes }
}

function readBlocks(reader: Reader, maxStructs: number): StructBlock[] {
  const blocks: StructBlock[] = []
  let left = maxStructs
  for (let count = reader.uint(); count > 0; count--) {
    const length = reader.uint()
    if ((left -= length) < 0) throw new Breach('G1')
    const client = readClient(reader)
    const structs: Struct[] = []
    let clock = reader.uint()
    for (let i = 0; i < length; i++) {
      const struct = readStruct(reader, client, clock)
      clock += struct.length
      if (struct.length === 0 || clock > Number.MAX_SAFE_INTEGER) throw new Breach('G2')
      structs.push(struct)
    }
    blocks.push({ client, structs })
  }
  if (blocks.length > 1 && new Set(blocks.map(({ client }) => client)).size < blocks.length)
    throw new Breach('G2')
  return blocks
}

const HAS_ORIGIN = 0x80
const HAS_RIGHT = 0x40
const HAS_SUB = 0x20

function readStruct(reader: Reader, client: number, clock: number): Struct {
  const struct = new Struct(client, clock)
  const info = reader.byte()
  const kind = info & 0x1f
  if (kind === 0) struct.length = reader.uint()
  else if (kind === 10)
    throw new Breach('G3') // a Skip: the sender itself lacks what is here
  else {
    readReferences(reader, struct, info)
    readContent(reader, struct, kind)
  }
  return struct
}

function readReferences(reader: Reader, struct: Struct, info: number): void {
  if (info & HAS_ORIGIN) struct.origin = new Id(reader.uint(), reader.uint())
  if (info & HAS_RIGHT) struct.right = new Id(reader.uint(), reader.uint())
  if (info & (HAS_ORIGIN | HAS_RIGHT)) return
  if (reader.flag()) struct.root = reader.key()
  else struct.parent = new Id(reader.uint(), reader.uint())
  if (info & HAS_SUB) struct.sub = reader.key()
}

function readContent(reader: Reader, struct: Struct, kind: number): void {
  switch (kind) {
    case 1:
      struct.content = 'deleted'
      struct.length = reader.uint()
      break
    case 4:
      struct.content = 'string'
      struct.length = reader.string().length
      break
    case 7:
      struct.content = readType(reader)
      struct.length = 1
      break
    case 8: {
      const values: unknown[] = []
      for (let left = reader.uint(); left > 0; left--) values.push(readValue(reader, MAX_VALUE_DEPTH))
      struct.content = 'values'
      struct.length = values.length
      struct.values = values
      break
    }
    default:
      // JSON, bytes, embeds, formats, subdocuments; and numbers that Yjs does not know either.
      throw new Breach(kind < 10 ? 'G18' : 'G2')
  }
}

function readType(reader: Reader): Content {
  switch (reader.uint()) {
    case 1:
      return 'map'
    case 2:
      return 'text'
    default:
      throw new Breach('G18') // arrays and XML
  }
}

function readValue(reader: Reader, depth: number): unknown {
  switch (reader.byte()) {
    case 126:
      return null
    case 125:
      return reader.int()
    case 124:
      return reader.view(4).getFloat32(0)
    case 123:
      return reader.view(8).getFloat64(0)
    case 121:
      return false
    case 120:
      return true
    case 119:
      return reader.string()
    case 118:
      return readObject(reader, depth - 1)
    case 117:
      return readArray(reader, depth - 1)
    default:
      throw new Breach('G18') // undefined, bigints and bytes are not JSON
  }
}

function readObject(reader: Reader, depth: number): Record<string, unknown> {
  if (depth < 0) throw new Breach('G18')
  const object: Record<string, unknown> = {}
  for (let left = reader.uint(); left > 0; left--) {
    const key = reader.key()
    // Yjs assigns it as it stands, which gives the object the sender's prototype instead of a key.
    if (key === '__proto__') throw new Breach('G18')
    object[key] = readValue(reader, depth)
  }
  return object
}

function readArray(reader: Reader, depth: number): unknown[] {
  if (depth < 0) throw new Breach('G18')
  const array: unknown[] = []
  for (let left = reader.uint(); left > 0; left--) array.push(readValue(reader, depth))
  return array
}

function readDeletes(reader: Reader): DeleteBlock[] {
  const deletes: DeleteBlock[] = []
  for (let count = reader.uint(); count > 0; count--) {
    const client = readClient(reader)
    const ranges: number[] = []
    let end = 0
    for (let left = reader.uint(); left > 0; left--) {
      const from = reader.uint()
      const to = from + reader.uint()
      // Ranges that lie across each other would let a small frame walk the same structs again and again.
      if (from < end || to === from || to > Number.MAX_SAFE_INTEGER) throw new Breach('G2')
      ranges.push(from, to)
      end = to
    }
    deletes.push({ client, ranges })
  }
  if (deletes.length > 1 && new Set(deletes.map(({ client }) => client)).size < deletes.length)
    throw new Breach('G2')
  return deletes
}

/** Yjs draws 32-bit clientIDs. A greater one would win every tie between two people who write one value at once. */
function readClient(reader: Reader): number {
  const client = reader.uint()
  if (client > MAX_CLIENT) throw new Breach('G2')
  return client
}
