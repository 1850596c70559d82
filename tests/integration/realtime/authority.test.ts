/** Who may write what, tried with hand-made frames over real sockets. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardClient, rolltilldelning, session } from '#db/schema/index.ts'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { createRig, type Rig, type Who } from './rig.ts'

let rig: Rig
let rektor: Who
let pedagog: Who

beforeAll(async () => {
  rig = await createRig()
  rektor = await rig.person('rektor')
  pedagog = await rig.person('pedagog')
})
afterAll(() => rig.close())

const soon = { interval: 5, timeout: 5_000 }
const utfall = (rubrik = 'Ett resultat') => ({ id: randomUUID(), kategori: 'resultat' as const, rubrik })

/** The update of one edit, made on a document of its own. */
function updateOf(edit: (doc: Y.Doc) => void, clientId?: number): Uint8Array {
  const doc = new Y.Doc()
  if (clientId !== undefined) doc.clientID = clientId
  edit(doc)
  return Y.encodeStateAsUpdate(doc)
}

test('[C4] whoever only reads is refused, told why, and goes on reading', async () => {
  const boardId = await rig.board()
  const namnd = await rig.person('namnd')
  const [anna, gunnel] = [await rig.join(rektor, boardId), await rig.join(namnd, boardId)]
  gunnel.write(updateOf((doc) => addUtfall(openBoard(doc), utfall('Nämndens'))))
  await expect.poll(() => gunnel.refused?.rule, soon).toBe('G23')
  expect(gunnel.refused?.message).toMatch(/får inte/)
  addUtfall(anna.board, utfall('Rektors'))
  await anna.allSaved()
  await expect.poll(() => utfallOf(gunnel.board).map(({ rubrik }) => rubrik), soon).toEqual(['Rektors'])
  expect(await rig.rooms.read(boardId, (board) => utfallOf(board).length)).toBe(1)
  expect(gunnel.closed).toBeNull()
})

test('[C4] after a refusal nothing more of that connection is taken in, and nothing of it is called saved', async () => {
  const boardId = await rig.board()
  const anna = await rig.join(rektor, boardId)
  await anna.allSaved()
  anna.write(updateOf((doc) => doc.getMap('beslut').set('fas', 'genomfor')))
  addUtfall(anna.board, utfall('Efter'))
  await expect.poll(() => anna.refused?.rule, soon).toBe('G9')
  expect(anna.saved).toBe(1)
  expect(await rig.rooms.read(boardId, (board) => [utfallOf(board).length, board.beslut.size])).toEqual([
    0, 0,
  ])
  const again = await rig.join(rektor, boardId)
  addUtfall(again.board, utfall('På nytt'))
  await again.allSaved()
})

test('[J8] nobody writes under a colleague’s clientID', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [await rig.join(rektor, boardId), await rig.join(pedagog, boardId)]
  addUtfall(anna.board, utfall())
  await anna.allSaved()
  const stolen = new Y.Doc()
  Y.applyUpdate(stolen, Y.encodeStateAsUpdate(anna.doc))
  stolen.clientID = anna.doc.clientID
  const before = Y.encodeStateVector(stolen)
  addUtfall(openBoard(stolen), utfall('I annans namn'))
  bo.write(Y.encodeStateAsUpdate(stolen, before))
  await expect.poll(() => bo.refused?.rule, soon).toBe('G7')
  const owners = await rig.database.db.select().from(boardClient).where(eq(boardClient.boardId, boardId))
  expect(owners.map(({ clientId, personId }) => [clientId, personId])).toEqual([
    [anna.doc.clientID, rektor.personId],
  ])
  expect(await rig.rooms.authors(boardId)).toEqual({
    [anna.doc.clientID]: { personId: rektor.personId, namn: rektor.namn },
  })
})

test('[C6] förvaltningen comments on a school’s board and writes nothing else there', async () => {
  const boardId = await rig.board()
  const card = utfall()
  const anna = await rig.join(rektor, boardId)
  addUtfall(anna.board, card)
  await anna.allSaved()
  const client = await rig.join(await rig.person('forvaltning'), boardId)
  addKommentar(client.board, {
    id: randomUUID(),
    kortId: card.id,
    text: 'Hur ser det ut i åk 6?',
    skriven: '2026-11-21T10:00:00.000Z',
  })
  await client.allSaved()
  addUtfall(client.board, utfall('Uppifrån'))
  await expect.poll(() => client.refused?.rule, soon).toBe('G23')
})

test('[C2] bytes that are no update end the connection, and the board goes on', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [await rig.join(rektor, boardId), await rig.join(pedagog, boardId)]
  bo.write(Uint8Array.of(1, 2, 3))
  await expect.poll(() => bo.closed?.code, soon).toBe(1007)
  const carl = await rig.join(pedagog, boardId)
  carl.sendRaw(Uint8Array.of(0, 9, 1, 1))
  await expect.poll(() => carl.closed?.code, soon).toBe(1007)
  addUtfall(anna.board, utfall())
  await anna.allSaved()
})

test('[C5] an update with a gap is asked for again, and is whole then', async () => {
  const boardId = await rig.board()
  const anna = await rig.join(rektor, boardId)
  const bo = await rig.join(pedagog, boardId)
  await anna.allSaved()
  anna.isMuted = true
  addUtfall(anna.board, utfall('Kom aldrig fram'))
  anna.isMuted = false
  addUtfall(anna.board, utfall('Bygger på det'))
  await anna.allSaved()
  expect(anna.refused).toBeNull()
  await expect.poll(() => utfallOf(bo.board).length, soon).toBe(2)
})

test('[C5] a client that never fills its gap is refused, and nothing of it is kept', async () => {
  const boardId = await rig.board()
  const client = await rig.join(pedagog, boardId)
  const doc = new Y.Doc()
  addUtfall(openBoard(doc), utfall('Saknas'))
  const before = Y.encodeStateVector(doc)
  addUtfall(openBoard(doc), utfall('Med lucka'))
  const gap = Y.encodeStateAsUpdate(doc, before)
  client.write(gap)
  for (let i = 0; i < 3; i++) client.writeStep2(gap)
  await expect.poll(() => client.refused?.rule, soon).toBe('G3')
  expect(client.saved).toBeLessThanOrEqual(1)
  expect(await rig.rooms.read(boardId, (board) => utfallOf(board).length)).toBe(0)
})

test('[C6] roles that are taken away close the socket at once; other roles change what may be written', async () => {
  const boardId = await rig.board()
  const { db } = rig.database
  const leaver = await rig.person('rektor')
  const client = await rig.join(leaver, boardId)
  await db
    .update(rolltilldelning)
    .set({ roll: 'namnd', enhetId: null })
    .where(eq(rolltilldelning.personId, leaver.personId))
  await rig.rooms.recheck(leaver.personId)
  addUtfall(client.board, utfall())
  await expect.poll(() => client.refused?.rule, soon).toBe('G23')
  await db.delete(rolltilldelning).where(eq(rolltilldelning.personId, leaver.personId))
  const started = performance.now()
  await rig.rooms.recheck(leaver.personId)
  await expect.poll(() => client.closed?.code, soon).toBe(4403)
  expect(performance.now() - started).toBeLessThan(1_000)
})

test('[C6] a session that is ended closes its sockets and no others', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [await rig.join(await rig.person('rektor'), boardId), await rig.join(rektor, boardId)]
  const leaver = await rig.person('pedagog')
  const client = await rig.join(leaver, boardId)
  await rig.database.db.delete(session).where(eq(session.personId, leaver.personId))
  await rig.rooms.recheck(leaver.personId)
  await expect.poll(() => client.closed?.code, soon).toBe(4401)
  expect([anna.closed, bo.closed]).toEqual([null, null])
})
