import { bigint, index, integer, primaryKey, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Roll } from '#domain/ska/roll.ts'
import { bytea, created, instant, ofHuvudman } from './columns.ts'
import { arbetslag, enhet } from './organisation.ts'

/** A member of staff or a politician. Pupils have no table and never get one. */
export const person = snakeCase.table(
  'person',
  {
    id: uuid().primaryKey(),
    huvudmanId: ofHuvudman(),
    namn: text().notNull(),
    epost: text().notNull().unique(),
    /** argon2id in PHC form; null when the person signs in by other means. */
    losenord: text(),
    closed: instant(),
    created: created(),
  },
  (t) => [index().on(t.huvudmanId)],
)

export const rolltilldelning = snakeCase.table(
  'rolltilldelning',
  {
    id: uuid().primaryKey(),
    huvudmanId: ofHuvudman(),
    personId: uuid()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    roll: text().$type<Roll>().notNull(),
    enhetId: uuid().references(() => enhet.id, { onDelete: 'cascade' }),
    arbetslagId: uuid().references(() => arbetslag.id, { onDelete: 'cascade' }),
    created: created(),
  },
  (t) => [
    unique().on(t.personId, t.roll, t.enhetId, t.arbetslagId).nullsNotDistinct(),
    index().on(t.huvudmanId),
  ],
)

/** A signed-in browser. Only the SHA-256 of its opaque token is kept. */
export const session = snakeCase.table(
  'session',
  {
    tokenHash: bytea().primaryKey(),
    huvudmanId: ofHuvudman(),
    personId: uuid()
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    created: created(),
    seen: created(),
    expires: instant().notNull(),
  },
  (t) => [index().on(t.personId), index().on(t.expires)],
)

/** Counters of rate-limiter-flexible; the columns are that library's. */
export const rateLimit = snakeCase.table(
  'rate_limit',
  { key: text().notNull(), points: integer().notNull().default(0), expire: bigint({ mode: 'number' }) },
  (t) => [primaryKey({ columns: [t.key] })],
)
