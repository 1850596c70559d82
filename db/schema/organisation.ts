import { index, integer, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core'
import { created } from './created.ts'

/** The legal owner of the schools: a kommun's nämnd or an enskild huvudman. */
export const huvudman = snakeCase.table('huvudman', {
  id: uuid().primaryKey(),
  namn: text().notNull().unique(),
  kommunkod: text(),
  /** Shown wherever figures from this huvudman are: what the data is and where it comes from. */
  beskrivning: text().notNull().default(''),
  created: created(),
})

export const enhet = snakeCase.table(
  'enhet',
  {
    id: uuid().primaryKey(),
    huvudmanId: uuid()
      .notNull()
      .references(() => huvudman.id, { onDelete: 'cascade' }),
    namn: text().notNull(),
    /** Skolverket's number; förskolor and språkenheter have none. */
    skolenhetskod: text(),
    /** The id under which an imported source knows the enhet. */
    kallId: text(),
    /** Codes from app/domain/ska/skolform.ts. */
    skolformer: text().array().notNull(),
    beskrivning: text().notNull().default(''),
    ordning: integer().notNull().default(0),
    created: created(),
  },
  (t) => [unique().on(t.huvudmanId, t.namn), index().on(t.huvudmanId)],
)

export const arbetslag = snakeCase.table(
  'arbetslag',
  {
    id: uuid().primaryKey(),
    huvudmanId: uuid()
      .notNull()
      .references(() => huvudman.id, { onDelete: 'cascade' }),
    enhetId: uuid()
      .notNull()
      .references(() => enhet.id, { onDelete: 'cascade' }),
    namn: text().notNull(),
    created: created(),
  },
  (t) => [unique().on(t.enhetId, t.namn), index().on(t.huvudmanId)],
)
