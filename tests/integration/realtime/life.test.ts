/** How rooms come, stay bounded, and go. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { board } from '#db/schema/index.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { LIMITS } from '#server/realtime/limits.ts'
import { BrokenDocument, RoomDocument } from '#server/realtime/room-document.ts'
import { createRooms } from '#server/realtime/rooms.ts'
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
afterEach(() => vi.restoreAllMocks())
afterAll(() => rig.close())

const soon = { interval: 5, timeout: 10_000 }
const utfall = (rubrik = 'Ett resultat', iakttagelse = '') => ({
  ...{ id: randomUUID(), kategori: 'resultat' as const, rubrik, iakttagelse },
})
const titles = (client: ScriptedClient) => utfallOf(client.board).map(({ rubrik }) => rubrik)

test('[R1] fifty who come at once open the board once', async () => {
  const boardId = await rig.board()
  const query = vi.spyOn(rig.database.pool, 'query')
  const people = [rektor, pedagog, await rig.person('namnd')]
  const clients = await Promise.all(Array.from({ length: 50 }, (_, i) => rig.join(people[i % 3]!, boardId)))
  const loads = query.mock.calls.filter(([asked]) => (asked as { name?: string }).name === 'journal-select')
  expect(loads).toHaveLength(1)
  addUtfall(clients[0]!.board, utfall('Till alla'))
  await expect.poll(() => clients.every((client) => titles(client)[0] === 'Till alla'), soon).toBe(true)
})

test('[R3] an update goes to every other client and not back to its sender', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [await rig.join(rektor, boardId), await rig.join(pedagog, boardId)]
  const heard = (client: ScriptedClient) => {
    const frames: number[] = []
    client.socket.on('message', (frame: Buffer) => {
      if (frame[0] === 0) frames.push(frame[1]!)
    })
    return frames
  }
  const [byAnna, byBo] = [heard(anna), heard(bo)]
  addUtfall(anna.board, utfall())
  await anna.allSaved()
  await expect.poll(() => byBo.length, soon).toBeGreaterThan(0)
  expect(byAnna).toEqual([])
})

test('[R4] a change that stops half-way costs its sender the connection, and nobody anything else', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [await rig.join(rektor, boardId), await rig.join(pedagog, boardId)]
  addUtfall(anna.board, utfall('Före'))
  await anna.allSaved()
  vi.spyOn(RoomDocument.prototype, 'stage').mockImplementationOnce(() => {
    throw new BrokenDocument('stopped half-way')
  })
  addUtfall(bo.board, utfall('Olyckan'))
  await expect.poll(() => bo.closed?.code, soon).toBe(1011)
  expect(bo.saved).toBe(1)
  addUtfall(anna.board, utfall('Efter'))
  await anna.allSaved()
  expect(anna.closed).toBeNull()
  const again = await rig.join(pedagog, boardId, bo.doc)
  await again.allSaved()
  await expect.poll(() => titles(anna).toSorted(), soon).toEqual(['Efter', 'Före', 'Olyckan'])
})

test('[R5] a board that nobody writes goes back to bytes, one without people is let go of, and both come back', async () => {
  await rig.restart({ timings: { idle: 30, tidy: 10 } })
  const [read, left] = [await rig.board(), await rig.board()]
  const reader = await rig.join(pedagog, read)
  for (const boardId of [read, left]) {
    const client = await rig.join(rektor, boardId)
    addUtfall(client.board, utfall('Kvar'))
    await client.allSaved()
    await client.close()
  }
  await expect
    .poll(() => rig.rooms.status(), soon)
    .toMatchObject({ boards: 1, hot: 0, connections: 1, backlog: 0 })
  expect(titles(await rig.join(rektor, left))).toEqual(['Kvar'])
  addUtfall(reader.board, utfall('Mer'))
  await reader.allSaved()
  expect(titles(await rig.join(rektor, read))).toEqual(['Kvar', 'Mer'])
  await rig.restart()
})

test('[R6] a server that is told to stop stores what it has, says so, and sends everyone to the next one', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [await rig.join(rektor, boardId), await rig.join(pedagog, boardId)]
  for (let i = 0; i < 20; i++) addUtfall(anna.board, utfall(`Nr ${i}`))
  await expect.poll(() => anna.saved, soon).toBeGreaterThan(1)
  const started = performance.now()
  await rig.restart()
  expect(performance.now() - started).toBeLessThan(10_000)
  expect([anna, bo].map(({ closed }) => closed?.code)).toEqual([1012, 1012])
  const stored = await rig.rooms.read(boardId, (board) => utfallOf(board).length)
  const again = await rig.join(rektor, boardId, anna.doc)
  await again.allSaved()
  // Every card is two frames; the first frame of the connection was its SyncStep2.
  expect(stored).toBeGreaterThanOrEqual(Math.floor((anna.saved - 1) / 2))
  expect(await rig.rooms.read(boardId, (board) => utfallOf(board).length)).toBe(20)
})

test('[R6] a server that cannot reach PostgreSQL stops all the same, and calls nothing saved', async () => {
  const boardId = await rig.board()
  await rig.restart({ timings: { drain: 200 } })
  const anna = await rig.join(rektor, boardId)
  await anna.allSaved()
  const release = await rig.holdJournal()
  addUtfall(anna.board, utfall('Väntar'))
  await expect.poll(() => rig.rooms.status().backlog, soon).toBeGreaterThan(0)
  await rig.rooms.drain()
  expect(anna.closed?.code).toBe(1012)
  expect(anna.saved).toBe(1)
  await expect(rig.rooms.state(boardId)).rejects.toThrow('has ended')
  await release()
  await rig.restart()
  await (await rig.join(rektor, boardId, anna.doc)).allSaved()
  expect(await rig.rooms.read(boardId, (board) => utfallOf(board).length)).toBe(1)
})

test('[J7] a second server on the same database opens nothing before the first has let go', async () => {
  const boardId = await rig.board()
  const { db, pool, url } = rig.database
  const anna = await rig.join(rektor, boardId)
  const second = createRooms({ ...rig.deps, db, pool, url })
  let answered = false
  const asked = second.read(boardId, (board) => utfallOf(board).length).finally(() => (answered = true))
  addUtfall(anna.board, utfall('Den förstes'))
  await anna.allSaved()
  expect(answered).toBe(false)
  await rig.rooms.drain()
  expect(await asked).toBe(1)
  await second.drain()
  await rig.restart()
})

test('[C7] whoever writes faster than the bound is read more slowly, loses nothing, and nobody waits for it', async () => {
  const boardId = await rig.board()
  const [anna, bo] = [await rig.join(rektor, boardId), await rig.join(pedagog, boardId)]
  const all = LIMITS.frames.burst + 2 * LIMITS.frames.perSecond
  const started = performance.now()
  for (let i = 0; i < all; i++) anna.write(Uint8Array.of(0, 0))
  addUtfall(bo.board, utfall('Ostörd'))
  await bo.allSaved()
  expect(anna.saved).toBeLessThan(all)
  await anna.allSaved(10_000)
  expect(anna.saved).toBe(all + 1)
  expect(performance.now() - started).toBeGreaterThan(1_500)
})

test('[C7] whoever asks for much and reads nothing is sent away, and nobody else notices', async () => {
  const boardId = await rig.board()
  const anna = await rig.join(rektor, boardId)
  for (let i = 0; i < 120; i++) addUtfall(anna.board, utfall(`Nr ${i}`, 'ord '.repeat(1_400)))
  await anna.allSaved()
  const deaf = await rig.join(pedagog, boardId)
  deaf.socket.pause()
  for (let i = 0; i < 24; i++) {
    deaf.sendRaw(Uint8Array.of(0, 0, 1, 0))
    // Who asks again before there was an answer gets one.
    addUtfall(anna.board, utfall('Ostörd'))
    await anna.allSaved()
  }
  deaf.socket.resume()
  await expect.poll(() => deaf.closed?.code, soon).toBe(1013)
  expect(anna.closed).toBeNull()
})

test('[C8] a quiet socket hears from the server, and one whose other end is gone is given up', async () => {
  await rig.restart({ timings: { heartbeat: 100 } })
  const boardId = await rig.board()
  const [anna, bo] = [await rig.join(rektor, boardId), await rig.join(pedagog, boardId)]
  let frames = 0
  anna.socket.on('message', () => frames++)
  bo.say({ vy: 'orsaker' })
  await expect.poll(() => anna.presence.at(-1)?.state, soon).toMatchObject({ vy: 'orsaker' })
  bo.socket.pause()
  await expect.poll(() => anna.presence.at(-1)?.state, soon).toBeNull()
  await expect.poll(() => frames, soon).toBeGreaterThan(5)
  expect(anna.closed).toBeNull()
  await rig.restart()
})

test('[C7] whoever says nothing new while much waits for PostgreSQL is read afterwards', async () => {
  const [anna, bo] = [await rig.join(rektor, await rig.board()), await rig.join(rektor, await rig.board())]
  await Promise.all([anna, bo].map((client) => client.allSaved()))
  const { journalBacklogBytes } = LIMITS
  Object.assign(LIMITS, { journalBacklogBytes: 10 })
  const release = await rig.holdJournal()
  addUtfall(anna.board, utfall('Väntar'))
  await expect.poll(() => rig.rooms.status().backlog, soon).toBeGreaterThan(10)
  // On a board where nothing waits this is answered at once.
  bo.writeStep2(Uint8Array.of(0, 0))
  await bo.allSaved()
  await release()
  await anna.allSaved()
  Object.assign(LIMITS, { journalBacklogBytes })
  addUtfall(bo.board, utfall('Kommer fram'))
  await bo.allSaved()
})

test('[C1] a tab of the board as it was before does not get into the room of what has replaced it', async () => {
  const boardId = await rig.board()
  const { rooms } = rig
  const join = rooms.join.bind(rooms)
  // Between the door's look and the room's the board is replaced.
  vi.spyOn(rooms, 'join').mockImplementationOnce((socket, joiner) => {
    socket.pause()
    void rig.database.db
      .update(board)
      .set({ epoch: 2 })
      .where(eq(board.id, boardId))
      .then(() => join(socket, joiner))
  })
  const old = rig.open(rektor, boardId, undefined, '?epoch=1')
  await expect.poll(() => old.closed?.code, soon).toBe(4409)
  expect(old.isSynced).toBe(false)
})
