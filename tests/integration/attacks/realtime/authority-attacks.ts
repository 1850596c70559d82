/** What one's role does not let one write, tried all the same. */
import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { setMember, setRaderad, setValue, textOf } from '#domain/board/card.ts'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { setAktivitetStatus } from '#domain/board/commands/set-aktivitet-status.ts'
import type { Board } from '#domain/board/document.ts'
import type { ScriptedClient } from '#tests/integration/realtime/scripted-client.ts'
import { type Attack, attack, type Try } from './attack.ts'
import { cardItem, clockOf, fieldItem, gc, letter, raw, string, work } from './forge.ts'
import { AKTIVITET, ANNAS, BOS, BOS_UTFALL, INSATS, ORSAK, SKRIVEN, UTFALL } from './scene.ts'

type Change = (board: Board) => void

const newUtfall: Change = (board) =>
  addUtfall(board, { id: randomUUID(), kategori: 'resultat', rubrik: 'Mitt' })
const newOrsak: Change = (board) => addOrsak(board, { id: randomUUID(), utfallId: UTFALL, text: 'Min orsak' })
const newKommentar: Change = (board) =>
  addKommentar(board, { id: randomUUID(), kortId: UTFALL, text: 'Mitt ord', skriven: SKRIVEN })
const into =
  (kind: 'orsaker' | 'kommentarer' | 'utfall', id: string, name: string): Change =>
  (board) =>
    textOf(board, kind, id, name)!.insert(0, 'inte ')
const toggle =
  (kind: 'utfall' | 'kommentarer' | 'orsaker', id: string): Change =>
  (board) =>
    setRaderad(board, kind, id, board.roots[kind].get(id)!.get('raderad') !== true)
const weigh: Change = (board) => setValue(board, 'orsaker', ORSAK, 'paverkan', 'rektor')
let order = 0
const nextOrder = () => `a${'BCDEFGHIJKLMNOPQRSTUVWXYZ'[order++ % 25]}`

/** Whoever does it by the page's own commands, past the page. */
const by = (as: Try['as'], change: Change, at?: Try['at']): Try => ({
  as,
  say: (me) => work(me, change),
  ...(at && { at }),
})
/** The same as an answer to the server's question. */
const answering = (as: Try['as'], change: Change): Try => ({ ...by(as, change), isStep2: true })
const under = (as: Try['as'], whose: (me: ScriptedClient) => number): Try => ({
  as,
  say: (me) => work(me, newUtfall, whose(me)),
})
const annasClient = (me: ScriptedClient) => cardItem(me, 'utfall', UTFALL)[0]
const serversClient = (me: ScriptedClient) => me.board.beslut._map.get('las')!.id.client
const own = (as: Try['as']): Try => under(as, (me) => me.doc.clientID)

export const AUTHORITY: Attack[] = [
  attack('nämnden writes a card where it only reads', 'G23', by('namnd', newUtfall), by('rektor', newUtfall)),
  attack(
    'nämnden writes a comment where it only reads',
    'G23',
    by('namnd', newKommentar),
    by('forvaltning', newKommentar),
  ),
  attack(
    'nämnden writes by answering the question that every reader gets',
    'G23',
    answering('namnd', newUtfall),
    answering('pedagog', newUtfall),
  ),
  attack(
    'förvaltningen writes a card on a school’s board',
    'G23',
    by('forvaltning', newUtfall),
    by('admin', newUtfall),
  ),
  attack(
    'förvaltningen writes into a school’s cause',
    'G23',
    by('forvaltning', into('orsaker', ORSAK, 'text')),
    by('pedagog', into('orsaker', ORSAK, 'text')),
  ),
  attack(
    'förvaltningen hides a school’s card',
    'G23',
    by('forvaltning', toggle('utfall', BOS_UTFALL)),
    by('rektor', toggle('utfall', BOS_UTFALL)),
  ),
  attack(
    'förvaltningen weighs a school’s cause by answering a question',
    'G23',
    answering('forvaltning', weigh),
    answering('pedagog', newOrsak),
  ),
  attack(
    'förvaltningen slips a card in behind a comment that it may write',
    'G23',
    by('forvaltning', (board) => {
      newKommentar(board)
      newUtfall(board)
    }),
    by('forvaltning', newKommentar),
  ),
  attack(
    'a pedagog writes on another arbetslag’s board',
    'G23',
    by('annatLag', newOrsak, 'lag'),
    by('pedagog', newOrsak, 'lag'),
  ),
  attack(
    'a pedagog comments on another arbetslag’s board',
    'G23',
    by('annatLag', newKommentar, 'lag'),
    by('forvaltning', newKommentar, 'lag'),
  ),
  attack(
    'a rektor writes on the huvudman’s board',
    'G23',
    by('rektor', newUtfall, 'huvudman'),
    by('forvaltning', newUtfall, 'huvudman'),
  ),
  attack(
    'a pedagog comments on the huvudman’s board',
    'G23',
    by('pedagog', newKommentar, 'huvudman'),
    by('admin', newKommentar, 'huvudman'),
  ),
  attack(
    'a pedagog says in which phase the board is',
    'G9',
    by('pedagog', (board) => board.beslut.set('fas', 'genomfor')),
    by('pedagog', (board) => setAktivitetStatus(board, { id: AKTIVITET, status: 'pagaende' })),
  ),
  attack(
    'a rektor writes an order past the decision',
    'G9',
    by('rektor', (board) => board.beslut.set(`insats:${INSATS}`, { order: 'a0' })),
    by('rektor', (board) => setValue(board, 'insatser', INSATS, 'order', nextOrder())),
  ),
  attack(
    'an admin opens a lock past the server',
    'G9',
    by('admin', (board) => board.beslut.set('las', []), 'last'),
    by('admin', newKommentar, 'last'),
  ),
  attack(
    'a rektor takes a decision away',
    'G9',
    by('rektor', (board) => board.beslut.delete(`insats:${INSATS}`)),
    by('rektor', (board) => {
      setMember(board, 'insatser', INSATS, 'orsaker', 'orsak-x', true)
      setMember(board, 'insatser', INSATS, 'orsaker', 'orsak-x', false)
      setValue(board, 'insatser', INSATS, 'order', nextOrder())
    }),
  ),
  attack(
    'a pedagog writes a card in a locked moment',
    'G25',
    by('pedagog', newOrsak, 'last'),
    by('pedagog', newKommentar, 'last'),
  ),
  attack(
    'a rektor writes a word in a locked moment',
    'G25',
    by('rektor', into('utfall', UTFALL, 'rubrik'), 'last'),
    by('rektor', into('utfall', UTFALL, 'rubrik')),
  ),
  attack(
    'an admin hides a card in a locked moment',
    'G25',
    by('admin', toggle('orsaker', ORSAK), 'last'),
    by('admin', toggle('orsaker', ORSAK)),
  ),
  attack(
    'a pedagog puts words into a colleague’s comment',
    'G24',
    by('pedagog', into('kommentarer', BOS, 'text')),
    by('bo', into('kommentarer', BOS, 'text')),
  ),
  attack(
    'a rektor hides a pedagog’s comment',
    'G24',
    by('rektor', toggle('kommentarer', BOS)),
    by('bo', toggle('kommentarer', BOS)),
  ),
  attack(
    'an admin moves a comment to another card',
    'G24',
    by('admin', (board) => setValue(board, 'kommentarer', BOS, 'kortId', ORSAK)),
    by('bo', (board) => setValue(board, 'kommentarer', BOS, 'kortId', BOS_UTFALL)),
  ),
  attack(
    'förvaltningen takes letters out of a comment',
    'G24',
    by('forvaltning', (board) => textOf(board, 'kommentarer', BOS, 'text')!.delete(0, 2)),
    by('bo', (board) => textOf(board, 'kommentarer', BOS, 'text')!.delete(0, 1)),
  ),
  attack(
    'a pedagog dates a colleague’s comment anew',
    'G24',
    by('pedagog', (board) => setValue(board, 'kommentarer', ANNAS, 'skriven', '2020-01-01T00:00:00.000Z')),
    by('anna', (board) =>
      setValue(board, 'kommentarer', ANNAS, 'skriven', `2026-11-2${1 + (order++ % 8)}T11:00:00.000Z`),
    ),
  ),
  attack(
    'a pedagog writes a card in a colleague’s name',
    'G7',
    under('pedagog', annasClient),
    own('pedagog'),
  ),
  attack('an admin writes a card in the server’s name', 'G7', under('admin', serversClient), own('admin')),
  attack(
    'a rektor burns a colleague’s clock',
    'G7',
    { as: 'rektor', say: (me) => raw(me, [gc(1_000)], { client: annasClient(me) }) },
    { as: 'rektor', say: (me) => [raw(me, [gc(3)]), work(me, newOrsak, (me.doc.clientID + 1) >>> 0)] },
  ),
  attack(
    'a pedagog goes on where a colleague’s word ends, under that colleague’s clientID',
    'G7',
    {
      as: 'pedagog',
      say: (me) =>
        raw(me, [{ content: string('inte'), origin: letter(me, 'utfall', UTFALL, 'rubrik') }], {
          client: annasClient(me),
        }),
    },
    {
      as: 'pedagog',
      say: (me) => raw(me, [{ content: string('inte'), origin: letter(me, 'utfall', UTFALL, 'rubrik') }]),
    },
  ),
  attack(
    'a pedagog tells a colleague’s struct again with other words',
    'nothing',
    { as: 'pedagog', say: (me) => equivocation(me) },
    by('pedagog', newUtfall),
  ),
  attack(
    'a pedagog deletes what a colleague will write next',
    'G22',
    {
      as: 'pedagog',
      say: (me) =>
        raw(me, [], { deletes: [{ client: annasClient(me), ranges: [[clockOf(me, annasClient(me)), 40]] }] }),
    },
    {
      as: 'pedagog',
      say: (me) =>
        raw(me, [], {
          deletes: [
            {
              client: letter(me, 'orsaker', ORSAK, 'text')[0],
              ranges: [[letter(me, 'orsaker', ORSAK, 'text')[1] - 1, 2]],
            },
          ],
        }),
    },
  ),
  attack(
    'a rektor deletes a whole card',
    'G21',
    by('rektor', (board) => board.roots.utfall.delete(BOS_UTFALL)),
    by('rektor', toggle('utfall', BOS_UTFALL)),
  ),
  attack(
    'a pedagog puts a card of her own in the place of a colleague’s',
    'G13',
    by('pedagog', (board) => {
      const card = new Y.Map()
      board.roots.utfall.set(UTFALL, card as never)
    }),
    by('pedagog', newUtfall),
  ),
  attack(
    'a pedagog empties a field’s value',
    'G20',
    { as: 'pedagog', say: (me) => deletion(fieldItem(me, 'orsaker', ORSAK, 'raderad'), me) },
    by('pedagog', (board) => setValue(board, 'orsaker', ORSAK, 'paverkan', 'vi')),
  ),
]

/** The colleague’s card once more, under the same ids, as something else. */
function equivocation(me: ScriptedClient): Uint8Array {
  const [client, clock] = letter(me, 'orsaker', ORSAK, 'text')
  return raw(me, [{ content: string('X'), parent: 'utfall', sub: 'annat-kort' }], { client, clock })
}

function deletion([client, clock]: readonly [number, number], me: ScriptedClient): Uint8Array {
  return raw(me, [], { deletes: [{ client, ranges: [[clock, 1]] }] })
}
