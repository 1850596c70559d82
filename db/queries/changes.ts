/** Who changed what when. Three sources make one list; retention is the history job's. */
import { lt, type SQL, sql } from 'drizzle-orm'
import type { Handelse, HandelseUrval } from '#domain/board/version/handelse.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Db, Tx } from '../client.ts'
import { boardChange } from '../schema/history.ts'

/** What a person had the server do with a board, as the audit names it. */
const ACTIONS = [
  'create-board',
  'rank-insats',
  'decide-insats',
  'set-omfattning',
  'set-fas',
  'set-las',
  'save-version',
  'remove-version',
]

type Of = Pick<BoardRef, 'id' | 'huvudmanId'>

/** What was done since, grouped by day, person and card; latest first. */
export async function selectChanges(
  db: Db | Tx,
  board: Of,
  asked: HandelseUrval & { since: Date; limit: number },
): Promise<Handelse[]> {
  const latest = await selectGrouped(db, board, asked, ENOUGH)
  // So much happened on few cards that it was not enough: then all of it.
  return latest.length < asked.limit ? selectGrouped(db, board, asked, null) : latest
}

/** Of so many single changes, a page of groups can be made; grouping two years of them takes ten times as long. */
const ENOUGH = 5_000

/** Groups the latest `most` changes and the rest of the day that those begin on; null is all. */
async function selectGrouped(
  db: Db | Tx,
  board: Of,
  { since, limit, ...urval }: HandelseUrval & { since: Date; limit: number },
  most: number | null,
): Promise<Handelse[]> {
  const { rows } = await db.execute<Row>(sql`
    with handelse as materialized (${events(board, since)}),
    raderad as (select kort, max(senast) as senast from handelse where falt = 'raderad' group by kort),
    chosen as (select * from handelse where ${chosen(urval)}),
    floor as (
      select date_trunc('day', senast at time zone 'Europe/Stockholm') at time zone 'Europe/Stockholm' as at
      from chosen order by senast desc offset ${most ?? 0} limit ${most === null ? 0 : 1}
    ),
    grouped as (
      select to_char(c.senast at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as dag, c.person_id, c.kort,
        array_agg(distinct c.falt order by c.falt) as falt, min(c.forst) as forst, max(c.senast) as senast,
        sum(c.antal)::integer as antal,
        coalesce(bool_or(c.falt = 'raderad' and c.senast = raderad.senast), false) as is_last,
        (extract(epoch from max(c.senast)) * 1000000)::bigint::text || '.' || c.kort || '.'
          || coalesce(c.person_id::text, '') as plats
      from chosen c left join raderad on raderad.kort = c.kort
      where c.senast >= coalesce((select at from floor), '-infinity')
      group by 1, 2, 3
    )
    select grouped.*, person.namn from grouped left join person on person.id = grouped.person_id
    where ${urval.efter === undefined ? sql`true` : sql`plats collate "C" < ${urval.efter} collate "C"`}
    order by plats collate "C" desc
    limit ${limit}`)
  return rows.map(({ person_id, is_last, forst, senast, ...row }) => ({
    ...row,
    personId: person_id,
    forst: new Date(forst),
    senast: new Date(senast),
    isLastOfRaderad: is_last,
  }))
}

/** Everybody who did something since; the server is not somebody. */
export async function selectChangers(
  db: Db | Tx,
  board: Of,
  since: Date,
): Promise<{ personId: string; namn: string }[]> {
  const { rows } = await db.execute<{ personId: string; namn: string }>(sql`
    with handelse as (${events(board, since)})
    select person.id as "personId", person.namn from person
    where person.id in (select person_id from handelse)
    order by person.namn, person.id`)
  return rows
}

/** Lets go of what is too old to be told. */
export async function deleteChangesBefore(db: Db | Tx, before: Date): Promise<number> {
  const { rowCount } = await db.delete(boardChange).where(lt(boardChange.senast, before))
  return rowCount ?? 0
}

type Row = Omit<Handelse, 'personId' | 'isLastOfRaderad' | 'forst' | 'senast'> & {
  person_id: string | null
  is_last: boolean
  forst: string | Date
  senast: string | Date
}

/**
 * Rows of the journal that still stand for themselves, what compaction has kept of the others, and the audit: the
 * journal knows the server as the author of the root `beslut`, the audit knows who told it to.
 */
function events({ id, huvudmanId }: Of, since: Date): SQL {
  return sql`
    select person_id, kort, falt, forst, senast, antal from board_change
    where board_id = ${id} and senast >= ${since} and kort not like 'beslut/%'
    union all
    select nullif(who.key, '')::uuid, card.key, field.falt, board_update.at, board_update.at, 1
    from board_update
      cross join lateral jsonb_each(board_update.touched::jsonb) who
      cross join lateral jsonb_each(who.value) card
      cross join lateral jsonb_array_elements_text(card.value) field(falt)
    where board_update.board_id = ${id} and board_update.touched is not null and board_update.at >= ${since}
      and card.key not like 'beslut/%'
    union all
    select person_id, case when object like 'insats:%' then 'beslut/' || object else 'beslut/tavlan' end, action,
      at, at, 1
    from audit
    where board_id = ${id} and huvudman_id = ${huvudmanId} and at >= ${since} and action in ${ACTIONS}`
}

function chosen({ person, kort, efter }: HandelseUrval): SQL {
  const conditions = [
    untilDayOf(efter),
    person === undefined ? null : person === 'ingen' ? sql`person_id is null` : sql`person_id = ${person}`,
    kort === undefined ? null : sql`kort in (${kort}, ${decisionAbout(kort)})`,
  ].filter((condition) => condition !== null)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** What was decided about an insats belongs to its story. */
function decisionAbout(kort: string): string {
  return kort.replace(/^insatser\//, 'beslut/insats:')
}

/** What a place points at is the end of a day's work: nothing of a later day can be behind it. */
function untilDayOf(efter: string | undefined): SQL | null {
  const micros = /^\d{1,17}(?=\.)/.exec(efter ?? '')?.[0]
  if (micros === undefined) return null
  const at = sql`to_timestamp(${micros}::numeric / 1000000) at time zone 'Europe/Stockholm'`
  return sql`senast < (date_trunc('day', ${at}) + interval '1 day') at time zone 'Europe/Stockholm'`
}
