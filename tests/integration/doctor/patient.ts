/** A board in the database as the server leaves it: three rows of journal by two people and the server, and all that is made from them. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import * as Y from 'yjs'
import { readBoard, rewriteTwin } from '#db/queries/doctor.ts'
import { saveProjection } from '#db/queries/projection.ts'
import { boardClient, board as boardTable, boardUpdate } from '#db/schema/board.ts'
import { insatsKey, NO_BESLUT } from '#domain/board/beslut.ts'
import { textOf } from '#domain/board/card.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { beslutRootOf } from '#domain/board/views/beslut.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { examine } from '#server/doctor/examine.ts'
import { checksum, encodeRow } from '#server/realtime/journal/row.ts'
import { projectBoard } from '#server/realtime/projection/project.ts'
import { createHuvudman } from '#tests/support/organisation.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts'
import { type FilledBoard, fillBoard } from '../realtime/filled-board.ts'

export type Patient = {
  database: TestDatabase
  boardId: string
  ref: BoardRef
  pedagog: string
  rektor: string
  cards: FilledBoard
  /** The rows' updates, by number from 1. */
  updates: Uint8Array[]
  state: Uint8Array
  /** Adds a row by the server, as if somebody wrote past it. */
  writeAsServer(change: (board: Board) => void): Promise<void>
  /** Runs SQL that no server would run; constraints are off. */
  damage(statement: string, values?: unknown[]): Promise<void>
  /** The faults that the doctor finds, each once; with `repair` those that are left. */
  faults(repair?: boolean): Promise<string[]>
}

const NODE = 1

export async function createPatient(): Promise<Patient> {
  const database = await createTestDatabase()
  const { db, pool } = database
  const huvudman = await createHuvudman(db)
  const { huvudmanId } = huvudman
  const enhetId = await huvudman.enhet('Ekbackens skola')
  const people = await Promise.all(
    (['pedagog', 'rektor'] as const).map((roll) => huvudman.person(`${roll}@prov.se`, roll, { enhetId })),
  )
  const [pedagog, rektor] = people.map(({ personId }) => personId) as [string, string]
  const boardId = randomUUID()
  const ref: BoardRef = {
    ...{ id: boardId, huvudmanId, enhetId, arbetslagId: null },
    ...{ niva: 'enhet', lasar: '2026/27' },
  }
  await db.insert(boardTable).values({ ...ref, titel: 'Provtavla' })

  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  let cards = {} as FilledBoard

  async function write(author: string | null, change: (board: Board) => void): Promise<void> {
    const tab = new Y.Doc()
    Y.applyUpdate(tab, Y.encodeStateAsUpdate(doc))
    const before = Y.encodeStateVector(tab)
    tab.transact(() => change(openBoard(tab)))
    const update = Y.encodeStateAsUpdate(tab, before)
    Y.applyUpdate(doc, update)
    updates.push(update)
    const data = encodeRow([{ author, update }])
    await db.insert(boardUpdate).values({
      ...{ boardId, huvudmanId, node: NODE, n: updates.length, data },
      crc: checksum(data),
    })
    await db
      .insert(boardClient)
      .values({ boardId, huvudmanId, clientId: tab.clientID, personId: author })
      .onConflictDoNothing()
  }

  await write(pedagog, (board) => {
    cards = fillBoard(board)
  })
  await write(rektor, (board) => {
    textOf(board, 'utfall', cards.utfall, 'iakttagelse')!.insert(0, 'Vi ser det i tre klasser')
  })
  await write(null, ({ beslut }) => {
    beslut.set('fas', 'orsaker')
    beslut.set('las', ['utfall'])
    beslut.set(insatsKey(cards.insatser[1]), { ...NO_BESLUT, order: 'a0', beslut: 'beslutad', av: 'rektor' })
  })
  await db.transaction((tx) => rewriteTwin(tx, ref, beslutRootOf(openBoard(doc)), true))
  await saveProjection(db, projectBoard(ref, openBoard(doc)), { [NODE]: updates.length })

  const damage = async (statement: string, values: unknown[] = []) => {
    const client = await pool.connect()
    try {
      await client.query('set session_replication_role = replica')
      await client.query(statement, values)
      await client.query('set session_replication_role = default')
    } finally {
      client.release()
    }
  }
  return {
    ...{ database, boardId, ref, pedagog, rektor, cards, updates, damage },
    get state() {
      return Y.encodeStateAsUpdate(doc)
    },
    writeAsServer: (change) => write(null, change),
    async faults(repair = false) {
      const { findings } = await examine({ db, pool }, { repair, requireDurable: false })
      return [...new Set(findings.filter(({ repaired }) => !repaired).map(({ fault }) => fault))].sort()
    },
  }
}

/** Everything of the board but when its rows were made. */
export async function recordOf({ database, boardId }: Patient): Promise<unknown> {
  const record = await readBoard(database.pool, boardId)
  if (!record) return null
  const { projection, ...rest } = record
  const { at: _at, version: _version, ...stored } = projection.board ?? {}
  const cards = Object.values(projection.cards).map((rows) => rows.sort((a, b) => (a.id < b.id ? -1 : 1)))
  return { ...rest, cards, board: stored }
}

export async function epochOf({ database, boardId }: Patient): Promise<number> {
  const [row] = await database.db
    .select({ epoch: boardTable.epoch })
    .from(boardTable)
    .where(eq(boardTable.id, boardId))
  return row!.epoch
}
