/**
 * What the engine may expect of its store, asked of PostgreSQL and of the simulator's database alike: a simulator whose
 * database is a fantasy proves nothing.
 */
import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { JournalRow } from '#db/queries/journal.ts'
import { board as boardTable } from '#db/schema/index.ts'
import { openBoard } from '#domain/board/document.ts'
import { checksum, decodeRow, encodeRow } from '#server/realtime/journal/row.ts'
import { createPostgresStore } from '#server/realtime/postgres-store.ts'
import { projectBoard } from '#server/realtime/projection/project.ts'
import { type BoardStore, type EpochedBoard, RefusedContent } from '#server/realtime/store.ts'
import { Random } from '#tests/fuzz/gate/random.ts'
import { SimDatabase } from '#tests/simulation/database.ts'
import { Scheduler } from '#tests/simulation/scheduler.ts'
import { CALM, SimStore } from '#tests/simulation/sim-store.ts'
import { createHuvudman } from '#tests/support/organisation.ts'
import { createTestDatabase } from '#tests/support/postgres.ts'

type Stand = {
  /** Two processes' stores on the same database. */
  stores: [BoardStore, BoardStore]
  people: [string, string]
  newBoard(): Promise<EpochedBoard>
  /** The first process loses its connection, and a third one has its number until it ends. */
  loseNumber(number: number): Promise<void>
  close(): Promise<void>
}

describe.each([
  ['PostgreSQL', onPostgres],
  ['the simulator', inMemory],
] as const)('%s as a board store', (_, build) => {
  let stand: Stand
  beforeAll(async () => {
    stand = await build()
    for (const store of stand.stores) await store.claim()
  })
  afterAll(() => stand.close())

  test('two processes write under two numbers and keep them', async () => {
    const numbers = await Promise.all(stand.stores.map((store) => store.claim()))
    expect(new Set(numbers).size).toBe(2)
    expect(await Promise.all(stand.stores.map((store) => store.claim()))).toEqual(numbers)
  })

  test('[N12] a number that somebody else has had meanwhile is not taken again', async () => {
    const { stores, loseNumber } = stand
    const [number, other] = [await stores[0].claim(), await stores[1].claim()]
    await loseNumber(number)
    const again = await stores[0].claim()
    expect([number, other]).not.toContain(again)
    expect(await stores[0].claim()).toBe(again)
  })

  test('[J5] rows that are stored already are stored once, and called stored', async () => {
    const { store, node, ref } = await board(stand)
    const row = rowOf(ref, 1, 'one')
    // The same bytes each time, as the journal sends them.
    for (let time = 0; time < 2; time++)
      expect(await store.insert(node, [row], [])).toEqual(new Set([ref.id]))
    expect(await textsOf(store, ref)).toEqual(['one'])
  })

  test('[J6] a number that holds something else is not taken', async () => {
    const { store, node, ref } = await board(stand)
    await store.insert(node, [rowOf(ref, 1, 'one')], [])
    await expect(store.insert(node, [rowOf(ref, 1, 'else')], [])).rejects.toBeInstanceOf(RefusedContent)
    expect(await textsOf(store, ref)).toEqual(['one'])
  })

  test('[J8] a clientID of somebody else keeps the row out, and so does a clock that does not follow', async () => {
    const { store, node, ref } = await board(stand)
    const [anna, bo] = stand.people
    const say = (n: number, author: string, from: number) =>
      store.insert(node, [rowOf(ref, n, 'word', { clientId: 11, author, from })], [])
    await say(1, anna, 0)
    await expect(say(2, bo, 4)).rejects.toBeInstanceOf(RefusedContent)
    await expect(say(2, anna, 2)).rejects.toBeInstanceOf(RefusedContent)
    await expect(say(2, anna, 5)).rejects.toBeInstanceOf(RefusedContent)
    await say(2, anna, 4)
    expect(await textsOf(store, ref)).toEqual(['word', 'word'])
    const owners = (await store.owners(ref.id)).map(({ clientId, personId }) => [clientId, personId])
    expect(owners).toEqual([[11, anna]])
  })

  test('[G7] a clientID is kept for whoever came first, and nobody else writes under it', async () => {
    const { store, node, ref } = await board(stand)
    const [anna, bo] = stand.people
    const reserve = (personId: string) => store.reserve(ref, { clientId: 12, personId })
    const say = (author: string) =>
      store.insert(node, [rowOf(ref, 1, 'word', { clientId: 12, author, from: 0 })], [])
    for (const [who, isTheirs] of [
      [anna, true],
      [anna, true],
      [bo, false],
    ] as const)
      expect(await reserve(who)).toBe(isTheirs)
    expect((await store.read(ref.id)).reserved).toEqual([{ clientId: 12, personId: anna }])
    await expect(say(bo)).rejects.toBeInstanceOf(RefusedContent)
    expect(await textsOf(store, ref)).toEqual([])
    await say(anna)
    expect(await textsOf(store, ref)).toEqual(['word'])
    expect(await store.reserve(ref, { clientId: 12, personId: bo })).toBe(false)
  })

  test('[J12] rows of a board that is gone are refused for good', async () => {
    const { store, node, ref } = await board(stand)
    const gone = rowOf({ ...ref, id: randomUUID() }, 1, 'one')
    await expect(store.insert(node, [gone], [])).rejects.toBeInstanceOf(RefusedContent)
    expect(await store.find(gone.boardId)).toBeNull()
  })

  test('news are the rows after those that are seen, of every node', async () => {
    const { store, node, ref } = await board(stand)
    const elsewhere = await stand.stores[1].claim()
    for (const n of [1, 2, 3]) await store.insert(node, [rowOf(ref, n, `here ${n}`)], [])
    await stand.stores[1].insert(elsewhere, [rowOf(ref, 1, 'there 1')], [])
    const { snapshotSeq, rows } = await store.news(ref.id, { [node]: 2 })
    expect(snapshotSeq).toBe(0)
    expect(rows.map(({ node, n }) => [node, n]).sort()).toEqual(
      [
        [node, 3],
        [elsewhere, 1],
      ].sort(),
    )
    const heads = await store.heads([ref.id, randomUUID()])
    expect(heads).toEqual(
      new Map([[ref.id, { epoch: 1, snapshotSeq: 0, upto: { [node]: 3, [elsewhere]: 1 } }]]),
    )
  })

  test('[J11] compaction takes exactly its rows, or none', async () => {
    const { store, node, ref } = await board(stand)
    for (const n of [1, 2, 3]) await store.insert(node, [rowOf(ref, n, `row ${n}`)], [])
    const snapshot = { ...snapshotOf(ref, 'both'), upto: { [node]: 2 } }
    const covered = [1, 2].map((n) => ({ node, n }))
    expect(await store.compact(snapshot, [...covered, { node, n: 9 }])).toBe(false)
    expect(await store.compact({ ...snapshot, previous: 4 }, covered)).toBe(false)
    expect(await textsOf(store, ref)).toEqual(['row 1', 'row 2', 'row 3'])
    expect(await store.compact(snapshot, covered)).toBe(true)
    expect(await textsOf(store, ref)).toEqual(['row 3'])
    const stored = await store.read(ref.id)
    expect(stored.snapshot).toMatchObject({ seq: 1, upto: { [node]: 2 } })
    expect(await store.compact({ ...snapshot, previous: 1 }, covered)).toBe(false)
    expect((await store.heads([ref.id])).get(ref.id)).toMatchObject({ snapshotSeq: 1, upto: { [node]: 3 } })
  })

  test('[R7] what a transaction wrote is there when it has ended well, and never was when not', async () => {
    const { store, node, ref } = await board(stand)
    const failing = store.transact(ref.id, async ({ append }) => {
      await append(node, rowOf(ref, 1, 'never'), [])
      throw new Error('on second thoughts')
    })
    await expect(failing).rejects.toThrow('on second thoughts')
    expect(await textsOf(store, ref)).toEqual([])
    await store.transact(ref.id, ({ append }) => append(node, rowOf(ref, 1, 'one'), []))
    expect(await textsOf(store, ref)).toEqual(['one'])
    const again = store.transact(ref.id, ({ append }) => append(node, rowOf(ref, 1, 'else'), []))
    await expect(again).rejects.toThrow()
    expect(await textsOf(store, ref)).toEqual(['one'])
  })

  test('[R8] a board has one transaction at a time, whichever process asks', async () => {
    const { ref } = await board(stand)
    const said: string[] = []
    const turn = (store: BoardStore, name: string) =>
      store.transact(ref.id, async ({ news }) => {
        said.push(`${name} begins`)
        for (let time = 0; time < 3; time++) await news({})
        said.push(`${name} ends`)
      })
    await Promise.all(stand.stores.map((store, at) => turn(store, `process ${at}`)))
    expect(said[0]!.split(' b')[0]).toBe(said[1]!.split(' e')[0])
    expect(said[2]!.split(' b')[0]).toBe(said[3]!.split(' e')[0])
  })

  test('a row waits for a transaction that has written its number', async () => {
    const { store, node, ref } = await board(stand)
    const order: string[] = []
    let waiting: Promise<unknown> = Promise.resolve()
    const failing = store.transact(ref.id, async ({ append, news }) => {
      await append(node, rowOf(ref, 1, 'never'), [])
      waiting = store.insert(node, [rowOf(ref, 1, 'one')], []).then(() => order.push('stored'))
      for (let time = 0; time < 5; time++) await news({})
      order.push('rolled back')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await waiting
    expect(order).toEqual(['rolled back', 'stored'])
    expect(await textsOf(store, ref)).toEqual(['one'])
  })

  test('[V1] older rows of a projection do not replace newer, and neither do rows beside them', async () => {
    const { store, ref } = await board(stand)
    const rows = projectBoard(ref, openBoard(new Y.Doc()))
    expect(await store.saveProjection(rows, { 1: 5 }, false)).toBe(true)
    expect(await store.saveProjection(rows, { 1: 4 }, false)).toBe(true)
    expect(await store.saveProjection(rows, { 1: 4, 2: 1 }, false)).toBe(false)
    expect(await store.saveProjection(rows, { 1: 5, 2: 1 }, false)).toBe(true)
  })
})

async function board({ stores: [store], newBoard }: Stand) {
  return { store, node: await store.claim(), ref: await newBoard() }
}

type By = { clientId: number; author: string | null; from: number }

/** A row with one text, under a clientID of its own unless said otherwise. */
function rowOf(
  { id, huvudmanId }: EpochedBoard,
  n: number,
  text: string,
  { clientId, author, from }: By = { clientId: nextClientId++, author: null, from: 0 },
): JournalRow {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.getText().insert(0, '-'.repeat(from))
  const before = Y.encodeStateVector(doc)
  doc.getText().insert(0, text)
  const data = encodeRow([{ author, update: Y.encodeStateAsUpdate(doc, before) }])
  return { boardId: id, huvudmanId, n, data, crc: checksum(data), touched: null }
}

let nextClientId = 1_000

function snapshotOf({ id, huvudmanId }: EpochedBoard, text: string) {
  const data = Buffer.from(text)
  return { boardId: id, huvudmanId, previous: 0, data, crc: checksum(data) }
}

async function textsOf(store: BoardStore, { id }: EpochedBoard): Promise<string[]> {
  return (await store.read(id)).rows.map(({ data }) =>
    decodeRow(data)
      .flatMap(({ update }) => Y.decodeUpdate(update).structs)
      .map((struct) => (struct instanceof Y.Item ? struct.content.getContent().join('') : ''))
      .join(''),
  )
}

async function onPostgres(): Promise<Stand> {
  const database = await createTestDatabase()
  const { db, pool, url } = database
  const log = pino({ level: 'silent' })
  const huvudman = await createHuvudman(db)
  const { huvudmanId } = huvudman
  const enhetId = await huvudman.enhet('Ekbackens skola')
  const person = async (name: string) =>
    (await huvudman.person(`${name}@prov.se`, 'pedagog', { enhetId })).personId
  const newStore = () => createPostgresStore({ db, pool, url, alone: false, log })
  const stores: Stand['stores'] = [newStore(), newStore()]
  let years = 10
  return {
    stores,
    people: [await person('anna'), await person('bo')],
    async newBoard() {
      const lasar = `20${years++}/${years}`
      const ref = { id: randomUUID(), huvudmanId, enhetId, arbetslagId: null, niva: 'enhet' as const, lasar }
      await db.insert(boardTable).values({ ...ref, titel: 'Provtavla' })
      return { ...ref, epoch: 1 }
    },
    async loseNumber(number) {
      await pool.query(
        `select pg_terminate_backend(pid) from pg_locks
         where locktype = 'advisory' and objid = $1 and database = (select oid from pg_database where datname = current_database())`,
        [number],
      )
      const third = newStore()
      expect(await third.claim()).toBe(number)
      await third.close()
    },
    async close() {
      for (const store of stores) await store.close()
      await database.drop()
    },
  }
}

async function inMemory(): Promise<Stand> {
  const scheduler = new Scheduler()
  const random = new Random(1)
  const watcher = { committed: () => {}, compacted: () => {} }
  const database = new SimDatabase(() => scheduler.date(), watcher)
  const store = (name: string) =>
    new SimStore({
      ...{ database, scheduler, random, weather: () => CALM, alone: false },
      owner: { name, isDead: false },
    })
  let isOver = false
  const tick = () => void scheduler.after(1, tick, scheduler.world)
  tick()
  const running = scheduler.run(() => isOver, Number.POSITIVE_INFINITY)
  const [first, second] = [store('one'), store('two')]
  return {
    stores: [first, second],
    people: [randomUUID(), randomUUID()],
    async newBoard() {
      const ref: EpochedBoard = {
        ...{ id: randomUUID(), huvudmanId: randomUUID(), enhetId: randomUUID(), arbetslagId: null },
        ...{ niva: 'enhet', lasar: '2026/27', epoch: 1 },
      }
      database.addBoard(ref)
      return ref
    },
    async loseNumber(number) {
      first.loseSession()
      database.writers.delete(number)
      const third = store('three')
      expect(await third.claim()).toBe(number)
      await third.close()
      database.writers.delete(number)
    },
    async close() {
      isOver = true
      await running
    },
  }
}
