import { boolean, index, integer, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import type { IndikatorUrsprung, Matenhet } from '#domain/ska/indikator.ts'
import type { MalTyp } from '#domain/ska/mal.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'
import { created } from './columns.ts'
import { huvudman } from './organisation.ts'

const huvudmanOrNational = () => uuid().references(() => huvudman.id, { onDelete: 'cascade' })

/** The 35 delmål of the national system, by skolform. The same for every huvudman. */
export const delmal = snakeCase.table('delmal', {
  /** Stable key such as `GR-5`. */
  id: text().primaryKey(),
  skolform: text().$type<SkolformKod>().notNull(),
  nr: integer().notNull(),
  text: text().notNull(),
})

/** What shows whether a delmål is met. `huvudmanId` null is the national catalogue; a huvudman adds and changes its own. */
export const indikator = snakeCase.table(
  'indikator',
  {
    /** Stable key such as `GR-5-1`, `KOLADA-N15613` or a uuid for a huvudman's own. */
    id: text().primaryKey(),
    huvudmanId: huvudmanOrNational(),
    delmalId: text().references(() => delmal.id),
    /** The national indikator that a huvudman's own wording replaces. */
    ersatter: text(),
    ursprung: text().$type<IndikatorUrsprung>().notNull(),
    text: text().notNull(),
    kalla: text(),
    skolenkatIndex: integer(),
    /** A question area of Skolenkäten that is no index. */
    fragomrade: integer(),
    respondent: text(),
    arskurs: text(),
    skolformsdel: text(),
    enhet: text().$type<Matenhet>().notNull(),
    /** True when a higher value is better. */
    hogreBattre: boolean().notNull().default(true),
    ordning: integer().notNull(),
    withdrawn: boolean().notNull().default(false),
    created: created(),
  },
  (t) => [index().on(t.delmalId), index().on(t.huvudmanId)],
)

/** Goals beside the delmål: nationella målsättningar, kommunala mål, Agenda 2030, horizontal perspectives. */
export const mal = snakeCase.table(
  'mal',
  {
    id: text().primaryKey(),
    huvudmanId: huvudmanOrNational(),
    typ: text().$type<MalTyp>().notNull(),
    skolform: text().$type<SkolformKod>(),
    nr: text(),
    text: text().notNull(),
    kalla: text().notNull(),
    ordning: integer().notNull(),
  },
  (t) => [index().on(t.huvudmanId)],
)
