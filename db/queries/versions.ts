/** Versions of boards that were kept, and the daily job's share of keeping and letting go. */
import { and, asc, count, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type pg from 'pg'
import { OWN_SLAG, type Version, type VersionInfo, type VersionSlag } from '#domain/board/version/version.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Db, Tx } from '../client.ts'
import { board, boardVersion, person } from '../schema/index.ts'
import { isUuid } from './enhet.ts'

export type StoredInfo = VersionInfo & { personId: string | null }

const INFO = {
  id: boardVersion.id,
  at: boardVersion.at,
  slag: boardVersion.slag,
  namn: boardVersion.namn,
  personId: boardVersion.personId,
  av: person.namn,
  behallsTill: boardVersion.behallsTill,
}

/** Latest first, without what is in them. */
export function selectVersions(db: Db | Tx, boardId: string): Promise<StoredInfo[]> {
  return db
    .select(INFO)
    .from(boardVersion)
    .leftJoin(person, eq(person.id, boardVersion.personId))
    .where(eq(boardVersion.boardId, boardId))
    .orderBy(desc(boardVersion.at), asc(boardVersion.id))
}

/** One version of this board; an id of another board's is none. */
export async function findVersion(
  db: Db | Tx,
  boardId: string,
  versionId: string,
): Promise<(StoredInfo & Version) | null> {
  if (!isUuid(versionId)) return null
  const [found] = await db
    .select({ ...INFO, innehall: boardVersion.innehall })
    .from(boardVersion)
    .leftJoin(person, eq(person.id, boardVersion.personId))
    .where(and(eq(boardVersion.boardId, boardId), eq(boardVersion.id, versionId)))
  return found ?? null
}

export async function insertVersion(
  db: Db | Tx,
  { id: boardId, huvudmanId }: Pick<BoardRef, 'id' | 'huvudmanId'>,
  version: Omit<Version, 'av'> & { personId: string | null },
): Promise<void> {
  await db.insert(boardVersion).values({ ...version, boardId, huvudmanId })
}

/** False when it was gone already. */
export async function deleteVersion(db: Db | Tx, boardId: string, versionId: string): Promise<boolean> {
  const { rowCount } = await db
    .delete(boardVersion)
    .where(and(eq(boardVersion.boardId, boardId), eq(boardVersion.id, versionId)))
  return rowCount === 1
}

/** Removes those of a kind and name from `since` on: the next one says the same, later. */
export async function deleteVersionsNamed(
  db: Db | Tx,
  boardId: string,
  { slag, namn, since }: { slag: VersionSlag; namn: string; since: Date },
): Promise<void> {
  await db
    .delete(boardVersion)
    .where(
      and(
        eq(boardVersion.boardId, boardId),
        eq(boardVersion.slag, slag),
        eq(boardVersion.namn, namn),
        gte(boardVersion.at, since),
      ),
    )
}

/** How many versions people have saved of a board. */
export async function countSavedByHand(db: Db | Tx, boardId: string): Promise<number> {
  const [row] = await db
    .select({ antal: count() })
    .from(boardVersion)
    .where(and(eq(boardVersion.boardId, boardId), inArray(boardVersion.slag, [...OWN_SLAG])))
  return row?.antal ?? 0
}

/** Boards on which somebody wrote on a day before `today`, later than their last version of a day. */
export async function selectBoardsDue(
  db: Db | Tx,
  today: CivilDatum,
): Promise<(Pick<BoardRef, 'id' | 'huvudmanId'> & { changed: Date })[]> {
  const midnight = sql`(${today}::timestamp at time zone 'Europe/Stockholm')`
  const { rows } = await db.execute<{ id: string; huvudmanId: string; changed: string | Date }>(sql`
    select id, huvudman_id as "huvudmanId", changed from (
      select ${board.id}, ${board.huvudmanId}, greatest(
        (select max(at) from board_update where board_id = ${board.id} and at < ${midnight}),
        (select max(senast) from board_change where board_id = ${board.id} and senast < ${midnight})
      ) as changed
      from ${board}
    ) as written
    where changed > coalesce(
      (select max(at) from board_version where board_id = written.id and slag = 'dag'), '-infinity')
    order by changed`)
  return rows.map((row) => ({ ...row, changed: new Date(row.changed) }))
}

/** Lets go of versions whose last day has passed. */
export async function deleteVersionsBefore(db: Db | Tx, today: CivilDatum): Promise<number> {
  const { rowCount } = await db.delete(boardVersion).where(lt(boardVersion.behallsTill, today))
  return rowCount ?? 0
}

/** The advisory lock of the history job: 'KVH'. */
const HISTORY_LOCK = 0x4b5648

/** Runs `work` unless another process is at it; null then. The lock goes with its connection. */
export async function aloneWithHistory<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect()
  client.on('error', () => {})
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      HISTORY_LOCK,
    ])
    if (rows[0]?.got !== true) return null
    const result = await work()
    await client.query('select pg_advisory_unlock($1)', [HISTORY_LOCK])
    return result
  } finally {
    // A connection that is closed holds no lock, whatever went wrong on the way.
    client.release(true)
  }
}
