/** Updates that no page makes: bombs, holes, forged structures, and what the board has no place for. */
import { randomUUID } from 'node:crypto'
import { type Attack, attack } from './attack.ts'
import {
  chained,
  crowd,
  cutEmoji,
  deepValue,
  embedded,
  formatted,
  fresh,
  gone,
  nested,
  onCollected,
  overlapping,
  pastes,
  twice,
  v2,
  waiting,
} from './bombs.ts'
import { any, card, clockOf, fieldItem, gc, letter, MAP, other, raw, string, TEXT } from './forge.ts'
import {
  as,
  at,
  bytes,
  inCard,
  inField,
  manyClients,
  member,
  newCard,
  typed,
  UTFALL_VALUES,
  underRoot,
} from './says.ts'
import { BOS_UTFALL, ORSAK, UTFALL } from './scene.ts'

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
    as('pedagog', (me) => crowd(me, 1_500)),
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
