/** Boards on the simulator's database, where every call takes a moment. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { SimDatabase } from '#tests/simulation/database.ts'
import { DurableBoard } from './durable-board.ts'
import { decodeHint } from './fanout.ts'
import { Journal } from './journal/journal.ts'
import { checksum, encodeRow } from './journal/row.ts'
import { UNMEASURED } from './measures.ts'
import { Room } from './room.ts'
import type { BoardStore, EpochedBoard } from './store.ts'

const OTHER_NODE = 2
const ROWS = 60

/** A board with rows of another node's in the database. */
async function stored() {
  const nobody = { committed: () => {}, compacted: () => {} }
  const database = new SimDatabase(() => new Date(), nobody)
  const ref: EpochedBoard = {
    ...{ id: randomUUID(), huvudmanId: randomUUID(), enhetId: randomUUID(), arbetslagId: null },
    ...{ niva: 'enhet', lasar: '2026/27', epoch: 1 },
  }
  const board = database.addBoard(ref)
  const doc = new Y.Doc()
  let n = 0
  doc.on('update', (update: Uint8Array) => {
    const data = encodeRow([{ author: null, update }])
    const row = {
      boardId: ref.id,
      huvudmanId: ref.huvudmanId,
      n: ++n,
      data,
      crc: checksum(data),
      touched: null,
    }
    database.insertFollowing(OTHER_NODE, [row])
  })
  while (n < ROWS) doc.getMap('beslut').set(`k${n}`, n)
  const state = { node: 1, beforeCommit: async () => {} }
  const later =
    <A extends unknown[], T>(work: (...args: A) => T) =>
    async (...args: A) => {
      await pause(2)
      return work(...args)
    }
  const store: BoardStore = {
    claim: async () => state.node,
    isWaiting: false,
    insert: later((node, rows) => database.insertFollowing(node, rows)),
    find: later(() => ref),
    read: later((id) => database.read(id)),
    news: later((id, seen) => database.news(id, seen)),
    heads: later((ids) => database.heads(ids)),
    owners: later((id) => database.read(id).owners),
    reserve: later(({ id }, { clientId, personId }) => database.reserveClient(id, clientId, personId)),
    compact: later((snapshot, covered) => database.compact(snapshot, covered)),
    async transact(id, work) {
      const written: Parameters<typeof database.end>[2][number][] = []
      const result = await work({
        tx: null as never,
        news: later((seen) => database.news(id, seen)),
        append: later((node, row, bindings) => void written.push({ node, row, bindings })),
      })
      await state.beforeCommit()
      database.end(null, id, written, new Map())
      return result
    },
    saveProjection: later(() => true),
    boardsBehind: later(() => []),
    close: async () => {},
  }
  const log = pino({ level: 'silent' })
  const journal = new Journal({ store, log, measures: UNMEASURED, onRenumbered: () => {} })
  await journal.ready()
  const deps = {
    ...{ store, journal, log, isShared: true, clock: { now: () => new Date() }, measures: UNMEASURED },
  }
  return { database, board, ref, deps, journal, state }
}

const DEAF = { committed: () => {}, changed: () => {}, stored: () => {}, abandoned: () => {} }

test('[J9] a board that is found damaged while its compaction waits keeps the rows that cannot be read', async () => {
  const { board, ref, deps } = await stored()
  const opened = await DurableBoard.open(ref, DEAF, deps)
  const data = Buffer.concat([Buffer.of(2), Buffer.from('a later format')])
  const n = ROWS + 1
  board.rows.set(`${OTHER_NODE}:${n}`, { node: OTHER_NODE, n, data, crc: checksum(data), touched: null })
  const reloaded = opened.reload()
  await Promise.all([opened.tidy(), reloaded])
  expect(opened.isDamaged).toBe(true)
  expect(board.rows.has(`${OTHER_NODE}:${n}`)).toBe(true)
})

test('[R4] what was asked for before sees nothing of a change that stopped half-way', async () => {
  const { board, ref, deps } = await stored()
  const opened = await DurableBoard.open(ref, DEAF, deps)
  const judged = opened.others.withNews(() => {
    try {
      opened.document.change(({ beslut }) => {
        beslut.set('half', 1)
        throw new Error('half-way')
      })
    } catch {
      opened.reload().catch(() => {})
    }
  })
  await Promise.all([judged, opened.tidy()])
  const doc = new Y.Doc()
  Y.applyUpdate(doc, board.snapshot!.data)
  expect(doc.getMap('beslut').get(`k${ROWS - 1}`)).toBe(ROWS - 1)
  expect(doc.getMap('beslut').has('half')).toBe(false)
})

test('[N12] a row is told of under the number it was written under, whatever the process is by then', async () => {
  const { ref, deps, journal, state } = await stored()
  const told: Uint8Array[] = []
  const room = await Room.open(ref, {
    ...{ ...deps, acknowledge: 'after-commit', onChange: () => {}, onAbandoned: () => {} },
    fanout: {
      ...{ isUp: true, open: async () => {}, close: () => {}, onBack: () => {} },
      tell: (_, hint) => void told.push(hint),
    },
  })
  state.beforeCommit = () => {
    state.node = 3
    return journal.stay()
  }
  await room.board.command(async () => ({ set: { fas: 'orsaker' }, result: null }))
  const rows = told.map(decodeHint).filter((hint) => hint?.type === 'row')
  expect(journal.node).toBe(3)
  expect(rows).toMatchObject([{ node: 1, n: 1 }])
  room.close()
})
