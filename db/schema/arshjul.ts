import { date, index, integer, primaryKey, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { ArshjulKalender, ArshjulMall, ArshjulNiva, Beslutstyp } from '#domain/cycle/arshjul.ts'
import { created, ofHuvudman } from './columns.ts'
import { person } from './person.ts'

/** A huvudman's own årshjul, started from one or both templates. */
export const arshjulspost = snakeCase.table(
  'arshjulspost',
  {
    id: uuid().primaryKey(),
    huvudmanId: ofHuvudman(),
    mall: text().$type<ArshjulMall>().notNull(),
    /** The template's key, such as `E16`; null for a post of the huvudman's own. */
    kod: text(),
    niva: text().$type<ArshjulNiva>().notNull(),
    kalender: text().$type<ArshjulKalender>().notNull(),
    /** First and last month, 1–12; `lastManad` before `forstaManad` runs over the new year. */
    forstaManad: integer().notNull(),
    sistaManad: integer().notNull(),
    titel: text().notNull(),
    text: text().notNull(),
    /** What comes out of it: `samlad kvalitetsrapport`, `T2`, … */
    artefakt: text(),
    beslutstyp: text().$type<Beslutstyp>(),
    agare: text(),
    /** Keys of posts that must be done before. */
    beror: text().array().notNull(),
    kalla: text().notNull(),
    created: created(),
  },
  (t) => [unique().on(t.huvudmanId, t.mall, t.kod), index().on(t.huvudmanId)],
)

/** That a post is done for a läsår. */
export const arshjulsstatus = snakeCase.table(
  'arshjulsstatus',
  {
    postId: uuid()
      .notNull()
      .references(() => arshjulspost.id, { onDelete: 'cascade' }),
    lasar: text().notNull(),
    huvudmanId: ofHuvudman(),
    klar: date({ mode: 'string' }).notNull(),
    personId: uuid().references(() => person.id, { onDelete: 'set null' }),
  },
  (t) => [primaryKey({ columns: [t.postId, t.lasar] })],
)
