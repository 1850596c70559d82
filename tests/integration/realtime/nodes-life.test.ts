/** Nodes that come and go, lose their number or their board, and people who move between them. */
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createHintBus, type HintBus, LOST } from './hint-bus.ts'
import { createLossyProxy } from './lossy-proxy.ts'
import { contentOf, createNodes, journalled, type Nodes, note, notesOf } from './nodes-rig.ts'
import type { ScriptedClient } from './scripted-client.ts'

/** First half of the journal's advisory locks; db/queries/journal.ts. */
const WRITER_LOCK = 0x4b564a
const soon = { interval: 5, timeout: 10_000 }

let all: Nodes | null = null
let bus: HintBus

afterEach(async () => {
  await all?.close()
  all = null
})

async function start() {
  bus = createHintBus()
  all = await createNodes([bus.join(), bus.join()])
  const [one, two] = all.nodes as [Nodes['nodes'][0], Nodes['nodes'][0]]
  return { all, one, two, boardId: await all.board() }
}

async function expectSame(clients: readonly ScriptedClient[], boardId: string): Promise<void> {
  const stored = contentOf(await journalled(all!, boardId))
  for (const client of clients) await expect.poll(() => contentOf(client.board), soon).toBe(stored)
}

test('[N13] who comes back to another node with edits that nobody has stored loses none', async () => {
  const { all, one, two, boardId } = await start()
  const anna = await all.person('pedagog')
  const witness = await one.join(await all.person('pedagog'), boardId)
  const doc = new Y.Doc()
  const first = await one.join(anna, boardId, doc)
  const notes = [note(first)]
  await first.allSaved()
  bus.way = LOST
  notes.push(note(first))
  first.cut()
  await expect.poll(() => first.closed, soon).not.toBeNull()
  notes.push(note(first))
  const second = await two.join(anna, boardId, doc)
  notes.push(note(second))
  await second.allSaved()
  for (const client of [second, witness])
    await expect.poll(() => notesOf(client.board), soon).toEqual([...notes].sort())
  await expectSame([second, witness], boardId)
})

test('[N14] a node whose number is taken meanwhile goes on under another, and nothing is lost', async () => {
  const { all, one, two, boardId } = await start()
  const who = await all.person('pedagog')
  const docs = [new Y.Doc(), new Y.Doc()]
  const clients = [await one.join(who, boardId, docs[0]), await two.join(who, boardId, docs[1])]
  const notes = clients.map((client) => note(client))
  await Promise.all(clients.map((client) => client.allSaved()))
  // Its connection is cut, and before it has another a third process has taken its number. Nobody writes meanwhile.
  const usurper = await takeNumber(1)
  await expect.poll(() => clients[0]!.closed?.code, { interval: 20, timeout: 25_000 }).toBe(1012)
  notes.push(note(clients[0]!))
  const back = await one.join(who, boardId, docs[0])
  await back.allSaved()
  for (const client of [back, clients[1]!])
    await expect.poll(() => notesOf(client.board), soon).toEqual([...notes].sort())
  await expectSame([back, clients[1]!], boardId)
  const { rows } = await all.database.pool.query('select distinct node from board_update order by node')
  expect(rows.map(({ node }) => node)).toEqual([1, 2, 3])
  await usurper()
})

/** Another process takes a node's number, as its connection to PostgreSQL is cut. */
async function takeNumber(node: number): Promise<() => Promise<void>> {
  const usurper = new pg.Client({ connectionString: all!.database.url })
  await usurper.connect()
  // In the queue before the holder is gone, so that nobody is quicker.
  const taking = usurper.query('select pg_advisory_lock($1, $2)', [WRITER_LOCK, node])
  const cut = await all!.database.pool.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and objsubid = 2
     and database = (select oid from pg_database where datname = current_database())
     and classid = $1 and objid = $2`,
    [WRITER_LOCK, node],
  )
  expect(cut.rowCount).toBe(1)
  await taking
  return () => usurper.end()
}

test('[N15] a board of another epoch ends at every node, and so does one that is no more', async () => {
  const { all, one, two, boardId } = await start()
  const who = await all.person('pedagog')
  const clients = [await one.join(who, boardId), await two.join(who, boardId)]
  await all.database.pool.query('update board set epoch = epoch + 1 where id = $1', [boardId])
  for (const client of clients) await expect.poll(() => client.closed?.code, soon).toBe(4409)
  const again = [await one.join(who, boardId), await two.join(who, boardId)]
  await all.database.pool.query('delete from board where id = $1', [boardId])
  for (const client of again) await expect.poll(() => client.closed?.code, soon).toBe(4404)
})

test('[N16] rows that two nodes make of one board end as the journal says', async () => {
  const { all, one, two, boardId } = await start()
  bus.way = ({ type }) => (type === 'row' && Math.random() < 0.5 ? [] : [0])
  const who = await all.person('pedagog')
  const clients = [await one.join(who, boardId), await two.join(who, boardId)]
  const notes: string[] = []
  for (let round = 0; round < 15; round++) {
    for (const client of clients) notes.push(note(client))
    await Promise.all(clients.map((client) => client.allSaved()))
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
  const rubriker = async () => {
    const { rows } = await all.database.pool.query('select rubrik from utfall where board_id = $1', [boardId])
    return rows.map(({ rubrik }) => rubrik).sort()
  }
  await expect.poll(rubriker, soon).toEqual([...notes].sort())
  await expectSame(clients, boardId)
  expect(all.complaints).toEqual([])
})

test('[J5] [N17] a commit whose answer is lost is stored once by one of several nodes, too', async () => {
  const { all, one, boardId } = await start()
  const proxy = await createLossyProxy(all.database.url)
  const lossy = await all.add(bus.join(), { url: proxy.url })
  const who = await all.person('pedagog')
  const clients = [await one.join(who, boardId), await lossy.join(who, boardId)]
  const notes = clients.map((client) => note(client))
  await Promise.all(clients.map((client) => client.allSaved()))
  for (let time = 0; time < 2; time++) {
    proxy.loseNextAnswer()
    notes.push(note(clients[1]!))
    await clients[1]!.allSaved(20_000)
  }
  expect(proxy.lost).toBe(2)
  for (const client of clients)
    await expect.poll(() => notesOf(client.board), soon).toEqual([...notes].sort())
  await expectSame(clients, boardId)
  await lossy.close()
  await proxy.close()
})

test('[N17] what was counted under several nodes binds nobody after one has written alone', async () => {
  bus = createHintBus()
  all = await createNodes([bus.join()])
  const [who, boardId] = [await all.person('pedagog'), await all.board()]
  const doc = new Y.Doc()
  const notes: string[] = []
  for (const fanout of [null, bus.join(), null, bus.join()]) {
    const client = await all.join(who, boardId, doc)
    notes.push(note(client))
    await client.allSaved()
    await all.restart({ fanout })
  }
  const last = await all.join(who, boardId, doc)
  notes.push(note(last))
  await last.allSaved()
  expect(notesOf(await journalled(all, boardId))).toEqual(notes.sort())
})
