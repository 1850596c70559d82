import { date, doublePrecision, index, integer, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core'
import { created, ofHuvudman } from './columns.ts'
import { indikator } from './katalog.ts'
import { enhet } from './organisation.ts'

/** One published or local figure. `varde` null with a `markor` is missing or suppressed, never zero. */
export const matvarde = snakeCase.table(
  'matvarde',
  {
    id: uuid().primaryKey(),
    huvudmanId: ofHuvudman(),
    indikatorId: text()
      .notNull()
      .references(() => indikator.id),
    /** Null when the figure is about the kommun or riket. */
    enhetId: uuid().references(() => enhet.id, { onDelete: 'cascade' }),
    objekt: text().$type<'enhet' | 'kommun' | 'riket'>().notNull(),
    /** Kommunkod or `0000` for riket when the figure is about no enhet. */
    objektKod: text(),
    /** `2023/24` or `2026`. */
    period: text().notNull(),
    kon: text().$type<'T' | 'K' | 'M'>().notNull().default('T'),
    varde: doublePrecision(),
    /** The source's own mark for a missing or hidden value, or a published verdict such as `Under medel`. */
    markor: text(),
    antal: integer(),
    kalla: text().notNull(),
    hamtad: date({ mode: 'string' }).notNull(),
    created: created(),
  },
  (t) => [
    unique()
      .on(t.huvudmanId, t.indikatorId, t.enhetId, t.objekt, t.objektKod, t.period, t.kon)
      .nullsNotDistinct(),
    index().on(t.enhetId),
  ],
)
