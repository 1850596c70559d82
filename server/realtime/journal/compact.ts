/**
 * When a journal has grown long, one snapshot takes the place of its rows: opening a board replays few rows, and
 * text that was deleted leaves the database.
 */
import type { RowId, Upto } from '#db/queries/journal.ts'
import type { BoardStore } from '../store.ts'
import { checksum } from './row.ts'

/** How much lies in the journal on top of the snapshot. */
export class JournalLength {
  rows: RowId[]
  rowBytes: number
  snapshotSeq: number
  snapshotBytes: number

  constructor(at: { rows: RowId[]; rowBytes: number; snapshotSeq: number; snapshotBytes: number }) {
    this.rows = [...at.rows]
    this.rowBytes = at.rowBytes
    this.snapshotSeq = at.snapshotSeq
    this.snapshotBytes = at.snapshotBytes
  }

  add({ node, n, bytes }: RowId & { bytes: number }): void {
    this.rows.push({ node, n })
    this.rowBytes += bytes
  }

  /** Snapshot and rows together. */
  get bytes(): number {
    return this.snapshotBytes + this.rowBytes
  }

  /** Long enough that the next opening would feel it. */
  get isLong(): boolean {
    return this.rows.length > MAX_ROWS || this.rowBytes > Math.max(MIN_BYTES, this.snapshotBytes)
  }

  /** Long enough to tidy up when nobody is here anyway. */
  get isWorthTidying(): boolean {
    return this.rows.length > REST_ROWS
  }
}

const MAX_ROWS = 500
const MIN_BYTES = 256 * 1024
const REST_ROWS = 50

/**
 * Replaces what `length` lists with `state`, which must hold exactly that. Rows that were added meanwhile stay.
 * Returns false when another process has compacted the board first; the board must then be loaded again.
 */
export async function compact(
  store: Pick<BoardStore, 'compact'>,
  board: { id: string; huvudmanId: string },
  state: Uint8Array,
  length: JournalLength,
  upto: Upto,
): Promise<boolean> {
  const covered = [...length.rows]
  const coveredBytes = length.rowBytes
  const previous = length.snapshotSeq
  const snapshot = {
    boardId: board.id,
    huvudmanId: board.huvudmanId,
    previous,
    data: state,
    crc: checksum(state),
    upto,
  }
  if (!(await store.compact(snapshot, covered))) return false
  length.rows.splice(0, covered.length)
  length.rowBytes -= coveredBytes
  length.snapshotSeq = previous + 1
  length.snapshotBytes = state.length
  return true
}
