/**
 * Notices of whose roles, account or sessions have changed. Triggers of those tables send them, whoever makes the
 * change; every process that serves the database hears them when the transaction commits.
 */
import type pg from 'pg'

const CHANNEL = 'kvalitetstavlan_recheck'

/** Keepalives find out within a minute that the other end is gone. */
export async function hearNotices(client: pg.Client, onNotice: (personId: string) => void): Promise<void> {
  client.on('notification', ({ channel, payload }) => {
    if (channel === CHANNEL && payload) onNotice(payload)
  })
  await client.query(
    `set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3; listen ${CHANNEL}`,
  )
}
