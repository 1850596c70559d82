import { snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { bytea, instant, ofHuvudman } from './columns.ts'
import { person } from './person.ts'

/** A file that waits between preview and confirmation, which may come to different nodes. One a person, for a while. */
export const importfil = snakeCase.table('importfil', {
  personId: uuid()
    .primaryKey()
    .references(() => person.id, { onDelete: 'cascade' }),
  huvudmanId: ofHuvudman(),
  token: uuid().notNull(),
  filnamn: text().notNull(),
  bytes: bytea().notNull(),
  expires: instant().notNull(),
})
