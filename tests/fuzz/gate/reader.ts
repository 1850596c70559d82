/** The gate's reader and Yjs' own must read the same bytes as the same update, or the gate judges another one. */
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { RECONNECT } from '#server/realtime/gate/limits.ts'
import { readUpdate, type Struct } from '#server/realtime/gate/read-update.ts'
import { Breach } from '#server/realtime/gate/rules.ts'
import { attack } from './attacks.ts'
import { BesiegedBoard } from './besieged-board.ts'
import { GateFailed } from './gated-document.ts'
import { Random } from './random.ts'

export type ReaderRun = { frames: number; read: number }

/** Throws `GateFailed` when the two differ. */
export function runReader(seed: number, frames: number): ReaderRun {
  const random = new Random(seed)
  const board = new BesiegedBoard(random, 60)
  const run: ReaderRun = { frames: 0, read: 0 }
  for (; run.frames < frames; run.frames++) if (readBoth(attack(board, random))) run.read++
  return run
}

/** Whether the gate reads it at all. */
export function readBoth(bytes: Uint8Array): boolean {
  const ours = oursOf(bytes)
  if (ours === null) return false
  const theirs = theirsOf(bytes)
  if (!isDeepStrictEqual(ours, theirs))
    throw new GateFailed(`Read differently: ${Buffer.from(bytes).toString('base64').slice(0, 400)}`)
  return true
}

function oursOf(bytes: Uint8Array): unknown {
  try {
    const { blocks, deletes } = readUpdate(bytes, RECONNECT)
    return {
      structs: blocks.flatMap(({ structs }) => structs.map(plain)),
      deletes: deletes.map(({ client, ranges }) => ({ client, ranges: [...ranges] })).filter(hasRanges),
    }
  } catch (thrown) {
    if (thrown instanceof Breach) return null
    throw new GateFailed('The reader throws', { cause: thrown })
  }
}

function theirsOf(bytes: Uint8Array): unknown {
  const { structs, ds } = Y.decodeUpdate(bytes)
  return {
    structs: structs.map(plainOfYjs),
    deletes: [...ds.clients]
      .map(([client, ranges]) => ({
        client,
        ranges: ranges.flatMap(({ clock, len }) => [clock, clock + len]),
      }))
      .filter(hasRanges),
  }
}

function hasRanges({ ranges }: { ranges: number[] }): boolean {
  return ranges.length > 0
}

function plain({ client, clock, length, content, origin, right, root, parent, sub, values }: Struct) {
  const id = (of: typeof origin) => of && [of.client, of.clock]
  const held = content === 'values' ? values : null
  return {
    id: [client, clock],
    length,
    content,
    origin: id(origin),
    right: id(right),
    parent: root ?? id(parent),
    sub,
    held,
  }
}

function plainOfYjs(struct: Y.Item | Y.GC | Y.Skip) {
  const id = (of: Y.ID | null) => of && [of.client, of.clock]
  const place = { id: id(struct.id), length: struct.length }
  if (!(struct instanceof Y.Item))
    return { ...place, content: 'collected', origin: null, right: null, parent: null, sub: null, held: null }
  const { origin, rightOrigin, parent, parentSub, content } = struct
  return {
    ...place,
    content: contentOf(content),
    origin: id(origin),
    right: id(rightOrigin),
    parent: parent instanceof Y.ID ? id(parent) : parent,
    sub: parentSub,
    held: content instanceof Y.ContentAny ? content.arr : null,
  }
}

function contentOf(content: unknown): string {
  if (content instanceof Y.ContentString) return 'string'
  if (content instanceof Y.ContentAny) return 'values'
  if (content instanceof Y.ContentDeleted) return 'deleted'
  if (!(content instanceof Y.ContentType)) return 'other'
  return content.type.constructor === Y.Text ? 'text' : content.type.constructor === Y.Map ? 'map' : 'other'
}
