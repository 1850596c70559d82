/** Notices between the processes that serve the database: heard by all of them when the transaction commits. */
import type pg from 'pg'

const CHANNEL = 'kvalitetstavlan_recheck'

/** A person's roles or session changed. */
export async function sendNotice(pool: pg.Pool, personId: string): Promise<void> {
  await pool.query('select pg_notify($1, $2)', [CHANNEL, personId])
}

/** Keepalives find out within a minute that the other end is gone. */
export async function hearNotices(client: pg.Client, onNotice: (personId: string) => void): Promise<void> {
  client.on('notification', ({ channel, payload }) => {
    if (channel === CHANNEL && payload) onNotice(payload)
  })
  await client.query(
    `set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3; listen ${CHANNEL}`,
  )
}
