/** Rows of the audit from before it knew boards: the migration tells whose they are where that can be told. */
import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '#db/schema/index.ts'
import { openScene, type Scene } from './scene.ts'

const MIGRATION = new URL('../../../db/migrations/20261122052944_audit-board/migration.sql', import.meta.url)

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.rig.close())

/** The database as the version before left it, and then upgraded. */
async function upgrade(): Promise<void> {
  const { db, pool } = scene.rig.database
  await db.update(audit).set({ boardId: null })
  const statements = readFileSync(MIGRATION, 'utf8').split('--> statement-breakpoint')
  for (const statement of statements.filter((one) => one.includes('UPDATE'))) await pool.query(statement)
}

async function actionsOn(boardId: string): Promise<string[]> {
  const rows = await scene.rig.database.db.select().from(audit).where(eq(audit.boardId, boardId))
  return rows.map(({ action }) => action).sort()
}

test('what names its board, and what only one board can have decided, is told there as before', async () => {
  const { beslut, viewer, rektor, anna } = scene
  const { boardId, cards } = await scene.filled()
  const [insatsId] = cards.insatser
  await scene.saved(anna, boardId)
  await beslut.setFas(await viewer(rektor), boardId, 'orsaker')
  await beslut.rank(await viewer(rektor), boardId, { insatsId, before: null })
  await beslut.decide(await viewer(rektor), boardId, { insatsId, beslut: 'avslagen', motivering: 'Nej' })
  const before = await actionsOn(boardId)
  expect(before).toEqual(['decide-insats', 'rank-insats', 'save-version', 'set-fas'])
  await upgrade()
  expect(await actionsOn(boardId)).toEqual(before)
})

test('of an insats that two boards have, only the latest of each can be told; the rest is told on none', async () => {
  const { beslut, viewer, rektor } = scene
  const { boardId, cards } = await scene.filled()
  const [insatsId] = cards.insatser
  const other = await scene.namesakeOf(insatsId)
  await beslut.rank(await viewer(rektor), boardId, { insatsId, before: null })
  await beslut.rank(await viewer(other.rektor), other.boardId, { insatsId, before: null })
  await beslut.decide(await viewer(rektor), boardId, { insatsId, beslut: 'avslagen', motivering: 'Nej' })
  await upgrade()
  expect(await actionsOn(boardId)).toEqual(['decide-insats'])
  expect(await actionsOn(other.boardId)).toEqual(['rank-insats'])
})

test('an order that moved nothing is not told on the board of a namesake', async () => {
  const { beslut, viewer, rektor } = scene
  const { boardId, cards } = await scene.filled()
  const [insatsId] = cards.insatser
  const { db } = scene.rig.database
  await beslut.rank(await viewer(rektor), boardId, { insatsId, before: null })
  await db
    .update(audit)
    .set({ after: { before: null, orders: {} } })
    .where(eq(audit.boardId, boardId))
  await db.execute(`delete from insats_beslut where board_id = '${boardId}'`)
  const other = await scene.namesakeOf(insatsId)
  await beslut.rank(await viewer(other.rektor), other.boardId, { insatsId, before: null })
  await upgrade()
  expect(await actionsOn(boardId)).toEqual([])
  expect(await actionsOn(other.boardId)).toEqual(['rank-insats'])
})
