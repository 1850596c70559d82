/** Makes one hostile update: an honest one that is bent, one that is made up, or noise. */
import * as Y from 'yjs'
import { openBoard } from '#domain/board/document.ts'
import { BESLUT_ROOT, CARD_KINDS, CARDS } from '#domain/board/fields.ts'
import { type BesiegedBoard, lastOf, type Seen } from './besieged-board.ts'
import { takeStep } from './person-steps.ts'
import type { Random } from './random.ts'
import {
  decodeRaw,
  encodeRaw,
  type RawContent,
  type RawId,
  type RawStruct,
  type RawUpdate,
} from './raw-update.ts'
import { tempt } from './temptations.ts'

export function attack(board: BesiegedBoard, random: Random): Uint8Array {
  const what = random.below(100)
  if (what < 10) return noise(honest(board, random), random)
  if (what < 16) return honest(board, random)
  if (what < 25) return tempt(board, random)
  const raw = what < 65 ? decodeRaw(honest(board, random)) : made(board, random)
  const seen = board.see()
  for (let bends = what < 55 ? 1 : random.below(4); bends > 0; bends--) bend(raw, board, seen, random)
  return encodeRaw(raw)
}

/** What Mallory's browser would send for a step, or all that it has; or her console, through the same code. */
export function honest(sight: BesiegedBoard, random: Random): Uint8Array {
  const { mallory, malloryClient, server } = sight
  if (random.chance(6)) return Y.encodeStateAsUpdate(mallory)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, random.chance(80) ? sight.state() : Y.encodeStateAsUpdate(mallory))
  copy.clientID = random.chance(70) ? malloryClient : random.uint32()
  const before = Y.encodeStateVector(random.chance(90) ? copy : server.doc)
  const board = openBoard(copy)
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  // Her page would not let her write on another's comment; her console does.
  const isPage = random.chance(60)
  for (let tries = 0; tries < 8 && updates.length === 0; tries++)
    takeStep(board, random, (creator) => !isPage || creator === malloryClient)
  return random.chance(70) ? Y.mergeUpdates(updates) : Y.encodeStateAsUpdate(copy, before)
}

function noise(update: Uint8Array, random: Random): Uint8Array {
  const bytes = update.slice(0, random.chance(10) ? random.below(update.length + 1) : update.length)
  for (let flips = 1 + random.below(3); flips > 0 && bytes.length > 0; flips--)
    bytes[random.below(bytes.length)]! ^= 1 << random.below(8)
  return bytes
}

/** One to four structs by somebody, each beside or under something that is there. */
function made(board: BesiegedBoard, random: Random): RawUpdate {
  const seen = board.see()
  const client = author(board, random)
  const clock = board.clock(client)
  const structs: RawStruct[] = []
  let reached = clock
  for (let count = random.below(4); count > 0; count--) {
    const struct = madeStruct(seen, [client, reached], random)
    structs.push(struct)
    reached += lengthOf(struct.content)
  }
  const deletes = random.chance(40) ? [madeDelete(seen, random)] : []
  return { blocks: structs.length > 0 ? [{ client, clock, structs }] : [], deletes }
}

function madeStruct(seen: readonly Seen[], id: RawId, random: Random): RawStruct {
  const content = someContent(random)
  const what = random.below(10)
  if (what < 5) {
    const beside = random.pick(seen)
    const right = random.chance(15) ? someId(seen, random) : null
    return { content: fitting(beside, random) ?? content, origin: lastOf(beside), right }
  }
  if (what < 7) {
    const parent = random.maybe(seen.filter(({ isType }) => isType)) ?? random.pick(seen)
    return { content, parent: [parent.client, parent.clock], sub: someKey(seen, random) }
  }
  if (what < 8) return { content, origin: [id[0], id[1] - 1] }
  return { content, parent: someRoot(random), sub: someKey(seen, random) }
}

function madeDelete(seen: readonly Seen[], random: Random): RawUpdate['deletes'][number] {
  const { client, clock, length } = random.pick(seen)
  const from = clock + random.below(length)
  return { client, ranges: [[from, 1 + random.below(random.chance(20) ? 50 : length)]] }
}

type Bend = (raw: RawUpdate, board: BesiegedBoard, seen: readonly Seen[], random: Random) => void

function bend(raw: RawUpdate, board: BesiegedBoard, seen: readonly Seen[], random: Random): void {
  const block = random.maybe(raw.blocks)
  random.pick(!block || random.chance(20) ? LOOSE_BENDS : BENDS)(raw, board, seen, random)
}

/** For an update that holds structs. */
const BENDS: readonly Bend[] = [
  (raw, _, seen, random) => {
    someStruct(raw, random).origin = someId(seen, random)
  },
  (raw, _, seen, random) => {
    someStruct(raw, random).right = someId(seen, random)
  },
  (raw, _, seen, random) => {
    const struct = someStruct(raw, random)
    struct.origin = struct.right = null
    struct.parent = random.chance(50) ? someRoot(random) : someId(seen, random)
    struct.sub = random.chance(80) ? someKey(seen, random) : null
  },
  (raw, _, seen, random) => {
    someStruct(raw, random).sub = someKey(seen, random)
  },
  (raw, _, _seen, random) => {
    someStruct(raw, random).content = someContent(random)
  },
  (raw, board, _, random) => {
    random.pick(raw.blocks).client = author(board, random)
  },
  (raw, board, _, random) => {
    const block = random.pick(raw.blocks)
    block.client = author(board, random)
    block.clock = board.clock(block.client)
  },
  (raw, _, _seen, random) => {
    const block = random.pick(raw.blocks)
    block.clock = Math.max(0, block.clock + random.pick([-3, -2, -1, 1, 2, 40, 2 ** 31]))
  },
  (raw, _, _seen, random) => {
    const { structs } = random.pick(raw.blocks)
    structs.splice(random.below(structs.length), 1)
  },
  (raw, _, seen, random) => {
    const block = random.pick(raw.blocks)
    const at = random.below(block.structs.length + 1)
    const clock = block.structs
      .slice(0, at)
      .reduce((sum, { content }) => sum + lengthOf(content), block.clock)
    block.structs.splice(at, 0, madeStruct(seen, [block.client, clock], random))
  },
  (raw, _, _seen, random) => {
    raw.blocks.push(structuredClone(random.pick(raw.blocks)))
  },
  overlap,
  waitForEachOther,
]

/** For any update. */
const LOOSE_BENDS: readonly Bend[] = [
  (raw, _, seen, random) => {
    raw.deletes.push(madeDelete(seen, random))
  },
  (raw, board, _, random) => {
    const client = author(board, random)
    raw.deletes.push({ client, ranges: [[board.clock(client) + random.below(3), 1 + random.below(40)]] })
  },
  (raw, board, _, random) => {
    const client = author(board, random)
    const content: RawContent = { kind: random.chance(70) ? 'gc' : 'skip', length: 1 + random.below(30) }
    raw.blocks.push({ client, clock: board.clock(client), structs: [{ content }] })
  },
  knownAgain,
]

/** A struct that begins before what the document has of its client and ends after it, put somewhere else. */
function overlap(raw: RawUpdate, board: BesiegedBoard, seen: readonly Seen[], random: Random): void {
  const client = random.chance(70) ? board.malloryClient : author(board, random)
  const had = board.clock(client)
  const back = 1 + random.below(3)
  if (had < back) return
  const struct = madeStruct(seen, [client, had - back], random)
  const length = back + 1 + random.below(3)
  struct.content = random.chance(60)
    ? { kind: 'string', text: 'x'.repeat(length) }
    : random.pick([
        { kind: 'any', values: Array(length).fill(true) } as const,
        { kind: 'deleted', length } as const,
      ])
  raw.blocks = [
    ...raw.blocks.filter((block) => block.client !== client),
    { client, clock: had - back, structs: [struct] },
  ]
}

/** Two clients' structs that name each other. */
function waitForEachOther(raw: RawUpdate, _: BesiegedBoard, seen: readonly Seen[], random: Random): void {
  const [a, b] = [random.uint32(), random.uint32()]
  const anchor = random.pick(seen)
  const content: RawContent = { kind: 'string', text: 'x' }
  raw.blocks.push(
    { client: a, clock: 0, structs: [{ content, origin: [b, random.below(2)] }] },
    {
      client: b,
      clock: 0,
      structs: [
        { content, origin: random.chance(50) ? lastOf(anchor) : [a, 0] },
        { content, origin: random.chance(50) ? [a, 0] : [b, 0] },
      ],
    },
  )
}

/** Something that the document has, told differently: Yjs drops it, but looks at what it names. */
function knownAgain(raw: RawUpdate, _: BesiegedBoard, seen: readonly Seen[], random: Random): void {
  const { client, clock, length, item } = random.pick(seen)
  if (raw.blocks.some((block) => block.client === client)) return
  const emoji = random.maybe(seen.filter((other) => other.item.content instanceof Y.ContentString))
  const text = emoji?.item.content instanceof Y.ContentString ? emoji.item.content.str : ''
  const at = text.search(/[\ud800-\udbff]/)
  const cut: RawId | null = emoji && at >= 0 ? [emoji.client, emoji.clock + at] : someId(seen, random)
  const struct: RawStruct = {
    content: item.content instanceof Y.ContentType ? { kind: 'type', ref: 1 } : { kind: 'deleted', length },
    origin: random.chance(70) ? cut : null,
    right: random.chance(20) ? [cut[0], cut[1] + 1] : null,
    parent: someRoot(random),
    sub: someKey(seen, random),
  }
  raw.blocks.push({ client, clock, structs: [struct] })
}

/** Mostly herself; else a colleague, the server, or somebody new. */
function author(board: BesiegedBoard, random: Random): number {
  if (random.chance(60)) return board.malloryClient
  return random.chance(60) ? random.pick(board.colleagues) : random.uint32()
}

function someStruct(raw: RawUpdate, random: Random): RawStruct {
  const { structs } = random.pick(raw.blocks)
  return structs.length > 0 ? random.pick(structs) : { content: { kind: 'gc', length: 1 } }
}

function someId(seen: readonly Seen[], random: Random): RawId {
  const { client, clock, length } = random.pick(seen)
  return [client, clock + random.below(length) + (random.chance(3) ? 1_000 : 0)]
}

function someRoot(random: Random): string {
  return random.pick([...CARD_KINDS, ...CARD_KINDS, BESLUT_ROOT, '__proto__', 'okand'])
}

function someKey(seen: readonly Seen[], random: Random): string {
  const what = random.below(10)
  if (what < 4) return random.pick(Object.keys(CARDS[random.pick(CARD_KINDS)]))
  if (what < 7) return random.pick(seen).path.split('/')[1] ?? 'fas'
  return random.pick([random.id(), 'fas', '__proto__', 'constructor', 'GR-5', '', 'x'.repeat(80)])
}

/** Sometimes what could lie beside an item. */
function fitting({ item }: Seen, random: Random): RawContent | null {
  if (random.chance(40)) return null
  if (item.content instanceof Y.ContentAny) return { kind: 'any', values: item.content.arr }
  return item.parentSub === null ? { kind: 'string', text: someText(random) } : null
}

function someText(random: Random): string {
  return random.pick(['x', 'hej 😀', 'hej 😀', 'a\0b', 'lång '.repeat(30), 'lång '.repeat(5_000)])
}

function someContent(random: Random): RawContent {
  const value = () => random.pick(random.chance(90) ? VALUES : ODD_VALUES)
  const contents: RawContent[] = [
    { kind: 'string', text: someText(random) },
    { kind: 'any', values: [value()] },
    { kind: 'any', values: [value(), value()] },
    { kind: 'type', ref: random.pick([1, 1, 1, 2, 2, 2, 0, 4]) },
    { kind: 'deleted', length: 1 + random.below(3) },
    { kind: 'gc', length: 1 + random.below(3) },
    { kind: 'other', ref: random.pick([2, 3, 5, 6, 9]), bytes: Uint8Array.of(2, 123, 125) },
  ]
  // Mostly what a board holds: the rest is refused before anything else is looked at.
  return random.pick(random.chance(90) ? contents.slice(0, 5) : contents)
}

const VALUES: readonly unknown[] = [
  true,
  true,
  false,
  null,
  'klar',
  3.5,
  { kategori: 'resultat', order: 'a0' },
  'vi',
]
const ODD_VALUES: readonly unknown[] = [
  [[[[[1]]]]],
  10n,
  undefined,
  Number.NaN,
  { __proto__: { kategori: 'resultat', order: 'a0' } },
]

function lengthOf(content: RawContent): number {
  if (content.kind === 'string') return content.text.length
  if (content.kind === 'any') return content.values.length
  return 'length' in content ? content.length : 1
}
