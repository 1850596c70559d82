/** What is in the journal happened; what is not never did. */
import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { selectJournal } from '#db/queries/journal.ts'
import { boardSnapshot, boardUpdate, utfallRow } from '#db/schema/index.ts'
import { textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { loadBoard } from '#server/realtime/journal/load.ts'
import { checksum, decodeRow, encodeRow } from '#server/realtime/journal/row.ts'
import { createLossyProxy } from './lossy-proxy.ts'
import { createRig, type Rig, type Who } from './rig.ts'
import type { ScriptedClient } from './scripted-client.ts'

let rig: Rig
let rektor: Who
let pedagog: Who

beforeAll(async () => {
  rig = await createRig()
  rektor = await rig.person('rektor')
  pedagog = await rig.person('pedagog')
})
afterAll(() => rig.close())

const soon = { interval: 5, timeout: 10_000 }
const utfall = (rubrik: string) => ({ id: randomUUID(), kategori: 'resultat' as const, rubrik })
const titles = (boardId: string) =>
  rig.rooms.read(boardId, (board) => utfallOf(board).map(({ rubrik }) => rubrik))
const rowsOf = (boardId: string) =>
  rig.database.db
    .select()
    .from(boardUpdate)
    .where(eq(boardUpdate.boardId, boardId))
    .orderBy(asc(boardUpdate.n))

/** A board with one card for each title, each in a row of its own. */
async function boardWith(...rubriker: string[]): Promise<{ boardId: string; client: ScriptedClient }> {
  const boardId = await rig.board()
  const client = await rig.join(rektor, boardId)
  for (const rubrik of rubriker) {
    addUtfall(client.board, utfall(rubrik))
    await client.allSaved()
  }
  return { boardId, client }
}

/** Everything in the journal of a board, as text to search in. */
async function bytesOf(boardId: string): Promise<string> {
  const { snapshot, rows } = await selectJournal(rig.database.pool, boardId)
  return Buffer.concat([snapshot?.data ?? Buffer.alloc(0), ...rows.map(({ data }) => data)]).toString(
    'latin1',
  )
}

test('[J1] a row tells who wrote each update, and its bytes are guarded by a checksum', async () => {
  const { boardId, client } = await boardWith('Ett')
  const [row] = await rowsOf(boardId)
  const updates = decodeRow(Buffer.from(row!.data))
  expect(new Set(updates.map(({ author }) => author))).toEqual(new Set([rektor.personId]))
  expect(row!.crc).toBe(checksum(row!.data))
  const replay = new Y.Doc()
  for (const { update } of updates) Y.applyUpdate(replay, update)
  expect(Y.encodeStateVector(replay)).toEqual(Y.encodeStateVector(client.doc))
})

test('[J3] edits of many boards share commits', async () => {
  const before = Number((await rig.database.pool.query('select count(*) from board_update')).rows[0].count)
  const boards = await Promise.all(Array.from({ length: 6 }, () => rig.board()))
  const clients = await Promise.all(boards.map((boardId) => rig.join(rektor, boardId)))
  const release = await rig.holdJournal()
  for (const client of clients) for (let i = 0; i < 20; i++) addUtfall(client.board, utfall(`Nr ${i}`))
  await expect
    .poll(() => Promise.all(clients.map(({ socket }) => socket.bufferedAmount)), soon)
    .toEqual(clients.map(() => 0))
  await release()
  await Promise.all(clients.map((client) => client.allSaved()))
  const after = Number((await rig.database.pool.query('select count(*) from board_update')).rows[0].count)
  expect(after - before).toBeLessThan(6 * 20)
  for (const boardId of boards) expect(await titles(boardId)).toHaveLength(20)
})

test('[J1] a frame holds more than it says: only what happened is stored and shown', async () => {
  const { boardId, client } = await boardWith('Ett')
  const peer = await rig.join(pedagog, boardId)
  const before = await rowsOf(boardId)
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(client.doc))
  // The whole document, of which everything is known, and one new letter.
  const text = textOf(client.board, 'utfall', utfallOf(client.board)[0]!.id, 'iakttagelse')!
  client.isMuted = true
  text.insert(0, 'x')
  client.isMuted = false
  client.writeStep2(Y.encodeStateAsUpdate(client.doc))
  await expect.poll(() => utfallOf(peer.board)[0]?.iakttagelse, soon).toBe('x')
  const row = (await rowsOf(boardId)).at(-1)!
  expect(row.n).toBe(before.length + 1)
  expect(row.data.length).toBeLessThan(80)
})

test('[J11] compaction keeps the content, drops deleted text from the bytes, and numbers go on', async () => {
  const { boardId, client } = await boardWith('Kvar')
  const text = textOf(client.board, 'utfall', utfallOf(client.board)[0]!.id, 'iakttagelse')!
  text.insert(0, 'hemligheten')
  await client.allSaved()
  text.delete(0, 11)
  text.insert(0, 'det som blev kvar')
  await client.allSaved()
  expect(await bytesOf(boardId)).toContain('hemligheten')
  for (let i = 0; i < 500; i++) {
    text.insert(text.length, '.')
    if (i % 25 === 0) await client.allSaved()
  }
  // One row a flush: with the 505 commits of a slow day this would be reached; here the rows are written one by one.
  while ((await rowsOf(boardId)).length > 0) {
    text.insert(text.length, '.')
    await client.allSaved()
    const { rows } = await rig.database.pool.query('select 1 from board_snapshot where board_id = $1', [
      boardId,
    ])
    if (rows.length > 0) break
  }
  const [snapshot] = await rig.database.db
    .select()
    .from(boardSnapshot)
    .where(eq(boardSnapshot.boardId, boardId))
  expect(snapshot?.upto[1]).toBeGreaterThan(500)
  expect(await bytesOf(boardId)).not.toContain('hemligheten')
  await rig.restart()
  const again = await rig.join(pedagog, boardId)
  expect(again.doc.toJSON()).toEqual(client.doc.toJSON())
  addUtfall(again.board, utfall('Efteråt'))
  await again.allSaved()
  expect((await rowsOf(boardId)).at(-1)!.n).toBeGreaterThan(snapshot!.upto[1]!)
  expect((await selectJournal(rig.database.pool, boardId)).rows.length).toBeLessThan(500)
})

test('[J11] a server that ends leaves a snapshot where there were many rows, and a short journal as it is', async () => {
  const { boardId, client } = await boardWith('Kvar')
  const { boardId: short } = await boardWith('Kort')
  const text = textOf(client.board, 'utfall', utfallOf(client.board)[0]!.id, 'iakttagelse')!
  for (let i = 0; i < 60; i++) {
    text.insert(text.length, `${i} `)
    await client.allSaved()
  }
  expect((await rowsOf(boardId)).length).toBeGreaterThan(50)
  await rig.restart()
  expect(await rowsOf(boardId)).toEqual([])
  expect((await rowsOf(short)).length).toBeGreaterThan(0)
  const again = await rig.join(pedagog, boardId)
  expect(again.doc.toJSON()).toEqual(client.doc.toJSON())
  expect(await titles(short)).toEqual(['Kort'])
})

test('[J9] a corrupt row costs its own content: the board is shown, takes no changes, loses none, and complains', async () => {
  const { boardId } = await boardWith('Ett', 'Två', 'Tre')
  const { boardId: other } = await boardWith('Orörd')
  await rig.rooms.drain()
  const rows = await rowsOf(boardId)
  const damaged = Buffer.from(rows[1]!.data)
  damaged[30]! ^= 0xff
  await rig.database.db
    .update(boardUpdate)
    .set({ data: damaged })
    .where(and(eq(boardUpdate.boardId, boardId), eq(boardUpdate.n, rows[1]!.n)))
  await rig.restart()
  rig.complaints.length = 0
  const client = await rig.join(pedagog, boardId)
  expect(utfallOf(client.board).map(({ rubrik }) => rubrik)).toEqual(['Ett'])
  expect(rig.complaints.join()).toContain('cannot be read')
  addUtfall(client.board, utfall('Väntar'))
  await client.close()
  expect([client.refused, client.saved]).toEqual([null, 1])
  expect((await rowsOf(boardId)).map(({ n }) => n)).toEqual(rows.map(({ n }) => n))
  expect(await titles(other)).toEqual(['Orörd'])
})

test('[J9] a row that is not there any more is noticed, and nothing is written on top of the gap', async () => {
  const { boardId } = await boardWith('Ett', 'Två', 'Tre')
  await rig.rooms.drain()
  await rig.database.db.delete(boardUpdate).where(and(eq(boardUpdate.boardId, boardId), eq(boardUpdate.n, 2)))
  await rig.restart()
  const client = await rig.join(pedagog, boardId)
  expect(utfallOf(client.board).map(({ rubrik }) => rubrik)).toEqual(['Ett'])
  expect(client.doc.store.pendingStructs).toBeNull()
  expect(await titles(boardId)).toEqual(['Ett'])
  expect((await loadBoard(rig.database.pool, boardId)).damaged).toBe(true)
})

test('[J9] a lost row that nothing builds on is noticed by its number, and its rows in SQL stay', async () => {
  const { boardId } = await boardWith('Ett')
  const other = await rig.join(pedagog, boardId)
  addUtfall(other.board, utfall('Två'))
  await other.allSaved()
  await rig.rooms.drain()
  await rig.database.db.delete(boardUpdate).where(and(eq(boardUpdate.boardId, boardId), eq(boardUpdate.n, 1)))
  const before = await utfallRows(boardId)
  await rig.restart()
  await rig.rooms.rebuildProjection(boardId)
  expect(before).toHaveLength(2)
  expect(await utfallRows(boardId)).toEqual(before)
  const client = await rig.join(pedagog, boardId)
  addUtfall(client.board, utfall('Tre'))
  expect(await titles(boardId)).toEqual(['Två'])
  expect(client.refused).toBeNull()
})

test('[J9] a row with the right checksum and no sense is found and left out', async () => {
  const { boardId } = await boardWith('Ett')
  await rig.rooms.drain()
  const data = encodeRow([{ author: null, update: Uint8Array.of(9, 9, 9, 9) }])
  await rig.database.db.insert(boardUpdate).values({
    ...{ boardId, node: 7, n: 1, huvudmanId: rig.huvudman.huvudmanId, data, crc: checksum(data) },
  })
  await rig.restart()
  expect(await titles(boardId)).toEqual(['Ett'])
  expect((await loadBoard(rig.database.pool, boardId)).quarantined).toEqual([{ node: 7, n: 1 }])
})

test('[J10] a snapshot that cannot be read opens no board, and no other board notices', async () => {
  const { boardId } = await boardWith('Ett')
  const { boardId: other } = await boardWith('Två')
  await rig.rooms.drain()
  const { huvudmanId } = rig.huvudman
  await rig.database.db
    .insert(boardSnapshot)
    .values({ boardId, huvudmanId, seq: 1, data: Buffer.from('trasig'), crc: 1 })
  await rig.restart()
  const client = rig.open(rektor, boardId)
  await expect.poll(() => client.closed?.code, soon).toBe(1011)
  expect(await titles(other)).toEqual(['Två'])
})

test('[J4] while PostgreSQL does not answer nothing is saved; when it does everything flows, without a restart', async () => {
  const { boardId, client } = await boardWith('Före')
  const already = client.saved
  const release = await rig.holdJournal()
  for (let i = 0; i < 3; i++) {
    addUtfall(client.board, utfall(`Under ${i}`))
    await expect.poll(killWaitingJournal, soon).toBe(1)
  }
  await expect.poll(() => rig.complaints.join(), soon).toContain('cannot reach PostgreSQL')
  expect(client.saved).toBe(already)
  await release()
  await client.allSaved()
  expect(await titles(boardId)).toEqual(['Före', 'Under 0', 'Under 1', 'Under 2'])
  expect(client.closed).toBeNull()
})

/** Ends the journal's connection while it waits in the middle of a statement; how many there were. */
async function killWaitingJournal(): Promise<number> {
  const { rowCount } = await rig.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name like 'kvalitetstavlan journal%'
       and wait_event_type = 'Lock'`,
  )
  return rowCount ?? 0
}

test('[J5] a commit whose answer is lost is not made twice', async () => {
  const proxy = await createLossyProxy(rig.database.url)
  await rig.restart({ url: proxy.url })
  const { boardId, client } = await boardWith('Ett')
  for (let i = 0; i < 3; i++) {
    proxy.loseNextAnswer()
    addUtfall(client.board, utfall(`Nr ${i}`))
    await client.allSaved()
  }
  expect(proxy.lost).toBe(3)
  expect(await titles(boardId)).toEqual(['Ett', 'Nr 0', 'Nr 1', 'Nr 2'])
  const numbers = (await rowsOf(boardId)).map(({ n }) => n)
  expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  await rig.restart()
  await proxy.close()
  expect(await titles(boardId)).toHaveLength(4)
})

test('[J6] a number that is taken by other content gives the room up, and no edit is lost', async () => {
  const { boardId, client } = await boardWith('Ett')
  const data = encodeRow([{ author: null, update: Uint8Array.of(0, 0) }])
  const { huvudmanId } = rig.huvudman
  await rig.database.db
    .insert(boardUpdate)
    .values({ boardId, node: 1, n: 2, huvudmanId, data, crc: checksum(data) })
  addUtfall(client.board, utfall('Krockar'))
  await expect.poll(() => client.closed?.code, soon).toBe(1012)
  expect(client.saved).toBe(client.sent - 2)
  const again = await rig.join(rektor, boardId, client.doc)
  await again.allSaved()
  expect(await titles(boardId)).toEqual(['Ett', 'Krockar'])
})

test('[J12] a board that is deleted stops its own writers only', async () => {
  const { boardId, client } = await boardWith('Bort')
  const { boardId: other, client: peer } = await boardWith('Kvar')
  const release = await rig.holdJournal()
  addUtfall(client.board, utfall('För sent'))
  addUtfall(peer.board, utfall('Med'))
  const admin = new pg.Client({ connectionString: rig.database.url })
  await admin.connect()
  const deleting = admin.query('delete from board where id = $1', [boardId])
  await release()
  await deleting
  addUtfall(client.board, utfall('Ännu senare'))
  addUtfall(peer.board, utfall('Också med'))
  await peer.allSaved()
  await expect.poll(() => client.closed?.code, soon).toBe(1012)
  expect(await titles(other)).toEqual(['Kvar', 'Med', 'Också med'])
  await admin.end()
})

async function utfallRows(boardId: string): Promise<unknown[]> {
  const rows = await rig.database.db.select().from(utfallRow).where(eq(utfallRow.boardId, boardId))
  return rows.sort((a, b) => a.ordning - b.ordning)
}
