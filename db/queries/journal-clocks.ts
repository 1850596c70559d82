/**
 * The journal's insert while several nodes write the same boards. Each node has its own idea of how far a clientID has
 * come, and somebody may tell them different things under the same clocks: PostgreSQL keeps the one count.
 */
import type pg from 'pg'
import type { JournalRow } from './journal.ts'

/** What a row brings under one clientID: clocks from `begun` up to `reached`, by whoever owns the clientID. */
export type Reach = {
  boardId: string
  huvudmanId: string
  clientId: number
  personId: string | null
  begun: number
  reached: number
}

/**
 * Adds rows, the owners of their clientIDs and how far those have come, in one statement. A row that does not follow
 * what is stored under a clientID, whose clientID is somebody else's or kept for them, or whose number holds something
 * else, breaks a rule of its table, and then nothing is stored. Sending stored rows again changes nothing.
 */
export async function insertFollowingRows(
  client: pg.ClientBase,
  node: number,
  rows: readonly JournalRow[],
  reaches: readonly Reach[],
): Promise<void> {
  await client.query({
    name: 'journal-insert-following',
    text: `
      with given as (
        select * from unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::bytea[], $6::bigint[], $7::text[])
          as given (board_id, n, huvudman_id, data, crc, touched)
      ), reach as (
        select * from unnest($8::uuid[], $9::bigint[], $10::uuid[], $11::uuid[], $12::bigint[], $13::bigint[])
          as reach (board_id, client_id, huvudman_id, person_id, begun, reached)
      ), again as (
        select board_id from board_update as stored join given using (board_id, n)
        where stored.node = $1 and stored.data = given.data
      ), moved as (
        insert into board_client as known (board_id, client_id, huvudman_id, person_id, clock)
        select board_id, client_id, huvudman_id, person_id, case when exists (
          select 1 from board_reservation as reserved
          where reserved.board_id = reach.board_id and reserved.client_id = reach.client_id
            and reserved.person_id is distinct from reach.person_id
        ) and not exists (
          select 1 from board_client as written
          where written.board_id = reach.board_id and written.client_id = reach.client_id
        ) then -1 else reached end
        from reach
        where board_id not in (select board_id from again)
        order by board_id, client_id
        on conflict (board_id, client_id) do update set clock = case
          when known.person_id is not distinct from excluded.person_id and (known.clock is null or known.clock = (
            select begun from reach where reach.board_id = known.board_id and reach.client_id = known.client_id
          )) then excluded.clock else -1 end
      )
      insert into board_update as stored (board_id, node, n, huvudman_id, data, crc, touched)
      select board_id, $1, n, huvudman_id, data, crc, touched from given
      on conflict (board_id, node, n) do update set n = case when stored.data = excluded.data then excluded.n end`,
    values: [
      node,
      rows.map((row) => row.boardId),
      rows.map((row) => row.n),
      rows.map((row) => row.huvudmanId),
      rows.map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
      rows.map((row) => row.crc),
      rows.map((row) => row.touched),
      reaches.map((reach) => reach.boardId),
      reaches.map((reach) => reach.clientId),
      reaches.map((reach) => reach.huvudmanId),
      reaches.map((reach) => reach.personId),
      reaches.map((reach) => reach.begun),
      reaches.map((reach) => reach.reached),
    ],
  })
}

/** A process that writes alone keeps no count, and what was counted before it came is soon wrong. */
export async function forgetClocks(client: pg.ClientBase): Promise<void> {
  await client.query('update board_client set clock = null where clock is not null')
}
