/** Columns that many tables share. Every table carries `huvudman_id`, the key to shard by. */
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

export { created } from './created.ts'

import { huvudman } from './organisation.ts'

export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  fromDriver: (buffer) => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength),
})

export const ofHuvudman = () =>
  uuid()
    .notNull()
    .references(() => huvudman.id, { onDelete: 'cascade' })

export const instant = () => timestamp({ withTimezone: true, mode: 'date' })
