/** What is kept of a board for how long, and by whom it is looked after. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aloneWithHistory } from '#db/queries/versions.ts'
import { boardChange, boardReservation, boardUpdate } from '#db/schema/index.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { renderBoard } from '#domain/board/version/render.ts'
import { CHANGES_KEPT_DAYS, DAG_KEPT_DAYS } from '#domain/board/version/version.ts'
import { type HistoryDeps, keepHistory } from '#server/jobs/history.ts'
import { RESERVED_DAYS } from '#server/realtime/reservations.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
let rig: Scene['rig']
let anna: Scene['anna']
let clock: Scene['clock']
let historik: Scene['historik']
let viewer: Scene['viewer']
let filled: Scene['filled']
let saved: Scene['saved']
let versionsOf: Scene['versionsOf']

beforeAll(async () => {
  scene = await openScene()
  ;({ rig, anna, clock, historik, viewer, filled, saved, versionsOf } = scene)
})
afterAll(() => scene.rig.close())

const DAY = 86_400_000

const deps = (over: Partial<HistoryDeps> = {}): HistoryDeps => ({
  ...{ db: rig.database.db, pool: rig.database.pool, clock, rooms: rig.rooms, log: rig.deps.log },
  ...over,
})
const dagar = async (boardId: string) => (await versionsOf(boardId)).filter(({ slag }) => slag === 'dag')

test('a day with changes leaves one version when it has ended, a quiet day none', async () => {
  const { boardId, client, cards } = await filled()
  const start = clock.now()
  await keepHistory(deps())
  expect(await dagar(boardId)).toEqual([])
  clock.advance(DAY)
  await Promise.all([keepHistory(deps()), keepHistory(deps())])
  await keepHistory(deps())
  const [first, ...more] = await dagar(boardId)
  expect(more).toEqual([])
  expect(first).toMatchObject({ personId: null, innehall: renderBoard(client.board) })
  expect(first!.namn).toMatch(/^Efter \d+ [a-z]+$/)
  clock.advance(DAY)
  await keepHistory(deps())
  expect(await dagar(boardId)).toHaveLength(1)

  removeCard(client.board, { kind: 'insatser', id: cards.insatser[2] })
  await client.allSaved()
  await rig.database.db.update(boardUpdate).set({ at: clock.now() }).where(eq(boardUpdate.boardId, boardId))
  clock.advance(DAY)
  await keepHistory(deps())
  expect(await dagar(boardId)).toHaveLength(2)
  clock.advance(start.getTime() - clock.now().getTime())
})

test('versions of a day go after thirty-five, those of people and moments stay', async () => {
  const { boardId } = await filled()
  const start = clock.now()
  await saved(anna, boardId)
  clock.advance(DAY)
  await keepHistory(deps())
  clock.advance(DAG_KEPT_DAYS * DAY)
  await keepHistory(deps())
  expect((await versionsOf(boardId)).map(({ slag }) => slag)).toEqual(['hand', 'dag'])
  clock.advance(DAY)
  await keepHistory(deps())
  expect((await versionsOf(boardId)).map(({ slag }) => slag)).toEqual(['hand'])
  clock.advance(start.getTime() - clock.now().getTime())
})

test('a clientID that nobody has written under is kept for who was seen with it, for thirty days', async () => {
  const { boardId } = await filled()
  const { db } = rig.database
  const start = clock.now()
  const { huvudmanId } = rig.huvudman
  const { personId } = anna
  await db.insert(boardReservation).values({ boardId, huvudmanId, personId, clientId: 4_711, at: start })
  const left = () => db.$count(boardReservation, eq(boardReservation.clientId, 4_711))
  clock.advance(RESERVED_DAYS * DAY - 1000)
  await keepHistory(deps())
  expect(await left()).toBe(1)
  clock.advance(2000)
  await keepHistory(deps())
  expect(await left()).toBe(0)
  clock.advance(start.getTime() - clock.now().getTime())
})

test('who changed what is let go of after two years, and not told of meanwhile', async () => {
  const { boardId } = await filled()
  const { db } = rig.database
  await db.update(boardUpdate).set({ touched: null }).where(eq(boardUpdate.boardId, boardId))
  const old = new Date(clock.now().getTime() - CHANGES_KEPT_DAYS * DAY - 1000)
  const young = new Date(old.getTime() + 60_000)
  const of = (senast: Date) => ({
    ...{ boardId, huvudmanId: rig.huvudman.huvudmanId, personId: anna.personId, kort: 'orsaker/o1' },
    ...{ falt: 'text', forst: senast, senast, antal: 1 },
  })
  await db.insert(boardChange).values([of(old), of(young)])
  const { handelser } = (await historik.changes(await viewer(anna), boardId, {}))!
  expect(handelser.map(({ senast }) => senast)).toEqual([young])
  await keepHistory(deps())
  const left = await db.select().from(boardChange).where(eq(boardChange.boardId, boardId))
  expect(left.map(({ senast }) => senast)).toEqual([young])
})

test('one process at a time looks after it; the next comes when the first is gone', async () => {
  const begun = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  const first = aloneWithHistory(rig.database.pool, () => {
    begun.resolve()
    return done.promise
  })
  await begun.promise
  expect(await keepHistory(deps())).toBeNull()
  done.resolve()
  await first
  expect(await keepHistory(deps())).not.toBeNull()
})

test('a board that cannot be read does not keep the others from it, and is told of', async () => {
  const [broken, sound] = [await filled(), await filled()]
  const start = clock.now()
  clock.advance(DAY)
  const before = rig.complaints.length
  const rooms: HistoryDeps['rooms'] = {
    read: (boardId, view) =>
      boardId === broken.boardId ? Promise.reject(new Error('unreadable')) : rig.rooms.read(boardId, view),
  }
  expect(await keepHistory(deps({ rooms }))).toMatchObject({ failed: 1 })
  expect(await dagar(broken.boardId)).toEqual([])
  expect(await dagar(sound.boardId)).toHaveLength(1)
  expect(rig.complaints.length).toBe(before + 1)
  clock.advance(start.getTime() - clock.now().getTime())
})
