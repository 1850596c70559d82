/** Who did what when: told from the journal, from what compaction kept of it, and from the audit. */
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { replaceWithSnapshot } from '#db/queries/journal.ts'
import { boardChange, boardUpdate, person } from '#db/schema/index.ts'
import { editText, textOf } from '#domain/board/card.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import type { Who } from '../realtime/rig.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
let rig: Scene['rig']
let anna: Scene['anna']
let bo: Scene['bo']
let rektor: Scene['rektor']
let clock: Scene['clock']
let historik: Scene['historik']
let beslut: Scene['beslut']
let viewer: Scene['viewer']
let filled: Scene['filled']
let namesakeOf: Scene['namesakeOf']

beforeAll(async () => {
  scene = await openScene()
  ;({ rig, anna, bo, rektor, clock, historik, beslut, viewer, filled, namesakeOf } = scene)
})
afterAll(() => scene.rig.close())

const at = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000)
const change = (boardId: string, over: Partial<typeof boardChange.$inferInsert>) => ({
  ...{ boardId, huvudmanId: rig.huvudman.huvudmanId, personId: anna.personId, kort: 'orsaker/o1' },
  ...{ falt: 'text', forst: at(5), senast: at(5), antal: 1 },
  ...over,
})

/** Says for every row of the journal so far who did what. */
async function touch(boardId: string, touched: object | null): Promise<void> {
  await rig.database.db
    .update(boardUpdate)
    .set({ touched: touched && JSON.stringify(touched) })
    .where(eq(boardUpdate.boardId, boardId))
}

async function changesOf(who: Who, boardId: string, urval = {}) {
  return (await historik.changes(await viewer(who), boardId, urval))!
}

test('young and old rows are one list, by day, person and card, latest first', async () => {
  const { boardId, cards } = await filled()
  await touch(boardId, null)
  const [row] = await rig.database.db.select().from(boardUpdate).where(eq(boardUpdate.boardId, boardId))
  await rig.database.db
    .update(boardUpdate)
    .set({
      touched: JSON.stringify({
        [anna.personId]: { [`orsaker/${cards.orsak}`]: ['+', 'text'] },
        [bo.personId]: { [`orsaker/${cards.orsak}`]: ['text'] },
        '': { 'beslut/fas': ['='] },
      }),
    })
    .where(and(eq(boardUpdate.boardId, boardId), eq(boardUpdate.n, row!.n)))
  const kort = `orsaker/${cards.orsak}`
  await rig.database.db
    .insert(boardChange)
    .values([
      change(boardId, { kort, forst: at(60 * 50), senast: at(60 * 49), antal: 4 }),
      change(boardId, { kort, falt: 'paverkan', forst: at(60 * 49), senast: at(60 * 49 - 10), antal: 2 }),
      change(boardId, { kort, personId: null, forst: at(60 * 100), senast: at(60 * 100) }),
    ])
  const { handelser, personer, nasta } = await changesOf(rektor, boardId)
  expect(nasta).toBeNull()
  expect(personer?.map(({ personId }) => personId).sort()).toEqual([anna.personId, bo.personId].sort())
  expect(handelser.map(({ personId, falt, antal }) => [personId, falt, antal])).toEqual([
    ...[anna.personId, bo.personId]
      .sort()
      .reverse()
      .map((id) => (id === anna.personId ? [id, ['+', 'text'], 2] : [id, ['text'], 1])),
    [anna.personId, ['paverkan', 'text'], 6],
    [null, ['text'], 1],
  ])
  expect(handelser[2]).toMatchObject({
    ...{ kort, namn: anna.namn, forst: at(60 * 50), senast: at(60 * 49 - 10) },
    dag: todayInSweden(at(60 * 49 - 10)),
  })
})

test('what is written stands under its author’s name, the same before and after compaction', async () => {
  const { boardId, client, cards } = await filled()
  const colleague = await rig.join(bo, boardId)
  editText(
    colleague.board,
    textOf(colleague.board, 'orsaker', cards.orsak, 'text')!,
    'Lite lästid hemma',
    2000,
  )
  await colleague.allSaved()
  removeCard(client.board, { kind: 'insatser', id: cards.insatser[2] })
  await client.allSaved()
  const told = async () =>
    (await changesOf(rektor, boardId)).handelser.map(({ namn, kort, falt, antal, forst, senast }) => ({
      ...{ namn, kort, falt, antal, forst, senast },
    }))
  const before = await told()
  const of = (kort: string) => before.filter((one) => one.kort === kort).map(({ namn, falt }) => [namn, falt])
  expect(of(`orsaker/${cards.orsak}`)).toEqual([
    [bo.namn, ['text']],
    [anna.namn, expect.arrayContaining(['+'])],
  ])
  expect(of(`insatser/${cards.insatser[2]}`)).toEqual([[anna.namn, ['+', 'raderad']]])

  const rows = await rig.database.db
    .select({ node: boardUpdate.node, n: boardUpdate.n })
    .from(boardUpdate)
    .where(eq(boardUpdate.boardId, boardId))
  const snapshot = { boardId, huvudmanId: rig.huvudman.huvudmanId, previous: 0, crc: 0, upto: {} }
  const data = Y.encodeStateAsUpdate(client.doc)
  expect(await replaceWithSnapshot(rig.database.pool, { ...snapshot, data }, rows)).toBe(true)
  expect(await told()).toEqual(before)
})

test('what is decided stands under the name of whoever decided', async () => {
  const { boardId, cards } = await filled()
  const [insatsId] = cards.insatser
  await beslut.decide(await viewer(rektor), boardId, { insatsId, beslut: 'beslutad', motivering: 'Ja' })
  await touch(boardId, { '': { [`beslut/insats:${insatsId}`]: ['='] } })
  const { handelser } = await changesOf(anna, boardId)
  expect(handelser).toMatchObject([
    { personId: rektor.personId, kort: `beslut/insats:${insatsId}`, falt: ['decide-insats'] },
  ])
  const about = await changesOf(anna, boardId, { kort: `insatser/${insatsId}` })
  expect(about.handelser).toEqual(handelser)
})

test('what is decided about an insats is told on its own board, not on another with an insats of the same id', async () => {
  const { boardId, cards } = await filled()
  const [insatsId] = cards.insatser
  const other = await namesakeOf(insatsId)
  await beslut.rank(await viewer(other.rektor), other.boardId, { insatsId, before: null })
  const decision = { insatsId, beslut: 'avslagen' as const, motivering: 'Nej' }
  await beslut.decide(await viewer(rektor), boardId, decision)
  const told = async (who: Who, id: string) => {
    const { handelser, personer } = await changesOf(who, id)
    const decided = handelser.filter(({ kort }) => kort === `beslut/insats:${insatsId}`)
    return { decided: decided.map(({ personId, falt }) => ({ personId, falt })), personer }
  }
  const there = await told(other.pedagog, other.boardId)
  expect(there.decided).toEqual([{ personId: other.rektor.personId, falt: ['rank-insats'] }])
  expect(there.personer?.map(({ personId }) => personId)).not.toContain(rektor.personId)
  const here = await told(anna, boardId)
  expect(here.decided).toEqual([{ personId: rektor.personId, falt: ['decide-insats'] }])
  expect(here.personer?.map(({ personId }) => personId)).not.toContain(other.rektor.personId)
})

test('older ones follow page by page, each once, and can be chosen by person and card', async () => {
  const { boardId } = await filled()
  await touch(boardId, null)
  await rig.database.db.insert(boardChange).values(
    Array.from({ length: 150 }, (_, n) =>
      change(boardId, {
        ...{ kort: `orsaker/o${n % 50}`, personId: [anna.personId, bo.personId, null][n % 3]! },
        ...{ forst: at(n * 60 * 24), senast: at(n * 60 * 24) },
      }),
    ),
  )
  const seen: string[] = []
  let efter: string | undefined
  for (let page = 0; page < 3; page++) {
    const { handelser, nasta } = await changesOf(anna, boardId, { ...(efter && { efter }) })
    seen.push(...handelser.map(({ plats }) => plats))
    efter = nasta ?? undefined
  }
  expect(efter).toBeUndefined()
  expect(seen).toHaveLength(150)
  expect(new Set(seen).size).toBe(150)
  expect(seen).toEqual(seen.toSorted().reverse())

  const of = async (urval: object) => (await changesOf(anna, boardId, urval)).handelser
  expect((await of({ person: bo.personId })).every(({ personId }) => personId === bo.personId)).toBe(true)
  expect(await of({ person: bo.personId })).toHaveLength(50)
  expect(await of({ person: 'ingen' })).toHaveLength(50)
  expect((await of({ kort: 'orsaker/o7' })).map(({ kort }) => kort)).toEqual(Array(3).fill('orsaker/o7'))
  expect(await historik.changes(await viewer(anna), boardId, { person: "x' or 1=1" })).toBeNull()
})

test('only the last that hid a card or brought it back can say which it was', async () => {
  const { boardId } = await filled()
  await touch(boardId, null)
  await rig.database.db
    .insert(boardChange)
    .values([
      change(boardId, { falt: 'raderad', senast: at(60 * 48), forst: at(60 * 48) }),
      change(boardId, { falt: 'raderad', personId: bo.personId }),
      change(boardId, { falt: 'text', senast: at(1), forst: at(1) }),
    ])
  const { handelser } = await changesOf(anna, boardId)
  expect(handelser.map(({ personId, isLastOfRaderad }) => [personId, isLastOfRaderad])).toEqual([
    [anna.personId, false],
    [bo.personId, true],
    [anna.personId, false],
  ])
})

test('somebody who is erased has no name any more, and what they did is still told', async () => {
  const { boardId } = await filled()
  await touch(boardId, null)
  const gone = await rig.person('pedagog')
  await rig.database.db.insert(boardChange).values(change(boardId, { personId: gone.personId }))
  await rig.database.db.delete(person).where(eq(person.id, gone.personId))
  expect((await changesOf(anna, boardId)).handelser).toMatchObject([{ personId: null, namn: null }])
})
