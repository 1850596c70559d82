import { index, integer, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import type { InsatsBeslut } from '#domain/board/beslut.ts'
import type { Moment } from '#domain/ska/moment.ts'
import { board } from './board.ts'
import { created, ofHuvudman } from './columns.ts'
import { person } from './person.ts'

/** Order, decision and scope per insats: the SQL twin of the document's server-owned root. */
export const insatsBeslut = snakeCase.table(
  'insats_beslut',
  {
    boardId: uuid()
      .notNull()
      .references(() => board.id, { onDelete: 'cascade' }),
    insatsId: text().notNull(),
    huvudmanId: ofHuvudman(),
    beslut: jsonb().$type<InsatsBeslut>().notNull(),
    version: integer().notNull().default(1),
    changed: created(),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.insatsId] })],
)

/** Phase and locked moments of a board. */
export const boardFas = snakeCase.table('board_fas', {
  boardId: uuid()
    .primaryKey()
    .references(() => board.id, { onDelete: 'cascade' }),
  huvudmanId: ofHuvudman(),
  fas: text().$type<Moment>().notNull(),
  las: text().array().notNull(),
  changed: created(),
})

/** Who did what that is not an edit of the shared document. Rows are only ever added. */
export const audit = snakeCase.table(
  'audit',
  {
    id: uuid().primaryKey(),
    huvudmanId: ofHuvudman(),
    at: created(),
    personId: uuid().references(() => person.id, { onDelete: 'set null' }),
    /** The role in which the person acted, as it was then. */
    roll: text().notNull(),
    action: text().notNull(),
    object: text().notNull(),
    /**
     * The board that it happened on. Ids of cards are chosen by clients, and two boards may hold the same; this alone
     * tells whose story the row belongs to. No reference: a board that goes leaves what was done with it.
     */
    boardId: uuid(),
    before: jsonb(),
    after: jsonb(),
  },
  (t) => [index().on(t.huvudmanId, t.at), index().on(t.object), index().on(t.boardId, t.at)],
)
