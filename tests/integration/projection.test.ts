/** What the boards say, as rows: soon after an edit, and the same when they are made anew from the journal. */
import { asc, eq } from 'drizzle-orm'
import { generateNKeysBetween } from 'fractional-indexing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { findBoard } from '#db/queries/boards.ts'
import { findViewer } from '#db/queries/people.ts'
import { saveProjection, type Written } from '#db/queries/projection.ts'
import {
  aktivitetRow,
  belaggRow,
  boardProjection,
  insatsRow,
  orsakRow,
  uppfoljningRow,
  utfallRow,
} from '#db/schema/index.ts'
import { createCard, textOf } from '#domain/board/card.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { restoreCard } from '#domain/board/commands/restore-card.ts'
import { openBoard } from '#domain/board/document.ts'
import { projectBoard } from '#server/realtime/projection/project.ts'
import { createBeslut } from '#server/usecases/beslut.ts'
import { testClock } from '#tests/support/clock.ts'
import { fillBoard } from './realtime/filled-board.ts'
import { createRig, type Rig, type Who } from './realtime/rig.ts'

let rig: Rig
let rektor: Who

beforeAll(async () => {
  rig = await createRig()
  rektor = await rig.person('rektor')
})
afterAll(() => rig.close())

const soon = { interval: 10, timeout: 5_000 }

/** Every row of a board, without when and how often it was projected. */
async function rowsOf(boardId: string) {
  const { db } = rig.database
  const [board] = await db.select().from(boardProjection).where(eq(boardProjection.boardId, boardId))
  const cards = await Promise.all(
    [utfallRow, orsakRow, belaggRow, insatsRow, aktivitetRow, uppfoljningRow].map((table) =>
      db.select().from(table).where(eq(table.boardId, boardId)).orderBy(asc(table.id)),
    ),
  )
  return { board: board && { ...board, at: null, version: null }, cards }
}

const countsOf = async (boardId: string) => (await rowsOf(boardId)).board

test('[V1] an edit is in SQL within a second or so, and those who look at an overview are told', async () => {
  const boardId = await rig.board()
  const client = await rig.join(rektor, boardId)
  rig.told.length = 0
  const started = performance.now()
  const { insatser, orsak, djupare } = fillBoard(client.board)
  await expect
    .poll(() => countsOf(boardId), soon)
    .toMatchObject({
      fas: 'folj-upp',
      utfall: 1,
      undersoks: 1,
      orsaker: 2,
      insatser: 3,
      beslutade: 0,
      uppfoljningar: 1,
    })
  expect(performance.now() - started).toBeLessThan(3_000)
  expect(rig.told).toContain('oversikt')
  const { db } = rig.database
  const [insats] = await db.select().from(insatsRow).where(eq(insatsRow.id, insatser[0]))
  expect(insats).toMatchObject({
    ...{ ordning: 1, rubrik: 'Lite lästid', orsakIds: [orsak], delmalIds: ['GR-1'], lage: 'pa-vag' },
    ...{ start: '2026-10-01', slut: '2027-03-01', senastUppfoljd: '2026-11-15', enhetId: rig.enhetId },
  })
  const orsaker = await db
    .select()
    .from(orsakRow)
    .where(eq(orsakRow.boardId, boardId))
    .orderBy(orsakRow.ordning)
  expect(orsaker.map(({ id, djup, grupp, stodjer }) => [id, djup, grupp, stodjer])).toEqual([
    [orsak, 0, 'Organisation', 1],
    [djupare, 1, null, 0],
  ])
})

test('[V1] a decision, a removed card and a restored one follow', async () => {
  const boardId = await rig.board()
  const client = await rig.join(rektor, boardId)
  const { insatser, utfall } = fillBoard(client.board)
  await client.allSaved()
  const beslut = createBeslut({ db: rig.database.db, rooms: rig.rooms, clock: testClock(), live: rig.live })
  const viewer = (await findViewer(rig.database.db, rektor.personId))!
  await beslut.decide(viewer, boardId, { insatsId: insatser[0], beslut: 'beslutad', motivering: '' })
  await beslut.setFas(viewer, boardId, 'genomfor')
  await expect.poll(() => countsOf(boardId), soon).toMatchObject({ beslutade: 1, fas: 'genomfor' })
  removeCard(client.board, { kind: 'utfall', id: utfall })
  await expect.poll(() => countsOf(boardId), soon).toMatchObject({ utfall: 0, orsaker: 0, insatser: 3 })
  restoreCard(client.board, { kind: 'utfall', id: utfall })
  await expect.poll(() => countsOf(boardId), soon).toMatchObject({ utfall: 1, orsaker: 2, insatser: 3 })
})

test('[V2] rows made anew from the journal are those that were made while the board was edited', async () => {
  const boardId = await rig.board()
  const client = await rig.join(rektor, boardId)
  const { utfall } = fillBoard(client.board)
  textOf(client.board, 'utfall', utfall, 'iakttagelse')!.insert(0, 'Åttorna läser sämre än sjuorna.')
  await client.allSaved()
  await expect.poll(() => countsOf(boardId), soon).toMatchObject({ insatser: 3 })
  const live = await rowsOf(boardId)
  await rig.rooms.rebuildProjection(boardId)
  expect(await rowsOf(boardId)).toEqual(live)
  for (const table of [utfallRow, orsakRow, insatsRow, boardProjection])
    await rig.database.db.delete(table).where(eq(table.boardId, boardId))
  await rig.rooms.rebuildProjection(boardId)
  expect(await rowsOf(boardId)).toEqual(live)
})

test('[V2] a row that says the same already is not written again', async () => {
  const boardId = await rig.board()
  const client = await rig.join(rektor, boardId)
  fillBoard(client.board)
  await expect.poll(() => countsOf(boardId), soon).toMatchObject({ insatser: 3 })
  const versions = async () =>
    (await rig.database.pool.query('select id, xmin from insats where board_id = $1 order by id', [boardId]))
      .rows
  const before = await versions()
  await rig.rooms.rebuildProjection(boardId)
  expect(await versions()).toEqual(before)
})

test('[V1] a board with more cards than a statement takes values has its rows, and loses those that go', async () => {
  const boardId = await rig.board()
  const { db } = rig.database
  const ref = (await findBoard(db, boardId))!
  const board = openBoard(new Y.Doc())
  board.doc.transact(() => {
    for (const [n, order] of generateNKeysBetween(null, null, 6_000).entries())
      createCard(board, 'utfall', `utfall-${10_000 + n}`, {
        ...{ rubrik: `Nr ${n}`, undersok: false, matvarde: null },
        plats: { kategori: 'resultat', order },
      })
  })
  const whole = projectBoard(ref, board)
  const written = await saveProjection(db, whole, {}, null)
  expect(await db.$count(utfallRow, eq(utfallRow.boardId, boardId))).toBe(6_000)
  const few = { ...whole, utfall: whole.utfall.slice(0, 10) }
  await saveProjection(db, few, {}, written as Written)
  expect(await db.$count(utfallRow, eq(utfallRow.boardId, boardId))).toBe(10)
  await saveProjection(db, whole, {}, null)
  await saveProjection(db, few, {}, null)
  expect(await db.$count(utfallRow, eq(utfallRow.boardId, boardId))).toBe(10)
})

test('[V3] what a killed process had not projected is projected when the next one starts', async () => {
  const boardId = await rig.board()
  const client = await rig.join(rektor, boardId)
  fillBoard(client.board)
  await client.allSaved()
  await rig.rooms.drain()
  await rig.database.db.delete(boardProjection).where(eq(boardProjection.boardId, boardId))
  await rig.database.db.delete(insatsRow).where(eq(insatsRow.boardId, boardId))
  await rig.restart()
  await expect.poll(() => countsOf(boardId), soon).toMatchObject({ insatser: 3 })
  expect((await rowsOf(boardId)).cards[3]).toHaveLength(3)
})

test('[V3] a projection that fails is tried again and holds up no edit', async () => {
  const boardId = await rig.board()
  const client = await rig.join(rektor, boardId)
  const { pool } = rig.database
  await pool.query(`
    create function fail() returns trigger language plpgsql as $$ begin raise exception 'full disk'; end $$;
    create trigger fail before insert on insats for each row execute function fail()`)
  fillBoard(client.board)
  await client.allSaved()
  await expect.poll(() => rig.complaints.join(), soon).toContain('could not be projected')
  expect(await countsOf(boardId)).toBeUndefined()
  fillBoard(client.board)
  await client.allSaved()
  await pool.query('drop trigger fail on insats; drop function fail()')
  await expect.poll(() => countsOf(boardId), soon).toMatchObject({ insatser: 6 })
})
