/** Version N beside N + 1: older and newer browsers at this server, newer rows and a newer schema under it. */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { rescuedCards, rescueText } from '#app/realtime/rescue.ts'
import { boardUpdate, utfallRow } from '#db/schema/index.ts'
import { textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { checksum, encodeRow } from '#server/realtime/journal/row.ts'
import { createRig, type Rig, type Who } from '../rig.ts'
import type { ScriptedClient } from '../scripted-client.ts'

let rig: Rig
let rektor: Who
let pedagog: Who

beforeAll(async () => {
  rig = await createRig()
  rektor = await rig.person('rektor')
  pedagog = await rig.person('pedagog')
})
afterAll(() => rig.close())

const SOON = { interval: 10, timeout: 10_000 }
const utfall = (rubrik: string) => ({ id: randomUUID(), kategori: 'resultat' as const, rubrik })
const titlesIn = (doc: Y.Doc) =>
  utfallOf(openBoard(doc))
    .map(({ rubrik }) => rubrik)
    .toSorted()
const stored = (boardId: string) =>
  rig.rooms.read(boardId, (board) =>
    utfallOf(board)
      .map(({ rubrik }) => rubrik)
      .toSorted(),
  )

/** A provider from before `saved` and `refused`, and before the query told who the page is drawn for. */
function older(who: Who, boardId: string) {
  const provider = rig.provider(who, boardId)
  for (const type of [100, 101]) delete provider.messageHandlers[type]
  return provider
}

test('[S1] browsers of the version before read, write and see each other, and live with a no', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
  const boardId = await rig.board()
  const [anna, bo] = [older(rektor, boardId), older(pedagog, boardId)]
  const namnd = older(await rig.person('namnd'), boardId)
  await expect.poll(() => [anna, bo, namnd].every(({ synced }) => synced), SOON).toBe(true)
  addUtfall(openBoard(anna.doc), utfall('Annas'))
  await expect.poll(() => titlesIn(bo.doc), SOON).toEqual(['Annas'])
  anna.awareness.setLocalState({ vy: 'orsaker' })
  await expect.poll(() => bo.awareness.getStates().get(anna.doc.clientID)?.vy, SOON).toBe('orsaker')
  addUtfall(openBoard(namnd.doc), utfall('Nämndens'))
  addUtfall(openBoard(bo.doc), utfall('Bos'))
  await expect.poll(() => titlesIn(anna.doc), SOON).toEqual(['Annas', 'Bos'])
  await expect.poll(() => titlesIn(namnd.doc), SOON).toEqual(['Annas', 'Bos', 'Nämndens'])
  expect(await stored(boardId)).toEqual(['Annas', 'Bos'])
  for (const provider of [anna, bo, namnd]) provider.destroy()
  quiet.mockRestore()
})

test('[S2] kinds of message, queries and presence that this version does not know are passed over', async () => {
  const boardId = await rig.board()
  const bo = await rig.join(pedagog, boardId)
  const anna = rig.open(rektor, boardId, undefined, `?epoch=1&version=9&person=${rektor.personId}`)
  await anna.synced()
  for (const kind of [2, 4, 57, 99, 102, 103, 120]) anna.sendRaw(Uint8Array.of(kind, 1, 2, 3))
  anna.say({ vy: 'orsaker', rost: 'på', humor: { glad: 3 } })
  addUtfall(anna.board, utfall('Som vanligt'))
  await anna.allSaved()
  await expect.poll(() => bo.presence.at(-1)?.state, SOON).toMatchObject({ vy: 'orsaker' })
  expect(Object.keys(bo.presence.at(-1)!.state!).toSorted()).toEqual(['user', 'vy'])
  expect([anna.closed, anna.refused, titlesIn(bo.doc)]).toEqual([null, null, ['Som vanligt']])
})

const news: Record<string, (client: ScriptedClient, id: string) => void> = {
  'a field': ({ board }, id) => board.roots.utfall.get(id)!.set('farg', 'röd'),
  'a kind of card': ({ doc }, id) => doc.getMap('mallar').set(id, new Y.Map([['namn', new Y.Text('Mall')]])),
  'a kind of value': ({ board }, id) => board.roots.utfall.get(id)!.set('undersok', { av: 'alla' }),
  'a list': ({ board }, id) => board.roots.utfall.get(id)!.set('farger', Y.Array.from(['röd'])),
}

test.each(Object.entries(news))(
  '[S3] %s of a later version is refused, handed back readable, and what this version knows goes on',
  async (_name, write) => {
    const boardId = await rig.board()
    const before = await rig.join(rektor, boardId)
    addUtfall(before.board, utfall('Före'))
    await before.allSaved()
    // Written without a network, so that what is known and what is not come in one.
    const anna = await rig.join(pedagog, boardId)
    anna.isMuted = true
    const card = utfall('Skrivet i en nyare webbläsare')
    addUtfall(anna.board, card)
    write(anna, card.id)
    anna.cut()
    const again = await rig.join(pedagog, boardId, anna.doc)
    await expect.poll(() => again.refused?.rule, SOON).toMatch(/^G\d+$/)
    expect(again.closed).toBeNull()
    expect(await stored(boardId)).toEqual(['Före'])

    const fresh = await rig.join(pedagog, boardId)
    const head = { titel: 'Provtavla', when: 'i dag', why: again.refused!.message }
    const copy = rescueText(rescuedCards(again.board, fresh.board, null), head)
    expect(copy).toContain('Skrivet i en nyare webbläsare')
    addUtfall(fresh.board, utfall('Efter'))
    await fresh.allSaved()
    await expect.poll(() => titlesIn(before.doc), SOON).toEqual(['Efter', 'Före'])
  },
)

/** A row as a server of a later version would have written it. */
async function writtenLater(
  boardId: string,
  change: (doc: Y.Doc) => void,
  format = 1,
): Promise<{ data: Buffer; n: number }> {
  await rig.rooms.drain()
  const { db } = rig.database
  const rows = await db.select().from(boardUpdate).where(eq(boardUpdate.boardId, boardId))
  const doc = new Y.Doc()
  await rig.restart()
  Y.applyUpdate(doc, await rig.rooms.state(boardId))
  await rig.rooms.drain()
  const known = Y.encodeStateVector(doc)
  change(doc)
  const data = encodeRow([{ author: pedagog.personId, update: Y.encodeStateAsUpdate(doc, known) }])
  data[0] = format
  const { huvudmanId } = rig.huvudman
  const { node } = rows[0]!
  const n = Math.max(...rows.map((row) => row.n)) + 1
  await db.insert(boardUpdate).values({ boardId, node, n, huvudmanId, data, crc: checksum(data) })
  return { data, n }
}

test('[S4] what a later version has stored on a board is kept, passed over, and worked beside', async () => {
  const boardId = await rig.board()
  const card = utfall('Känt kort')
  const anna = await rig.join(pedagog, boardId)
  addUtfall(anna.board, card)
  await anna.allSaved()
  await writtenLater(boardId, (doc) => {
    openBoard(doc).roots.utfall.get(card.id)!.set('farg', 'röd')
    doc.getMap('mallar').set('m1', new Y.Map([['namn', new Y.Text('En mall')]]))
  })
  await rig.restart({ timings: { idle: 50, tidy: 20 } })
  const bo = await rig.join(pedagog, boardId, anna.doc)
  const text = textOf(bo.board, 'utfall', card.id, 'rubrik')!
  for (let i = 0; i < 3; i++) text.insert(0, '!')
  addUtfall(bo.board, utfall('Nytt kort'))
  await bo.allSaved()
  expect(titlesIn(bo.doc)).toEqual(['!!!Känt kort', 'Nytt kort'])
  const { db } = rig.database
  const projected = () => db.select().from(utfallRow).where(eq(utfallRow.boardId, boardId))
  await expect.poll(async () => (await projected()).length, SOON).toBe(2)
  await bo.close()
  await rig.restart()
  const later = await rig.join(rektor, boardId)
  expect(later.board.roots.utfall.get(card.id)!.get('farg')).toBe('röd')
  expect(later.doc.getMap('mallar').toJSON()).toEqual({ m1: { namn: 'En mall' } })
  expect(rig.complaints).toEqual([])
})

test('[S5] [J9] a row of a later format is put aside loudly, not misread, and nothing is written on top of it', async () => {
  const boardId = await rig.board()
  const anna = await rig.join(pedagog, boardId)
  addUtfall(anna.board, utfall('Ett'))
  await anna.allSaved()
  await anna.close()
  const { data, n } = await writtenLater(boardId, (doc) => addUtfall(openBoard(doc), utfall('Två')), 2)
  rig.complaints.length = 0
  await rig.restart()
  const bo = await rig.join(rektor, boardId)
  expect(titlesIn(bo.doc)).toEqual(['Ett'])
  expect(rig.complaints.join()).toContain('cannot be read')
  addUtfall(bo.board, utfall('Väntar'))
  await bo.close()
  expect([bo.refused, bo.saved]).toEqual([null, 1])

  // The later version is back, and can read it.
  await rig.rooms.drain()
  data[0] = 1
  const { db } = rig.database
  await db
    .update(boardUpdate)
    .set({ data, crc: checksum(data) })
    .where(and(eq(boardUpdate.boardId, boardId), eq(boardUpdate.n, n)))
  await rig.restart()
  await (await rig.join(rektor, boardId, bo.doc)).allSaved()
  expect(await stored(boardId)).toEqual(['Ett', 'Två', 'Väntar'])
})

test('[S6] a schema that has grown under a running server stops nothing of what it does', async () => {
  await rig.restart({ timings: { idle: 50, tidy: 20 } })
  rig.complaints.length = 0
  const boardId = await rig.board()
  const anna = await rig.join(pedagog, boardId)
  addUtfall(anna.board, utfall('Före'))
  await anna.allSaved()
  const { db } = rig.database
  const { rows } = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  expect(rows.length).toBeGreaterThan(20)
  for (const { name } of rows)
    await db.execute(sql`alter table ${sql.identifier(name)} add column fran_nasta_version text default 'ny'`)
  await db.execute(sql`create table nasta_version (id integer)`)

  addUtfall(anna.board, utfall('Efter'))
  await anna.allSaved()
  const other = await rig.join(await rig.person('pedagog'), await rig.board())
  addUtfall(other.board, utfall('På en ny tavla'))
  await other.allSaved()
  await anna.close()
  await rig.rooms.rebuildProjection(boardId)
  const projected = await db.select().from(utfallRow).where(eq(utfallRow.boardId, boardId))
  expect(projected.map(({ rubrik }) => rubrik).toSorted()).toEqual(['Efter', 'Före'])
  await expect.poll(() => rig.rooms.status().boards, SOON).toBe(1)
  expect(titlesIn((await rig.join(rektor, boardId)).doc)).toEqual(['Efter', 'Före'])
  expect(rig.complaints).toEqual([])
})
