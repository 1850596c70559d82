import { timestamp } from 'drizzle-orm/pg-core'

export const created = () => timestamp({ withTimezone: true, mode: 'date' }).notNull().defaultNow()
