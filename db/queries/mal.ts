import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { board } from '#db/schema/board.ts'
import { indikator, mal } from '#db/schema/katalog.ts'
import { enhet } from '#db/schema/organisation.ts'
import { insatsRow, utfallRow } from '#db/schema/projection.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Indikator } from '#domain/ska/indikator.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import type { Mal } from '#domain/ska/mal.ts'
import { boardReach } from './reach.ts'

/** Work on a delmål on one board. */
export type DelmalArbete = {
  delmalId: string
  boardId: string
  titel: string
  enhetId: string | null
  enhetNamn: string | null
  utfall: number
  insatser: number
}

/** Where each delmål is worked on in a läsår: boards of the person's reach that hold an utfall or an insats linked to it. */
export function delmalArbete(db: Db | Tx, viewer: Viewer, lasar: Lasar): Promise<DelmalArbete[]> {
  const { huvudmanId } = viewer
  const links = sql`(
    select ${utfallRow.boardId} as board_id, unnest(${utfallRow.delmalIds}) as delmal_id, 1 as utfall, 0 as insatser
      from ${utfallRow} where ${utfallRow.huvudmanId} = ${huvudmanId}
    union all
    select ${insatsRow.boardId}, unnest(${insatsRow.delmalIds}), 0, 1
      from ${insatsRow} where ${insatsRow.huvudmanId} = ${huvudmanId} and ${insatsRow.beslut} <> 'avslagen'
  ) as link`
  return db
    .select({
      delmalId: sql<string>`link.delmal_id`,
      boardId: board.id,
      titel: board.titel,
      enhetId: board.enhetId,
      enhetNamn: enhet.namn,
      utfall: sql<number>`sum(link.utfall)::int`,
      insatser: sql<number>`sum(link.insatser)::int`,
    })
    .from(links)
    .innerJoin(board, sql`${board.id} = link.board_id`)
    .leftJoin(enhet, eq(enhet.id, board.enhetId))
    .where(and(boardReach(viewer), eq(board.lasar, lasar)))
    .groupBy(sql`link.delmal_id`, board.id, enhet.namn)
    .orderBy(enhet.namn, board.titel)
}

/** National goals and the huvudman's own. */
export function malOf(db: Db | Tx, huvudmanId: string): Promise<Mal[]> {
  return db
    .select({
      id: mal.id,
      huvudmanId: mal.huvudmanId,
      typ: mal.typ,
      skolform: mal.skolform,
      nr: mal.nr,
      text: mal.text,
      kalla: mal.kalla,
      ordning: mal.ordning,
    })
    .from(mal)
    .where(or(isNull(mal.huvudmanId), eq(mal.huvudmanId, huvudmanId)))
    .orderBy(mal.typ, mal.ordning, mal.id)
}

export async function insertMal(db: Db | Tx, given: Mal): Promise<void> {
  await db.insert(mal).values(given)
}

/** Takes away a goal of the huvudman's own; false when there is none. */
export async function deleteMal(db: Db | Tx, huvudmanId: string, id: string): Promise<boolean> {
  const rows = await db
    .delete(mal)
    .where(and(eq(mal.huvudmanId, huvudmanId), eq(mal.id, id)))
    .returning({ id: mal.id })
  return rows.length > 0
}

export async function insertIndikator(db: Db | Tx, given: Indikator): Promise<void> {
  await db.insert(indikator).values(given)
}

export type IndikatorChange = Partial<
  Pick<Indikator, 'text' | 'kalla' | 'enhet' | 'hogreBattre' | 'withdrawn'>
>

/** Changes an indikator of the huvudman's own; false when there is none. */
export async function updateIndikator(
  db: Db | Tx,
  huvudmanId: string,
  id: string,
  change: IndikatorChange,
): Promise<boolean> {
  const rows = await db
    .update(indikator)
    .set(change)
    .where(and(eq(indikator.huvudmanId, huvudmanId), eq(indikator.id, id)))
    .returning({ id: indikator.id })
  return rows.length > 0
}
