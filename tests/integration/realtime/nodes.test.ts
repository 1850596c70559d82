/** Several nodes, one board: what reaches whom, whatever becomes of the hints between them. */
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import type { Timings } from '#server/realtime/rooms.ts'
import { AT_ONCE, type BusNode, createHintBus, type HintBus, LOST } from './hint-bus.ts'
import {
  acquainted,
  BLIND,
  BRISK,
  contentOf,
  createNodes,
  journalled,
  type Nodes,
  note,
  notesOf,
} from './nodes-rig.ts'
import type { ScriptedClient } from './scripted-client.ts'

const soon = { interval: 5, timeout: 10_000 }

/** A node that compacts as soon as nobody writes there. */
const TIDY: Partial<Timings> = { ...BRISK, idle: 200, tidy: 50 }

let all: Nodes | null = null
let bus: HintBus
let ends: BusNode[]

afterEach(async () => {
  await all?.close()
  all = null
})

/** Some nodes, a board, and a person with a tab at each. */
async function start({ count = 2, timings = BRISK }: { count?: number; timings?: Partial<Timings> } = {}) {
  bus = createHintBus()
  ends = Array.from({ length: count }, () => bus.join())
  all = await createNodes(ends, { timings })
  const boardId = await all.board()
  const clients: ScriptedClient[] = []
  for (const node of all.nodes) clients.push(await node.join(await all.person('pedagog'), boardId))
  return { all, boardId, clients, nodes: all.nodes }
}

async function expectSame(clients: readonly ScriptedClient[], boardId: string, notes?: string[]) {
  if (notes)
    for (const client of clients)
      await expect.poll(() => notesOf(client.board), soon).toEqual([...notes].sort())
  const stored = contentOf(await journalled(all!, boardId))
  for (const client of clients) await expect.poll(() => contentOf(client.board), soon).toBe(stored)
}

test('[N1] what is written at one node is seen at the others, and the journal says the same', async () => {
  const { boardId, clients } = await start({ count: 3, timings: BLIND })
  const notes = clients.flatMap((client) => [note(client), note(client)])
  await expectSame(clients, boardId, notes)
  expect(bus.told.some(({ type }) => type === 'row')).toBe(true)
})

test('[N3] hints that are lost for good are made up for by the journal', async () => {
  const { boardId, clients } = await start()
  bus.way = LOST
  const notes = clients.flatMap((client) => [note(client), note(client)])
  await expectSame(clients, boardId, notes)
})

test('[N3] a node that never looks into the journal stays behind when hints are lost', async () => {
  const { clients } = await start({ timings: BLIND })
  const [here, there] = clients as [ScriptedClient, ScriptedClient]
  await acquainted(clients)
  bus.way = LOST
  const written = note(here)
  await here.allSaved()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(notesOf(there.board)).not.toContain(written)
})

test('[N2] hints that come twice, late and in any order change nothing', async () => {
  const { boardId, clients } = await start({ count: 3, timings: BLIND })
  let at = 0
  // The first waits longest: each one comes before those that it follows.
  bus.way = ({ type }) => (type === 'row' ? [Math.max(0, 300 - at++ * 12), 5, 150] : [0])
  const notes: string[] = []
  for (let round = 0; round < 8; round++) {
    for (const client of clients) notes.push(note(client))
    await Promise.all(clients.map((client) => client.allSaved()))
  }
  await expectSame(clients, boardId, notes)
})

test('[N2] a hint with a gap in front of it makes the node read what is between', async () => {
  const { boardId, clients } = await start({ timings: BLIND })
  const [here] = clients as [ScriptedClient]
  bus.way = LOST
  const notes = [note(here)]
  await here.allSaved()
  bus.way = AT_ONCE
  notes.push(note(here))
  await expectSame(clients, boardId, notes)
})

test('[N4] a row that commits late, after a compaction by another node, is neither skipped nor deleted', async () => {
  const { all, boardId, clients } = await start({ timings: TIDY })
  const [slow, quick] = clients as [ScriptedClient, ScriptedClient]
  const notes = [note(slow), note(quick)]
  await Promise.all(clients.map((client) => client.allSaved()))
  await expectSame(clients, boardId, notes)
  const letGo = await holdNext(boardId, 1)
  notes.push(note(slow))
  for (let n = 0; n < 60; n++) {
    notes.push(note(quick))
    await quick.allSaved()
  }
  // Node 2 has nothing more to do and makes a snapshot, without the row that is still on its way.
  await expect.poll(() => snapshotSeq(boardId), soon).toBe(1)
  expect(slow.saved).toBeLessThan(slow.sent)
  await letGo()
  await slow.allSaved()
  await expectSame(clients, boardId, notes)
  expect(all.complaints).toEqual([])
})

test('[N4] several nodes that compact a board at once make one snapshot, and nothing is lost', async () => {
  const { all, boardId, clients } = await start({ count: 3, timings: TIDY })
  const notes: string[] = []
  for (let round = 0; round < 3; round++) {
    // Hints go astray, so that every node makes its snapshot of something else.
    bus.way = round === 1 ? LOST : AT_ONCE
    for (let n = 0; n < 20; n++) {
      for (const client of clients) notes.push(note(client))
      await Promise.all(clients.map((client) => client.allSaved()))
    }
    await expect.poll(() => snapshotSeq(boardId), soon).toBeGreaterThan(round)
  }
  await expectSame(clients, boardId, notes)
  expect(clients.map(({ closed }) => closed)).toEqual([null, null, null])
  expect(all.complaints).toEqual([])
})

test('[N5] who is at one node is seen at the others, moves with them and is gone with them', async () => {
  const { clients, all, boardId } = await start()
  const [anna, bo] = clients as [ScriptedClient, ScriptedClient]
  anna.say({ vy: 'utfall' })
  await expect.poll(() => lastOf(bo, anna)?.vy, soon).toBe('utfall')
  expect(lastOf(bo, anna)?.user).toMatchObject({ roll: 'pedagog' })
  bo.say({ vy: 'orsaker' })
  await expect.poll(() => lastOf(anna, bo)?.vy, soon).toBe('orsaker')
  // Who comes later, to a node that had nobody here, hears of everyone.
  const late = await (await all.add(bus.join())).join(await all.person('pedagog'), boardId)
  await expect.poll(() => [lastOf(late, anna)?.vy, lastOf(late, bo)?.vy], soon).toEqual(['utfall', 'orsaker'])
  anna.cut()
  await expect.poll(() => lastOf(bo, anna), soon).toBeNull()
  await expect.poll(() => lastOf(late, anna), soon).toBeNull()
})

/** Keeps a node from committing its next row of a board, and nobody else: that number is somebody's who never commits. */
async function holdNext(boardId: string, node: number): Promise<() => Promise<void>> {
  const holder = new pg.Client({ connectionString: all!.database.url })
  await holder.connect()
  await holder.query('begin')
  await holder.query(
    `insert into board_update (board_id, node, n, huvudman_id, data, crc)
     select board_id, node, max(n) + 1, huvudman_id, '', 0 from board_update
     where board_id = $1 and node = $2 group by board_id, node, huvudman_id`,
    [boardId, node],
  )
  return async () => {
    await holder.query('rollback')
    await holder.end()
  }
}

async function snapshotSeq(boardId: string): Promise<number> {
  const { rows } = await all!.database.pool.query('select seq from board_snapshot where board_id = $1', [
    boardId,
  ])
  return Number(rows[0]?.seq ?? 0)
}

function lastOf(client: ScriptedClient, other: ScriptedClient): Record<string, unknown> | null | undefined {
  return client.presence.findLast(({ clientId }) => clientId === other.doc.clientID)?.state
}
