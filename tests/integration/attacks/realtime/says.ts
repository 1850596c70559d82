/** One struct somewhere on the board, one card, one letter: what attacks and their twins are made of. */
import { randomUUID } from 'node:crypto'
import { textOf } from '#domain/board/card.ts'
import { encodeRaw, type RawContent, type RawStruct } from '#tests/fuzz/gate/raw-update.ts'
import type { Try } from './attack.ts'
import { fresh } from './bombs.ts'
import { card, cardItem, fieldItem, letter, raw, string, work } from './forge.ts'
import { BOS_UTFALL, ORSAK, UTFALL } from './scene.ts'

type Say = Try['say']

export const as = (role: Try['as'], say: Say): Try => ({ as: role, say })
export const bytes =
  (...all: number[]) =>
  () =>
    Uint8Array.from(all)
export const at =
  (text: string): Say =>
  (me) =>
    raw(me, [{ content: string(text), origin: letter(me, 'orsaker', ORSAK, 'text') }])
export const underRoot =
  (content: RawContent, root: string, sub: string | null = randomUUID()): Say =>
  (me) =>
    raw(me, [{ content, parent: root, sub }])
export const inField =
  (content: RawContent, name = 'paverkan'): Say =>
  (me) =>
    raw(me, [{ content, origin: fieldItem(me, 'orsaker', ORSAK, name) }])
export const inCard =
  (content: RawContent, sub: string | null): Say =>
  (me) =>
    raw(me, [{ content, parent: cardItem(me, 'orsaker', ORSAK), sub }])
export const member =
  (content: RawContent, sub: string): Say =>
  (me) =>
    raw(me, [{ content, parent: fieldItem(me, 'utfall', UTFALL, 'mal'), sub }])

export const UTFALL_VALUES = {
  undersok: false,
  plats: { kategori: 'resultat', order: 'a5' },
  matvarde: null,
  raderad: false,
}
export const newCard =
  (
    id = randomUUID() as string,
    values: Record<string, unknown> = {},
    bend?: (s: RawStruct[]) => RawStruct[],
  ): Say =>
  () =>
    card(fresh(), 'utfall', id, { ...UTFALL_VALUES, ...values }, bend)
export const typed =
  (letters: number): Say =>
  (me) =>
    work(me, (board) => textOf(board, 'utfall', BOS_UTFALL, 'rubrik')!.insert(0, 'x'.repeat(letters)))
/** One struct under each of so many clientIDs. */
export const manyClients =
  (count: number): Say =>
  (me) => {
    const origin = letter(me, 'orsaker', ORSAK, 'text')
    const clients = Array.from({ length: count }, () => fresh())
    return encodeRaw({
      blocks: clients.map((client) => ({ client, clock: 0, structs: [{ content: string('x'), origin }] })),
      deletes: [],
    })
  }
