import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardReach, enhetReach } from '#db/queries/reach.ts'
import { board, enhet } from '#db/schema/index.ts'
import { boardAccess } from '#domain/access/board-access.ts'
import { canSeeEnhet } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { ROLLER } from '#domain/ska/roll.ts'
import { buildArbetslag, buildEnhet, buildHuvudman, viewerOf } from '#tests/support/build/organisation.ts'
import { buildBoard } from '#tests/support/build/projection.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'

let database: TestDatabase
const boards: BoardRef[] = []
const enheter: { id: string; huvudmanId: string }[] = []
const viewers: Viewer[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  const { db } = database
  const teams = new Map<string, string[]>()
  for (const namn of ['A', 'B']) {
    const { id: huvudmanId } = await buildHuvudman(db, namn)
    boards.push(await buildBoard(db, { huvudmanId }))
    for (const enhetNamn of ['Norra', 'Södra']) {
      const own = await buildEnhet(db, huvudmanId, enhetNamn)
      enheter.push(own)
      boards.push(await buildBoard(db, { huvudmanId, enhetId: own.id }))
      for (const lag of ['Lag 1', 'Lag 2']) {
        const arbetslagId = await buildArbetslag(db, own, lag)
        teams.set(own.id, [...(teams.get(own.id) ?? []), arbetslagId])
        boards.push(await buildBoard(db, { huvudmanId, enhetId: own.id, arbetslagId }))
      }
    }
  }
  for (const { huvudmanId } of enheter) {
    viewers.push(viewerOf(huvudmanId))
    for (const roll of ROLLER) {
      viewers.push(viewerOf(huvudmanId, roll))
      for (const { id: enhetId } of enheter) {
        const arbetslagId = teams.get(enhetId)![0]!
        viewers.push(viewerOf(huvudmanId, { roll, enhetId }))
        viewers.push(viewerOf(huvudmanId, { roll, enhetId, arbetslagId }))
        viewers.push(viewerOf(huvudmanId, { roll: 'pedagog', enhetId, arbetslagId }, roll))
      }
    }
  }
})
afterAll(() => database?.drop())

test('the boards that the database hands out are those that boardAccess lets the person read', async () => {
  const counts = new Set<number>()
  for (const viewer of viewers) {
    const rows = await database.db.select({ id: board.id }).from(board).where(boardReach(viewer))
    const expected = boards.filter((ref) => boardAccess(viewer, ref).read).map(({ id }) => id)
    expect(rows.map(({ id }) => id).sort(), JSON.stringify(viewer.roller)).toEqual(expected.sort())
    counts.add(expected.length)
  }
  expect([...counts].sort()).toEqual([0, 1, 3, 4, 5, 7])
})

test('the enheter that the database hands out are those of the own huvudman that canSeeEnhet shows', async () => {
  for (const viewer of viewers) {
    const rows = await database.db
      .select({ id: enhet.id })
      .from(enhet)
      .where(enhetReach(viewer))
      .orderBy(asc(enhet.id))
    const expected = enheter.filter(
      ({ id, huvudmanId }) => huvudmanId === viewer.huvudmanId && canSeeEnhet(viewer, id),
    )
    expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id).sort())
  }
})
