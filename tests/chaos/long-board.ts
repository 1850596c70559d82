/** A board whose journal is so long that the next edit compacts it. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import * as Y from 'yjs'
import { insertJournalRows } from '#db/queries/journal.ts'
import { textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { checksum, encodeRow } from '#server/realtime/journal/row.ts'
import type { School } from './school.ts'

const NODE = 1
const ROWS = 500

/** What one edit after another would have left behind. Returns the board's id; `kort` is a card to write on. */
export async function longBoard(
  pool: pg.Pool,
  school: School,
  personId: string,
): Promise<{ boardId: string; kort: string }> {
  const boardId = await school.board()
  const doc = new Y.Doc()
  const kort = randomUUID()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  const board = openBoard(doc)
  addUtfall(board, { id: kort, kategori: 'resultat', rubrik: 'Långt' })
  const text = textOf(board, 'utfall', kort, 'iakttagelse')!
  while (updates.length < ROWS) text.insert(text.length, `${updates.length} `)
  const touched = JSON.stringify({ [personId]: { [`utfall/${kort}`]: ['iakttagelse'] } })
  const rows = updates.map((update, i) => {
    const data = encodeRow([{ author: personId, update }])
    return { boardId, huvudmanId: school.huvudmanId, n: i + 1, data, crc: checksum(data), touched }
  })
  const owner = { boardId, huvudmanId: school.huvudmanId, clientId: doc.clientID, personId }
  const client = await pool.connect()
  try {
    await insertJournalRows(client, NODE, rows, [owner])
  } finally {
    client.release()
  }
  return { boardId, kort }
}

/** How a board lies in the database. */
export type Lying = { rows: number; snapshots: number; changes: number }

export async function lyingOf(pool: pg.Pool, boardId: string): Promise<Lying> {
  const { rows } = await pool.query<Lying>(
    `select (select count(*)::int from board_update where board_id = $1) as rows,
       (select count(*)::int from board_snapshot where board_id = $1) as snapshots,
       (select count(*)::int from board_change where board_id = $1) as changes`,
    [boardId],
  )
  return rows[0]!
}
