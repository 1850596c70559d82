/** Updates made to hurt: too deep, too many, hanging in the air, or in another format. */
import { randomUUID } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { encodeRaw, type RawContent, type RawStruct } from '#tests/fuzz/gate/raw-update.ts'
import type { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { cardItem, clockOf, fieldItem, gc, letter, MAP, raw, string } from './forge.ts'
import { ORSAK, UTFALL } from './scene.ts'

/** A clientID that the board has not seen. */
export const fresh = () => Math.floor(Math.random() * 2 ** 32)

/** An update as `encodeStateAsUpdateV2` makes it. */
export function v2(): Uint8Array {
  const doc = new Y.Doc()
  addUtfall(openBoard(doc), { id: randomUUID(), kategori: 'resultat', rubrik: 'Andra formatet' })
  return Y.encodeStateAsUpdateV2(doc)
}

export function overlapping(me: ScriptedClient): Uint8Array {
  const [client, clock] = letter(me, 'orsaker', ORSAK, 'text')
  return raw(me, [], {
    deletes: [
      {
        client,
        ranges: [
          [clock - 1, 2],
          [clock, 1],
        ],
      },
    ],
  })
}

export function pastes(me: ScriptedClient, count: number): Uint8Array {
  return Y.mergeUpdates(Array.from({ length: count }, () => ownDoc(me)))
}

/** A card with a long text under a clientID of its own. */
export function ownDoc(_me: ScriptedClient): Uint8Array {
  const doc = new Y.Doc()
  addUtfall(openBoard(doc), {
    id: randomUUID(),
    kategori: 'resultat',
    rubrik: 'Lång',
    iakttagelse: 'ord '.repeat(1_400),
  })
  return Y.encodeStateAsUpdate(doc)
}

export function waiting(): Uint8Array {
  const [a, b] = [fresh(), fresh()]
  return encodeRaw({
    blocks: [
      { client: a, clock: 0, structs: [{ content: string('x'), origin: [b, 0] }] },
      { client: b, clock: 0, structs: [{ content: string('x'), origin: [a, 0] }] },
    ],
    deletes: [],
  })
}

/** One that follows the other may come in either order. */
export function chained(me: ScriptedClient): Uint8Array {
  const [a, b] = [fresh(), fresh()]
  const origin = letter(me, 'orsaker', ORSAK, 'text')
  return encodeRaw({
    blocks: [
      { client: a, clock: 0, structs: [{ content: string('x'), origin: [b, 0] }] },
      { client: b, clock: 0, structs: [{ content: string('x'), origin }] },
    ],
    deletes: [],
  })
}

export function twice(me: ScriptedClient): Uint8Array {
  const structs = [{ content: string('x'), origin: letter(me, 'orsaker', ORSAK, 'text') }]
  const block = { client: me.doc.clientID, clock: clockOf(me), structs }
  return encodeRaw({ blocks: [block, { ...block, clock: block.clock + 1 }], deletes: [] })
}

export function crowd(me: ScriptedClient, each: number): Uint8Array {
  const origin = letter(me, 'utfall', UTFALL, 'rubrik')
  const clients = [fresh(), fresh()]
  // Each in front of the one before, as two people would who do not hear each other.
  const structsOf = (client: number) =>
    Array.from({ length: each }, (_, clock): RawStruct => {
      return { content: string('x'), origin, right: clock === 0 ? null : [client, clock - 1] }
    })
  return encodeRaw({
    blocks: clients.map((client) => ({ client, clock: 0, structs: structsOf(client) })),
    deletes: clients.map((client) => ({ client, ranges: [[0, each]] })),
  })
}

export function deepValue(depth: number): RawContent {
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    for (let level = 0; level < depth; level++) {
      encoding.writeUint8(encoder, 117)
      encoding.writeVarUint(encoder, 1)
    }
    encoding.writeUint8(encoder, 126)
  })
  return { kind: 'other', ref: 8, bytes }
}

export function nested(me: ScriptedClient, depth: number): Uint8Array {
  const { clientID } = me.doc
  const clock = clockOf(me)
  const inner = Array.from({ length: depth }, (_, n) => ({
    content: MAP,
    parent: [clientID, clock + n] as const,
    sub: 'x',
  }))
  return raw(me, [{ content: MAP, parent: cardItem(me, 'orsaker', ORSAK), sub: 'paverkan' }, ...inner])
}

export function formatted(key: string, value: string): RawContent {
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarString(encoder, key)
    encoding.writeVarString(encoder, JSON.stringify(value))
  })
  return { kind: 'other', ref: 6, bytes }
}

export function embedded(): RawContent {
  const json = JSON.stringify({ image: 'https://evil.example/x.png' })
  return {
    kind: 'other',
    ref: 5,
    bytes: encoding.encode((encoder) => encoding.writeVarString(encoder, json)),
  }
}

/** Yjs drops what it knows, but first cuts where it points: between the halves of the emoji in the cause's text. */
export function cutEmoji(me: ScriptedClient): Uint8Array {
  const text = textOf(me.board, 'orsaker', ORSAK, 'text')!
  for (let item = text._start; item; item = item.right) {
    const half = item.content instanceof Y.ContentString ? item.content.str.search(/[\ud800-\udbff]/) : -1
    if (half < 0) continue
    const { client, clock } = item.id
    const known: RawStruct = { content: string('x'), origin: [client, clock + half] }
    const [card, at] = cardItem(me, 'utfall', UTFALL)
    return encodeRaw({ blocks: [{ client: card, clock: at, structs: [known] }], deletes: [] })
  }
  throw new Error('There is no emoji in the text')
}

export function onCollected(me: ScriptedClient): Uint8Array {
  const { clientID } = me.doc
  const clock = clockOf(me)
  return raw(me, [gc(3), { content: string('x'), origin: [clientID, clock + 1] }])
}

export function gone(me: ScriptedClient): Uint8Array {
  const [client, clock] = fieldItem(me, 'utfall', UTFALL, 'iakttagelse')
  return raw(me, [], { deletes: [{ client, ranges: [[clock, 1]] }] })
}
