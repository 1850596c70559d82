/** What the boards say, as rows: derived from the documents, rebuilt at any time, written by the projection alone. */
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Beslutslag, Omfattning } from '#domain/board/beslut.ts'
import type {
  AktivitetStatus,
  BelaggSlag,
  Kategori,
  Malbild,
  Paverkan,
  UtfallMatvarde,
} from '#domain/board/fields.ts'
import type { Lage } from '#domain/ska/lage.ts'
import type { Moment } from '#domain/ska/moment.ts'
import { board } from './board.ts'
import { created, ofHuvudman } from './columns.ts'
import { enhet } from './organisation.ts'

const card = () => ({
  boardId: uuid()
    .notNull()
    .references(() => board.id, { onDelete: 'cascade' }),
  id: text().notNull(),
  huvudmanId: ofHuvudman(),
  enhetId: uuid().references(() => enhet.id, { onDelete: 'cascade' }),
})

export const boardProjection = snakeCase.table('board_projection', {
  boardId: uuid()
    .primaryKey()
    .references(() => board.id, { onDelete: 'cascade' }),
  huvudmanId: ofHuvudman(),
  enhetId: uuid().references(() => enhet.id, { onDelete: 'cascade' }),
  at: created(),
  /** Counts the projections of this board; `rebuild` compares content, not this number. */
  version: bigint({ mode: 'number' }).notNull().default(1),
  /** Node to the last journal row that the rows hold: of two projections the one that has seen less gives way. */
  upto: jsonb().$type<Record<string, number>>().notNull().default({}),
  fas: text().$type<Moment>().notNull(),
  utfall: integer().notNull(),
  undersoks: integer().notNull(),
  orsaker: integer().notNull(),
  insatser: integer().notNull(),
  beslutade: integer().notNull(),
  uppfoljningar: integer().notNull(),
})

export const utfallRow = snakeCase.table(
  'utfall',
  {
    ...card(),
    rubrik: text().notNull(),
    iakttagelse: text().notNull(),
    skal: text().notNull(),
    undersok: boolean().notNull(),
    kategori: text().$type<Kategori>().notNull(),
    ordning: integer().notNull(),
    delmalIds: text().array().notNull(),
    indikatorIds: text().array().notNull(),
    matvarde: jsonb().$type<UtfallMatvarde>(),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.id] }), index().on(t.huvudmanId)],
)

export const orsakRow = snakeCase.table(
  'orsak',
  {
    ...card(),
    utfallId: text().notNull(),
    underId: text(),
    grupp: text(),
    djup: integer().notNull(),
    ordning: integer().notNull(),
    text: text().notNull(),
    paverkan: text().$type<Paverkan>(),
    stodjer: integer().notNull(),
    motsager: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.id] }), index().on(t.huvudmanId)],
)

export const belaggRow = snakeCase.table(
  'belagg',
  {
    ...card(),
    orsakId: text().notNull(),
    slag: text().$type<BelaggSlag>().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.id] })],
)

export const insatsRow = snakeCase.table(
  'insats',
  {
    ...card(),
    /** Place in the rektor's order, from 1. */
    ordning: integer().notNull(),
    rubrik: text().notNull(),
    beskrivning: text().notNull(),
    mal: text().notNull(),
    malbild: jsonb().$type<Malbild>(),
    ansvarig: text(),
    orsakIds: text().array().notNull(),
    utfallIds: text().array().notNull(),
    delmalIds: text().array().notNull(),
    beslut: text().$type<Beslutslag>().notNull(),
    motivering: text().notNull(),
    omfattning: text().$type<Omfattning>().notNull(),
    enheter: text().array().notNull(),
    /** From the latest uppföljning; null before the first. */
    lage: text().$type<Lage>(),
    senastUppfoljd: date({ mode: 'string' }),
    start: date({ mode: 'string' }),
    slut: date({ mode: 'string' }),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.id] }), index().on(t.huvudmanId)],
)

export const aktivitetRow = snakeCase.table(
  'aktivitet',
  {
    ...card(),
    insatsId: text().notNull(),
    ordning: integer().notNull(),
    rubrik: text().notNull(),
    ansvarig: text(),
    start: date({ mode: 'string' }),
    slut: date({ mode: 'string' }),
    status: text().$type<AktivitetStatus>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.id] }), index().on(t.huvudmanId)],
)

export const uppfoljningRow = snakeCase.table(
  'uppfoljning',
  {
    ...card(),
    insatsId: text().notNull(),
    datum: date({ mode: 'string' }).notNull(),
    lage: text().$type<Lage>().notNull(),
    text: text().notNull(),
    varde: doublePrecision(),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.id] }), index().on(t.huvudmanId)],
)
