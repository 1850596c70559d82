/** Updates written by hand, byte for byte as Yjs V1 has them, so that a test can say what no client would. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export type RawId = readonly [client: number, clock: number]

export type RawContent =
  | { kind: 'gc' | 'skip' | 'deleted'; length: number }
  | { kind: 'string'; text: string }
  | { kind: 'any'; values: readonly unknown[] }
  /** 0 array, 1 map, 2 text, 3 and up XML. */
  | { kind: 'type'; ref: number }
  /** What the board never holds, by its number in Yjs, with its bytes. */
  | { kind: 'other'; ref: number; bytes: Uint8Array }

export type RawStruct = {
  content: RawContent
  origin?: RawId | null
  right?: RawId | null
  /** A root's name or the id of a type; written only when there is neither origin nor right. */
  parent?: string | RawId | null
  sub?: string | null
}

export type RawBlock = { client: number; clock: number; structs: RawStruct[] }
export type RawDeletes = { client: number; ranges: (readonly [clock: number, length: number])[] }
export type RawUpdate = { blocks: RawBlock[]; deletes: RawDeletes[] }

const REF = { gc: 0, skip: 10, deleted: 1, string: 4, any: 8, type: 7 } as const

export function encodeRaw({ blocks, deletes }: RawUpdate): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, blocks.length)
    for (const { client, clock, structs } of blocks) {
      encoding.writeVarUint(encoder, structs.length)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      for (const struct of structs) writeStruct(encoder, struct)
    }
    encoding.writeVarUint(encoder, deletes.length)
    for (const { client, ranges } of deletes) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length)
      for (const [clock, length] of ranges) {
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarUint(encoder, length)
      }
    }
  })
}

function writeStruct(encoder: encoding.Encoder, { content, origin, right, parent, sub }: RawStruct): void {
  const ref = content.kind === 'other' ? content.ref : REF[content.kind]
  if (content.kind === 'gc' || content.kind === 'skip') {
    encoding.writeUint8(encoder, ref)
    encoding.writeVarUint(encoder, content.length)
    return
  }
  const hasSub = sub !== undefined && sub !== null
  encoding.writeUint8(encoder, ref | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (hasSub ? 0x20 : 0))
  if (origin) writeId(encoder, origin)
  if (right) writeId(encoder, right)
  if (!origin && !right) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
    else writeId(encoder, parent ?? [0, 0])
    if (hasSub) encoding.writeVarString(encoder, sub)
  }
  writeContent(encoder, content)
}

function writeContent(encoder: encoding.Encoder, content: RawContent): void {
  if (content.kind === 'string') encoding.writeVarString(encoder, content.text)
  else if (content.kind === 'any') {
    encoding.writeVarUint(encoder, content.values.length)
    for (const value of content.values) encoding.writeAny(encoder, value as never)
  } else if (content.kind === 'type') encoding.writeVarUint(encoder, content.ref)
  else if (content.kind === 'other') encoding.writeUint8Array(encoder, content.bytes)
  else encoding.writeVarUint(encoder, content.length)
}

function writeId(encoder: encoding.Encoder, [client, clock]: RawId): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

/** Takes an honest update apart, so that a test can change it. */
export function decodeRaw(update: Uint8Array): RawUpdate {
  const { structs, ds } = Y.decodeUpdate(update)
  const blocks: RawBlock[] = []
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (blocks.at(-1)?.client !== client) blocks.push({ client, clock, structs: [] })
    blocks.at(-1)!.structs.push(rawStruct(struct))
  }
  const deletes = [...ds.clients].map(([client, ranges]) => ({
    client,
    ranges: ranges.map(({ clock, len }) => [clock, len] as const),
  }))
  return { blocks, deletes }
}

function rawStruct(struct: Y.Item | Y.GC | Y.Skip): RawStruct {
  if (!(struct instanceof Y.Item))
    return { content: { kind: struct instanceof Y.GC ? 'gc' : 'skip', length: struct.length } }
  const { origin, rightOrigin, parent, parentSub } = struct
  return {
    content: rawContent(struct.content, struct.length),
    origin: origin && [origin.client, origin.clock],
    right: rightOrigin && [rightOrigin.client, rightOrigin.clock],
    // Not yet integrated: a name, an id, or nothing.
    parent: parent instanceof Y.ID ? [parent.client, parent.clock] : (parent as unknown as string | null),
    sub: parentSub,
  }
}

function rawContent(content: unknown, length: number): RawContent {
  if (content instanceof Y.ContentString) return { kind: 'string', text: content.str }
  if (content instanceof Y.ContentAny) return { kind: 'any', values: content.arr }
  if (content instanceof Y.ContentType) return { kind: 'type', ref: content.type instanceof Y.Text ? 2 : 1 }
  if (content instanceof Y.ContentDeleted) return { kind: 'deleted', length }
  throw new TypeError('Not content of a board')
}

/** What Yjs reads from the bytes, or null when it reads nothing. */
export function readableByYjs(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | null {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return null
  }
}

/** Bytes of one value in lib0's encoding. */
export function bytesOf(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode(write)
}
