import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { BoardNiva } from '#domain/ska/board-ref.ts'
import { bytea, created, ofHuvudman } from './columns.ts'
import { arbetslag, enhet } from './organisation.ts'
import { person } from './person.ts'

/** One shared document: an enhet's, an arbetslag's or the huvudman's board for a läsår. */
export const board = snakeCase.table(
  'board',
  {
    id: uuid().primaryKey(),
    huvudmanId: ofHuvudman(),
    enhetId: uuid().references(() => enhet.id, { onDelete: 'cascade' }),
    arbetslagId: uuid().references(() => arbetslag.id, { onDelete: 'cascade' }),
    niva: text().$type<BoardNiva>().notNull(),
    /** `2026/27`. */
    lasar: text().notNull(),
    titel: text().notNull(),
    /** Raised when the document is replaced, so that old tabs cannot half-merge into the new one. */
    epoch: integer().notNull().default(1),
    created: created(),
  },
  (t) => [
    unique().on(t.huvudmanId, t.enhetId, t.arbetslagId, t.lasar).nullsNotDistinct(),
    index().on(t.huvudmanId, t.lasar),
  ],
)

/** The journal: what is here is durable, what is not here never happened. One row per board and flush. */
export const boardUpdate = snakeCase.table(
  'board_update',
  {
    boardId: uuid()
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    /** The process that wrote the row; `n` is consecutive per board and node. */
    node: integer().notNull(),
    n: bigint({ mode: 'number' }).notNull(),
    huvudmanId: ofHuvudman(),
    at: created(),
    /** Framed updates with their authors; server/realtime/journal owns the format. */
    data: bytea().notNull(),
    /** CRC-32 of `data`. */
    crc: bigint({ mode: 'number' }).notNull(),
    /** Who changed which fields of which cards, as `Touched` in JSON; goes to `board_change` with the row. */
    touched: text(),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.node, t.n] })],
)

/** The process that writes, or wrote last, under each node's number. */
export const journalWriter = snakeCase.table('journal_writer', {
  node: integer().primaryKey(),
  /** Drawn by the process when it starts: whoever comes back to its number sees whether somebody had it meanwhile. */
  holder: uuid().notNull(),
  since: created(),
})

/** What a board was when its journal was last compacted. There is one; the rows that it covers are gone. */
export const boardSnapshot = snakeCase.table(
  'board_snapshot',
  {
    boardId: uuid()
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    seq: bigint({ mode: 'number' }).notNull(),
    huvudmanId: ofHuvudman(),
    at: created(),
    data: bytea().notNull(),
    crc: bigint({ mode: 'number' }).notNull(),
    /** Node to the last row number in the snapshot, so that numbers are never used twice. */
    upto: jsonb().$type<Record<string, number>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.seq] })],
)

/** Whose a clientID is before anything is written under it: the others have seen it in presence. */
export const boardReservation = snakeCase.table(
  'board_reservation',
  {
    boardId: uuid()
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    clientId: bigint({ mode: 'number' }).notNull(),
    huvudmanId: ofHuvudman(),
    personId: uuid()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    at: created(),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.clientId] }), index().on(t.at)],
)

/** Who owns a Yjs clientID on a board: the person who first used it. Null is the server itself. */
export const boardClient = snakeCase.table(
  'board_client',
  {
    boardId: uuid()
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    clientId: bigint({ mode: 'number' }).notNull(),
    huvudmanId: ofHuvudman(),
    personId: uuid().references(() => person.id, { onDelete: 'set null' }),
    first: created(),
    /**
     * How far the journal has come under it, kept while several nodes serve the database: what follows something else
     * is not stored. Null is not known. Never below 0, and whoever would break the rule breaks that.
     */
    clock: bigint({ mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.boardId, t.clientId] }),
    check('board_client_clock_follows', sql`${t.clock} >= 0`),
  ],
)
