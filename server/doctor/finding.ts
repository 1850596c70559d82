/** One thing that is not as it should be. */

/** A word for scripts, in the order in which the report tells them. */
export type Fault =
  /** The database may lose what it has acknowledged. */
  | 'setting'
  | 'migration'
  /** Rows that belong to no board, or to another huvudman's. */
  | 'misplaced'
  | 'epoch'
  /** Bytes that are not what was written. */
  | 'snapshot'
  | 'row'
  /** A row number that is missing, and one that the snapshot has already. */
  | 'gap'
  | 'covered'
  /** Who changed what cannot be read; the journal cannot be made shorter then. */
  | 'touched'
  /** What is there makes no whole board. */
  | 'incomplete'
  | 'content'
  /** Something on the board has no author, or another than the row says. */
  | 'unowned'
  | 'forged'
  /** Decisions in SQL differ from the board's; the audit holds with the board, or against it. */
  | 'twin'
  | 'disputed'
  | 'projection'

export type Finding = {
  fault: Fault
  /** Null when it concerns the whole database. */
  board: string | null
  /** For the operator, in Swedish. */
  text: string
  repaired: boolean
}

/** What is made from the journal, and can be made again. */
export const DERIVED: ReadonlySet<Fault> = new Set(['twin', 'projection'])
/** The journal lacks something: what was made from it before may be the last trace, and stays. */
export const LOSSES: ReadonlySet<Fault> = new Set(['snapshot', 'row', 'gap', 'incomplete'])
