/** Who may write what when several nodes take it in: decisions, and clientIDs. */
import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { findViewer } from '#db/queries/people.ts'
import { audit, insatsBeslut } from '#db/schema/index.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { insatserOf } from '#domain/board/views/insatser.ts'
import { createBeslut } from '#server/usecases/beslut.ts'
import { testClock } from '#tests/support/clock.ts'
import { fillBoard } from './filled-board.ts'
import { createHintBus, type HintBus, LOST } from './hint-bus.ts'
import { acquainted, BLIND, contentOf, createNodes, journalled, type Nodes, notesOf } from './nodes-rig.ts'
import type { ScriptedClient } from './scripted-client.ts'

const soon = { interval: 5, timeout: 10_000 }

let all: Nodes | null = null
let bus: HintBus

afterEach(async () => {
  await all?.close()
  all = null
})

async function start(timings?: typeof BLIND) {
  bus = createHintBus()
  all = await createNodes([bus.join(), bus.join()], timings ? { timings } : {})
  const [one, two] = all.nodes as [Nodes['nodes'][0], Nodes['nodes'][0]]
  return { all, one, two, boardId: await all.board() }
}

async function expectSame(clients: readonly ScriptedClient[], boardId: string): Promise<void> {
  const stored = contentOf(await journalled(all!, boardId))
  for (const client of clients) await expect.poll(() => contentOf(client.board), soon).toBe(stored)
}

test.each([
  { hints: 'arrive', way: createHintBus().way },
  { hints: 'are lost', way: LOST },
])('[N10] orders given at two nodes at once all count, when hints $hints', async ({ way }) => {
  const { all, one, two, boardId } = await start()
  bus.way = way
  const rektor = await all.person('rektor')
  const viewer = (await findViewer(all.database.db, rektor.personId))!
  const clients = [await one.join(rektor, boardId), await two.join(rektor, boardId)]
  const { insatser } = fillBoard(clients[0]!.board)
  await clients[0]!.allSaved()
  await expect.poll(() => insatserOf(clients[1]!.board).length, soon).toBe(3)
  const beslut = [one, two].map(({ rooms }) =>
    createBeslut({ db: all.database.db, rooms, clock: testClock(), live: all.live }),
  )
  const given = insatser.flatMap((insatsId) => [
    { insatsId, beslut: 'beslutad' as const, motivering: 'ett' },
    { insatsId, beslut: 'beslutad' as const, motivering: 'två' },
  ])
  const answers = await Promise.all([
    ...given.map((order, at) => beslut[at % 2]!.decide(viewer, boardId, order)),
    ...insatser.map((insatsId, at) => beslut[at % 2]!.rank(viewer, boardId, { insatsId, before: null })),
    ...insatser.map((insatsId, at) =>
      beslut[(at + 1) % 2]!.rank(viewer, boardId, { insatsId, before: insatser[0] }),
    ),
  ])
  expect(answers).toEqual(answers.map(() => ({ ok: true })))
  await expectSame(clients, boardId)
  // The root, the rows and what was written down say the same.
  const rows = await all.database.db.select().from(insatsBeslut).where(eq(insatsBeslut.boardId, boardId))
  const stored = Object.fromEntries(rows.map(({ insatsId, beslut }) => [insatsId, beslut]))
  for (const client of clients)
    expect(Object.fromEntries(insatserOf(client.board).map(({ id, beslut }) => [id, beslut]))).toEqual(stored)
  const written = await Promise.all(
    insatser.map((id) => all.database.db.$count(audit, eq(audit.object, `insats:${id}`))),
  )
  expect(written.reduce((sum, n) => sum + n, 0)).toBe(answers.length)
  // The order that everybody sees is one that the orders, one after the other, can give.
  expect(new Set(insatserOf(clients[0]!.board).map(({ beslut }) => beslut.order)).size).toBe(3)
})

/** New cards, written by hand under a clientID; the ids are the same for the same number of them. */
function cards(clientID: number, ...rubriker: string[]): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientID
  for (const [at, rubrik] of rubriker.entries())
    addUtfall(openBoard(doc), { id: `card-by-hand-00000000-${at}`, kategori: 'resultat', rubrik })
  return Y.encodeStateAsUpdate(doc)
}

test('[N11] one clientID of two people at two nodes is the first one’s, and no word of the other is stored', async () => {
  const { all, one, two, boardId } = await start(BLIND)
  const anna = await one.join(await all.person('pedagog'), boardId)
  const bo = await two.join(await all.person('pedagog'), boardId)
  bus.way = LOST
  anna.write(cards(4711, 'anna'))
  await anna.allSaved()
  bo.write(cards(4711, 'bo', 'bo igen'))
  // Unless the node has looked into the journal by itself just before.
  await expect.poll(() => bo.closed?.code === 1012 || bo.refused !== null, soon).toBe(true)
  expect(bo.saved).toBeLessThan(bo.sent)
  const [again, witness] = [
    await two.join(await all.person('pedagog'), boardId),
    await one.join(await all.person('pedagog'), boardId),
  ]
  again.write(cards(4711, 'bo', 'bo igen'))
  await expect.poll(() => again.refused, soon).not.toBeNull()
  expect(notesOf(await journalled(all, boardId))).toEqual(['anna'])
  await expectSame([again, witness], boardId)
})

test('[N17] who tells two nodes different things under the same clocks is believed once, and all nodes agree', async () => {
  const { all, one, two, boardId } = await start(BLIND)
  const who = await all.person('pedagog')
  const liars = [await one.join(who, boardId), await two.join(who, boardId)]
  const watch = [
    await one.join(await all.person('pedagog'), boardId),
    await two.join(await all.person('pedagog'), boardId),
  ]
  await acquainted([...liars, ...watch])
  bus.way = LOST
  liars[0]!.write(cards(4711, 'JA'))
  liars[1]!.write(cards(4711, 'NEJ'))
  const isAnswered = ({ saved, sent, closed }: ScriptedClient) => saved === sent || closed !== null
  await expect.poll(() => liars.every(isAnswered), soon).toBe(true)
  // One of them was believed; at the other node the room was given up, and everybody there comes back.
  expect(liars.filter(({ closed }) => closed !== null).map(({ closed }) => closed!.code)).toEqual([1012])
  const back = [await one.join(who, boardId), await two.join(who, boardId)]
  const stored = notesOf(await journalled(all, boardId))
  expect(stored.filter((rubrik) => ['JA', 'NEJ'].includes(rubrik))).toHaveLength(1)
  expect(stored).toHaveLength(5)
  await expectSame([...back, ...watch.filter(({ closed }) => closed === null)], boardId)
})
