/** What a board has been: who changed what when, and what it said at moments worth remembering. */
import { bigint, date, index, integer, jsonb, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import type { RenderedBoard } from '#domain/board/version/render.ts'
import type { VersionSlag } from '#domain/board/version/version.ts'
import { board } from './board.ts'
import { created, instant, ofHuvudman } from './columns.ts'
import { person } from './person.ts'

/**
 * Changes whose journal rows a snapshot has replaced: one row per person, field and hour, without what was written.
 * Younger changes lie in `board_update.touched`.
 */
export const boardChange = snakeCase.table(
  'board_change',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    boardId: uuid()
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    huvudmanId: ofHuvudman(),
    /** Null is the server, or somebody who has been erased. */
    personId: uuid().references(() => person.id, { onDelete: 'set null' }),
    /** `orsaker/<id>`, or a key of the root `beslut`. */
    kort: text().notNull(),
    /** A field, or `+` for the card's birth. */
    falt: text().notNull(),
    forst: instant().notNull(),
    senast: instant().notNull(),
    antal: integer().notNull(),
  },
  (t) => [index().on(t.boardId, t.senast)],
)

/** The board's content at a moment, rendered: plain values, so that no version needs Yjs or its history. */
export const boardVersion = snakeCase.table(
  'board_version',
  {
    id: uuid().primaryKey(),
    boardId: uuid()
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    huvudmanId: ofHuvudman(),
    at: created(),
    slag: text().$type<VersionSlag>().notNull(),
    namn: text().notNull(),
    /** Who saved it; null is the server. */
    personId: uuid().references(() => person.id, { onDelete: 'set null' }),
    innehall: jsonb().$type<RenderedBoard>().notNull(),
    /** The last day that it is kept; null is until the board goes. */
    behallsTill: date(),
  },
  (t) => [index().on(t.boardId, t.at)],
)
