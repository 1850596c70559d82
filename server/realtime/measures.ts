/**
 * What the engine tells of its own work: plain numbers and a few fixed words, called where the work is done. Nothing
 * here names a person or a board, and the engine knows nothing of who counts.
 */

/** The frames of protocol.ts by what they are for. */
export const FRAME_KINDS = [
  'step1',
  'step2',
  'update',
  'presence',
  'query-presence',
  'saved',
  'refused',
  'other',
] as const
export type FrameKind = (typeof FRAME_KINDS)[number]

/** What became of a hint from another node: used, or passed over since it could not be. */
export type HintFate = 'received' | 'dropped'

export type RealtimeMeasures = {
  /** A frame that came from a client and could be read. */
  frameIn(kind: FrameKind): void
  /** The same frame went to so many clients. */
  framesOut(kind: FrameKind, clients: number): void
  /** A change was turned away by this rule of the gate. */
  refused(rule: string): void
  /** A socket is gone, with this code. */
  closed(code: number): void
  /** An edit is stored, this long after it was taken in. */
  saved(milliseconds: number): void
  /** A flush is stored: from its start to the answer of PostgreSQL, retries included. */
  committed(milliseconds: number, rows: number): void
  /** PostgreSQL did not take a flush and it is tried again. */
  commitFailed(): void
  /** A board's rows say what the board says, this long after it first changed. */
  projected(milliseconds: number): void
  projectionFailed(): void
  compacted(done: boolean): void
  /** Rows of a board could not be read, and it takes no changes. */
  damaged(): void
  /** A room was given up because its rows were not, or may not be, the journal's (J6, J12). */
  roomLost(): void
  /** Rows of other nodes that were read from the journal. */
  reconciled(rows: number): void
  hint(fate: HintFate): void
}

/** What is so at this moment; asked for when somebody looks. */
export type RealtimeStatus = {
  boards: number
  /** Boards that take the room of a live document. */
  hot: number
  packed: number
  /** Boards that are shown with gaps and take no changes. */
  damaged: number
  connections: number
  /** Entries of presence on all boards. */
  present: number
  /** Bytes that wait for PostgreSQL. */
  backlog: number
  /** How long the oldest edit that is not stored has waited; 0 without one. */
  oldestUnsavedMs: number
  /** ClientIDs on the board that has most of them: every one makes every later edit dearer. */
  mostClientIds: number
}

const nothing = () => {}

/** For an engine that nobody watches. */
export const UNMEASURED: RealtimeMeasures = {
  frameIn: nothing,
  framesOut: nothing,
  refused: nothing,
  closed: nothing,
  saved: nothing,
  committed: nothing,
  commitFailed: nothing,
  projected: nothing,
  projectionFailed: nothing,
  compacted: nothing,
  damaged: nothing,
  roomLost: nothing,
  reconciled: nothing,
  hint: nothing,
}
