/** What a sync server under test must be able to do. */
import type { Answer, Question } from '../probe.ts'
import type { Seat } from '../tab.ts'

export type ServerName = 'ours' | 'hocuspocus' | 'y-websocket'

export type SyncServer = {
  name: ServerName
  /** False when a restart loses everything. */
  keeps: boolean
  pid: number
  /** Ends what runs, empties the store, puts these boards in and starts. Boards are known by their number. */
  fresh(boards: readonly Uint8Array[]): Promise<void>
  /** Stops in order and starts again on the same store. */
  restart(): Promise<void>
  /** Ends it at once and starts it again on the same store. */
  killAndRestart(): Promise<void>
  stop(): Promise<void>
  /** Where the person with that number sits down at the board with that number. */
  seat(board: number, person: number): Seat
  ask<Q extends Question>(question: Q): Promise<Answer<Q>>
  /** Bytes that boards take in the database. */
  storedBytes(): Promise<number>
}

/** As many people and boards as any measure asks for. */
export const CROWD = 1_000

export const boardId = (n: number) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`
