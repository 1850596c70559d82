/** Updates that no page makes: bombs, holes, forged structures, and what the board has no place for. */
import { randomUUID } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { encodeRaw, type RawContent, type RawStruct } from '#tests/fuzz/gate/raw-update.ts'
import type { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { type Attack, attack, type Try } from './attack.ts'
import {
  any,
  card,
  cardItem,
  clockOf,
  fieldItem,
  gc,
  letter,
  MAP,
  other,
  raw,
  string,
  TEXT,
  work,
} from './forge.ts'
import { BOS_UTFALL, ORSAK, UTFALL } from './scene.ts'

type Say = Try['say']

const as = (role: Try['as'], say: Say): Try => ({ as: role, say })
const bytes =
  (...all: number[]) =>
  () =>
    Uint8Array.from(all)
const fresh = () => Math.floor(Math.random() * 2 ** 32)
const at =
  (text: string): Say =>
  (me) =>
    raw(me, [{ content: string(text), origin: letter(me, 'orsaker', ORSAK, 'text') }])
const underRoot =
  (content: RawContent, root: string, sub: string | null = randomUUID()): Say =>
  (me) =>
    raw(me, [{ content, parent: root, sub }])
const inField =
  (content: RawContent, name = 'paverkan'): Say =>
  (me) =>
    raw(me, [{ content, origin: fieldItem(me, 'orsaker', ORSAK, name) }])
const inCard =
  (content: RawContent, sub: string | null): Say =>
  (me) =>
    raw(me, [{ content, parent: cardItem(me, 'orsaker', ORSAK), sub }])
const member =
  (content: RawContent, sub: string): Say =>
  (me) =>
    raw(me, [{ content, parent: fieldItem(me, 'utfall', UTFALL, 'mal'), sub }])

const UTFALL_VALUES = {
  undersok: false,
  plats: { kategori: 'resultat', order: 'a5' },
  matvarde: null,
  raderad: false,
}
const newCard =
  (
    id = randomUUID() as string,
    values: Record<string, unknown> = {},
    bend?: (s: RawStruct[]) => RawStruct[],
  ): Say =>
  () =>
    card(fresh(), 'utfall', id, { ...UTFALL_VALUES, ...values }, bend)
const typed =
  (letters: number): Say =>
  (me) =>
    work(me, (board) => textOf(board, 'utfall', BOS_UTFALL, 'rubrik')!.insert(0, 'x'.repeat(letters)))
/** One struct under each of so many clientIDs. */
const manyClients =
  (count: number): Say =>
  (me) => {
    const origin = letter(me, 'orsaker', ORSAK, 'text')
    const clients = Array.from({ length: count }, () => fresh())
    return encodeRaw({
      blocks: clients.map((client) => ({ client, clock: 0, structs: [{ content: string('x'), origin }] })),
      deletes: [],
    })
  }

export const STRUCTURE: Attack[] = [
  attack(
    'a rektor sends what Yjs’ second format would read',
    1007,
    as('rektor', () => v2()),
    as('rektor', newCard()),
  ),
  attack(
    'seven bytes ask for thirty million structs',
    'G1',
    as('pedagog', bytes(1, 255, 255, 255, 15, 1, 0)),
    as('pedagog', newCard()),
  ),
  attack(
    'eleven bytes ask for four billion deletions',
    1007,
    as('admin', bytes(0, 1, 1, 255, 255, 255, 255, 15, 0, 1, 1)),
    as('admin', newCard()),
  ),
  attack(
    'a deletion is told as lying across another',
    1007,
    as('pedagog', overlapping),
    as('pedagog', typed(1)),
  ),
  attack(
    'a frame is larger than anybody types',
    'G1',
    as('pedagog', (me) => pastes(me, 14)),
    { as: 'pedagog', isStep2: true, say: (me) => pastes(me, 14) },
  ),
  attack(
    'a clock is burnt with one collected range',
    'G6',
    as('rektor', (me) => raw(me, [gc(2 ** 31)])),
    as('rektor', (me) => raw(me, [gc(10)])),
  ),
  attack(
    'structs come after a gap that nobody fills',
    'G3',
    as('pedagog', (me) =>
      raw(me, [{ content: string('x'), origin: letter(me, 'orsaker', ORSAK, 'text') }], {
        clock: clockOf(me) + 5,
      }),
    ),
    as('pedagog', at('x')),
  ),
  attack(
    'the sender itself says that it lacks something',
    'G3',
    as('pedagog', (me) => raw(me, [{ content: { kind: 'skip', length: 5 } }])),
    as('pedagog', at('y')),
  ),
  attack(
    'a struct builds on what nobody has written',
    'G4',
    as('rektor', (me) => raw(me, [{ content: string('x'), origin: [fresh(), 7] }])),
    as('rektor', at('z')),
  ),
  attack(
    'two clients’ structs wait for each other',
    1007,
    as('pedagog', () => waiting()),
    as('pedagog', (me) => chained(me)),
  ),
  attack(
    'a struct builds on itself',
    1007,
    as('pedagog', (me) => raw(me, [{ content: string('x'), origin: [me.doc.clientID, clockOf(me)] }])),
    as('pedagog', at('å')),
  ),
  attack(
    'one client comes twice in a frame',
    1007,
    as('admin', (me) => twice(me)),
    as('admin', at('ä')),
  ),
  attack(
    'a clientID is larger than Yjs draws, to win every tie',
    1007,
    as('rektor', () => card(2 ** 32 + 5, 'utfall', randomUUID(), UTFALL_VALUES)),
    as('rektor', newCard()),
  ),
  attack(
    'nine new clientIDs come at once',
    'G8',
    as('pedagog', manyClients(9)),
    as('pedagog', manyClients(8)),
  ),
  attack(
    'thousands crowd at one letter',
    'G28',
    as('pedagog', (me) => crowd(me, 2_400)),
    as('pedagog', (me) => crowd(me, 20)),
  ),
  attack(
    'a root of her own is opened',
    'G9',
    as('pedagog', underRoot(MAP, 'okand')),
    as('pedagog', newCard()),
  ),
  attack(
    'a root is named after a prototype',
    'G9',
    as('pedagog', underRoot(MAP, '__proto__')),
    as('pedagog', newCard()),
  ),
  attack(
    'a card is named after a prototype',
    'G13',
    as('pedagog', newCard('__proto__')),
    as('pedagog', newCard()),
  ),
  attack(
    'a card’s id leads elsewhere',
    'G13',
    as('pedagog', newCard('../../beslut')),
    as('pedagog', newCard()),
  ),
  attack('a card’s id is taken', 'G13', as('rektor', newCard(BOS_UTFALL)), as('rektor', newCard())),
  attack(
    'a card is born without its fields',
    'G13',
    as(
      'rektor',
      newCard(undefined, {}, (all) => all.slice(0, 4)),
    ),
    as('rektor', newCard()),
  ),
  attack(
    'a card has a field of her own',
    'G14',
    as('pedagog', inCard(any(true), 'admin')),
    as('pedagog', inField(any('vi'))),
  ),
  attack(
    'a value brings a prototype with it',
    'G18',
    as('pedagog', newCard(undefined, { plats: JSON.parse('{"__proto__":{"roll":"rektor"},"order":"a0"}') })),
    as('pedagog', newCard()),
  ),
  attack(
    'a value is ten thousand deep',
    'G18',
    as('pedagog', inField(deepValue(10_000))),
    as('pedagog', inField(any('rektor'))),
  ),
  attack(
    'a value is a number of another kind',
    'G18',
    as('pedagog', inField(any(10n))),
    as('pedagog', inField(any('utanfor'))),
  ),
  attack(
    'a value is one that the page would not offer',
    'G15',
    as('rektor', inField(any('alla'))),
    as('rektor', inField(any('huvudman'))),
  ),
  attack('a value becomes a text', 'G15', as('rektor', inField(TEXT)), as('rektor', inField(any('vi')))),
  attack('a text becomes another text', 'G14', as('pedagog', inCard(TEXT, 'text')), as('pedagog', at('q'))),
  attack(
    'a field that is a text becomes a value',
    'G14',
    as('pedagog', (me) => raw(me, [{ content: any('x'), origin: fieldItem(me, 'orsaker', ORSAK, 'text') }])),
    as('pedagog', at('r')),
  ),
  attack(
    'five thousand maps lie in each other',
    'G15',
    as('pedagog', (me) => nested(me, 4_900)),
    as('pedagog', newCard()),
  ),
  attack(
    'a subdocument is put on the board',
    'G18',
    as('pedagog', inField(other(9, 1, 97, 118, 0))),
    as('pedagog', inField(any('vi'))),
  ),
  attack(
    'an array is put on the board',
    'G18',
    as('pedagog', inField({ kind: 'type', ref: 0 })),
    as('pedagog', inField(any('rektor'))),
  ),
  attack(
    'XML is put on the board',
    'G18',
    as('admin', inField({ kind: 'type', ref: 4 })),
    as('admin', inField(any('vi'))),
  ),
  attack(
    'bytes are put on the board',
    'G18',
    as('pedagog', inField(other(3, 2, 1, 2))),
    as('pedagog', inField(any('rektor'))),
  ),
  attack(
    'a text is given a link',
    'G18',
    as('pedagog', (me) =>
      raw(me, [
        { content: formatted('href', 'javascript:alert(1)'), origin: letter(me, 'orsaker', ORSAK, 'text') },
      ]),
    ),
    as('pedagog', at('s')),
  ),
  attack(
    'a picture is embedded in a text',
    'G18',
    as('rektor', (me) => raw(me, [{ content: embedded(), origin: letter(me, 'orsaker', ORSAK, 'text') }])),
    as('rektor', at('t')),
  ),
  attack('a text holds NUL', 'G19', as('pedagog', at('a\0b')), as('pedagog', at('a b'))),
  attack(
    'a text holds half an emoji',
    'G19',
    as('pedagog', (me) =>
      raw(me, [{ content: other(4, 3, 0xed, 0xa0, 0xbd), origin: letter(me, 'orsaker', ORSAK, 'text') }]),
    ),
    as('pedagog', at('😀')),
  ),
  attack(
    'an emoji that is there is cut in two by telling it again',
    1007,
    as('pedagog', (me) => cutEmoji(me)),
    as('pedagog', at('👍🏽')),
  ),
  attack('a heading of five thousand letters', 'G16', as('pedagog', typed(5_000)), as('pedagog', typed(300))),
  attack(
    'a set holds something else than its members',
    'G17',
    as('rektor', member(any({ roll: 'admin' }), 'GR-2')),
    as('rektor', member(any(true), 'GR-2')),
  ),
  attack(
    'a set’s member has no name of ours',
    'G17',
    as('rektor', member(any(true), '<img src=x>')),
    as('rektor', member(any(true), 'GR-3')),
  ),
  attack(
    'a letter is hung between two cards',
    'G10',
    as('pedagog', (me) =>
      raw(me, [
        {
          content: string('x'),
          origin: letter(me, 'orsaker', ORSAK, 'text'),
          right: fieldItem(me, 'utfall', UTFALL, 'plats'),
        },
      ]),
    ),
    as('pedagog', at('v')),
  ),
  attack(
    'a value is put in front of another, to win for ever',
    'G10',
    as('pedagog', (me) =>
      raw(me, [{ content: any('vi'), right: fieldItem(me, 'orsaker', ORSAK, 'paverkan') }]),
    ),
    as('pedagog', inField(any('rektor'))),
  ),
  attack(
    'something is written onto what was collected',
    'G11',
    as('pedagog', (me) => onCollected(me)),
    as('pedagog', at('w')),
  ),
  attack(
    'a card’s text is deleted with all that colleagues write in it',
    'G21',
    as('pedagog', (me) => gone(me)),
    as('pedagog', typed(2)),
  ),
]

/** An update as `encodeStateAsUpdateV2` makes it. */
function v2(): Uint8Array {
  const doc = new Y.Doc()
  addUtfall(openBoard(doc), { id: randomUUID(), kategori: 'resultat', rubrik: 'Andra formatet' })
  return Y.encodeStateAsUpdateV2(doc)
}

function overlapping(me: ScriptedClient): Uint8Array {
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

function pastes(me: ScriptedClient, count: number): Uint8Array {
  return Y.mergeUpdates(Array.from({ length: count }, () => ownDoc(me)))
}

/** A card with a long text under a clientID of its own. */
function ownDoc(_me: ScriptedClient): Uint8Array {
  const doc = new Y.Doc()
  addUtfall(openBoard(doc), {
    id: randomUUID(),
    kategori: 'resultat',
    rubrik: 'Lång',
    iakttagelse: 'ord '.repeat(1_400),
  })
  return Y.encodeStateAsUpdate(doc)
}

function waiting(): Uint8Array {
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
function chained(me: ScriptedClient): Uint8Array {
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

function twice(me: ScriptedClient): Uint8Array {
  const structs = [{ content: string('x'), origin: letter(me, 'orsaker', ORSAK, 'text') }]
  const block = { client: me.doc.clientID, clock: clockOf(me), structs }
  return encodeRaw({ blocks: [block, { ...block, clock: block.clock + 1 }], deletes: [] })
}

function crowd(me: ScriptedClient, each: number): Uint8Array {
  const origin = letter(me, 'utfall', UTFALL, 'rubrik')
  const clients = [fresh(), fresh()]
  const structs = Array<RawStruct>(each).fill({ content: string('x'), origin })
  return encodeRaw({
    blocks: clients.map((client) => ({ client, clock: 0, structs })),
    deletes: clients.map((client) => ({ client, ranges: [[0, each]] })),
  })
}

function deepValue(depth: number): RawContent {
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

function nested(me: ScriptedClient, depth: number): Uint8Array {
  const { clientID } = me.doc
  const clock = clockOf(me)
  const inner = Array.from({ length: depth }, (_, n) => ({
    content: MAP,
    parent: [clientID, clock + n] as const,
    sub: 'x',
  }))
  return raw(me, [{ content: MAP, parent: cardItem(me, 'orsaker', ORSAK), sub: 'paverkan' }, ...inner])
}

function formatted(key: string, value: string): RawContent {
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarString(encoder, key)
    encoding.writeVarString(encoder, JSON.stringify(value))
  })
  return { kind: 'other', ref: 6, bytes }
}

function embedded(): RawContent {
  const json = JSON.stringify({ image: 'https://evil.example/x.png' })
  return {
    kind: 'other',
    ref: 5,
    bytes: encoding.encode((encoder) => encoding.writeVarString(encoder, json)),
  }
}

/** Yjs drops what it knows, but first cuts where it points: between the halves of the emoji in the cause's text. */
function cutEmoji(me: ScriptedClient): Uint8Array {
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

function onCollected(me: ScriptedClient): Uint8Array {
  const { clientID } = me.doc
  const clock = clockOf(me)
  return raw(me, [gc(3), { content: string('x'), origin: [clientID, clock + 1] }])
}

function gone(me: ScriptedClient): Uint8Array {
  const [client, clock] = fieldItem(me, 'utfall', UTFALL, 'iakttagelse')
  return raw(me, [], { deletes: [{ client, ranges: [[clock, 1]] }] })
}
