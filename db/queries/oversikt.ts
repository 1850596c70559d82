/** What the overview of a läsår stands on. The person's reach is in every `where`; nothing is asked per row. */
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { boardFas, insatsBeslut } from '#db/schema/beslut.ts'
import { board } from '#db/schema/board.ts'
import { arbetslag, enhet } from '#db/schema/organisation.ts'
import { aktivitetRow, boardProjection, insatsRow, orsakRow, utfallRow } from '#db/schema/projection.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import type { Moment } from '#domain/ska/moment.ts'
import type { BoardRad, OversiktEnhet } from '#domain/ska/oversikt.ts'
import type { UtfallRad } from '#domain/ska/oversikt-delmal.ts'
import type { InsatsRad } from '#domain/ska/oversikt-insats.ts'
import type { OrsakRad } from '#domain/ska/oversikt-monster.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'
import { lastWritten } from './last-written.ts'
import { boardReach, enhetReach } from './reach.ts'

/** Boards within reach, narrowed to a läsår, an enhet or both. */
export type BoardScope = { lasar?: Lasar; enhetId?: string }

/** The enheter a person may see, in the huvudman's order. */
export async function visibleEnheter(db: Db | Tx, viewer: Viewer): Promise<OversiktEnhet[]> {
  const rows = await db
    .select({ id: enhet.id, namn: enhet.namn, skolformer: enhet.skolformer })
    .from(enhet)
    .where(enhetReach(viewer))
    .orderBy(asc(enhet.ordning), asc(enhet.namn), asc(enhet.id))
  return rows.map((row) => ({ ...row, skolformer: row.skolformer as SkolformKod[] }))
}

/** The läsår of which there are boards, latest first. */
export async function lasarWithBoards(db: Db | Tx, viewer: Viewer): Promise<Lasar[]> {
  const rows = await db
    .selectDistinct({ lasar: board.lasar })
    .from(board)
    .where(boardReach(viewer))
    .orderBy(desc(board.lasar))
  return rows.map(({ lasar }) => lasar)
}

/** An enhet's own board before those of its arbetslag. */
const ownBoardFirst = sql`${board.arbetslagId} nulls first`

export type BoardMedRef = BoardRad & { ref: BoardRef }

/** Boards with what their projection counts. One that was never projected is there, empty and in its first moment. */
export async function boardsOf(db: Db | Tx, viewer: Viewer, scope: BoardScope): Promise<BoardMedRef[]> {
  const antal = (column: SQL.Aliased | typeof boardProjection.utfall) => sql<number>`coalesce(${column}, 0)`
  const rows = await db
    .select({
      id: board.id,
      huvudmanId: board.huvudmanId,
      niva: board.niva,
      enhetId: board.enhetId,
      arbetslagId: board.arbetslagId,
      arbetslagNamn: arbetslag.namn,
      titel: board.titel,
      lasar: board.lasar,
      fas: sql<Moment>`coalesce(${boardFas.fas}, ${boardProjection.fas}, 'folj-upp')`,
      senast: lastWritten,
      utfall: antal(boardProjection.utfall),
      undersoks: antal(boardProjection.undersoks),
      orsaker: antal(boardProjection.orsaker),
      insatser: antal(boardProjection.insatser),
      beslutade: antal(boardProjection.beslutade),
      uppfoljningar: antal(boardProjection.uppfoljningar),
    })
    .from(board)
    .leftJoin(boardProjection, eq(boardProjection.boardId, board.id))
    .leftJoin(boardFas, eq(boardFas.boardId, board.id))
    .leftJoin(arbetslag, eq(arbetslag.id, board.arbetslagId))
    .where(within(viewer, scope))
    .orderBy(desc(board.lasar), asc(arbetslag.namn), asc(board.titel), asc(board.id))
  return rows.map(({ huvudmanId, arbetslagId, lasar, ...row }) => {
    const { id, niva, enhetId, arbetslagNamn, titel, fas, senast, ...innehall } = row
    const ref = { id, huvudmanId, enhetId, arbetslagId, niva, lasar }
    return { id, niva, enhetId, arbetslagNamn, titel, fas, senast, innehall, ref }
  })
}

/** Insatser with their aktiviteter, in the order of each board. Two statements. */
export async function insatserOf(db: Db | Tx, viewer: Viewer, scope: BoardScope): Promise<InsatsRad[]> {
  const rows = await db
    .select({
      boardId: insatsRow.boardId,
      id: insatsRow.id,
      enhetId: board.enhetId,
      ordning: insatsRow.ordning,
      rubrik: insatsRow.rubrik,
      ansvarig: insatsRow.ansvarig,
      beslut: insatsRow.beslut,
      beslutDatum: sql<string | null>`${insatsBeslut.beslut} ->> 'datum'`,
      omfattning: insatsRow.omfattning,
      enheter: insatsRow.enheter,
      delmalIds: insatsRow.delmalIds,
      lage: insatsRow.lage,
      senastUppfoljd: insatsRow.senastUppfoljd,
      malbild: insatsRow.malbild,
      start: insatsRow.start,
    })
    .from(insatsRow)
    .innerJoin(board, eq(board.id, insatsRow.boardId))
    .leftJoin(
      insatsBeslut,
      and(eq(insatsBeslut.boardId, insatsRow.boardId), eq(insatsBeslut.insatsId, insatsRow.id)),
    )
    .where(within(viewer, scope))
    .orderBy(ownBoardFirst, asc(insatsRow.boardId), asc(insatsRow.ordning), asc(insatsRow.id))
  const aktiviteter = await aktiviteterByInsats(db, viewer, scope)
  return rows.map(({ malbild, ...row }) => ({
    ...row,
    maldatum: malbild?.maldatum ?? null,
    aktiviteter: aktiviteter.get(`${row.boardId} ${row.id}`) ?? [],
  }))
}

/** Results with the delmål they concern. */
export function utfallOf(db: Db | Tx, viewer: Viewer, scope: BoardScope): Promise<UtfallRad[]> {
  return db
    .select({
      boardId: utfallRow.boardId,
      id: utfallRow.id,
      enhetId: board.enhetId,
      rubrik: utfallRow.rubrik,
      delmalIds: utfallRow.delmalIds,
    })
    .from(utfallRow)
    .innerJoin(board, eq(board.id, utfallRow.boardId))
    .where(within(viewer, scope))
    .orderBy(ownBoardFirst, asc(utfallRow.boardId), asc(utfallRow.ordning), asc(utfallRow.id))
}

/** The causes that people have written, with who they think can affect them. */
export function orsakerOf(db: Db | Tx, viewer: Viewer, scope: BoardScope): Promise<OrsakRad[]> {
  return db
    .select({
      boardId: orsakRow.boardId,
      id: orsakRow.id,
      enhetId: board.enhetId,
      utfallId: orsakRow.utfallId,
      text: orsakRow.text,
      paverkan: orsakRow.paverkan,
    })
    .from(orsakRow)
    .innerJoin(board, eq(board.id, orsakRow.boardId))
    .where(within(viewer, scope))
    .orderBy(
      ownBoardFirst,
      asc(orsakRow.boardId),
      asc(orsakRow.djup),
      asc(orsakRow.ordning),
      asc(orsakRow.id),
    )
}

function within(viewer: Viewer, { lasar, enhetId }: BoardScope): SQL {
  return and(
    boardReach(viewer),
    lasar === undefined ? undefined : eq(board.lasar, lasar),
    enhetId === undefined ? undefined : eq(board.enhetId, enhetId),
  )!
}

async function aktiviteterByInsats(
  db: Db | Tx,
  viewer: Viewer,
  scope: BoardScope,
): Promise<Map<string, InsatsRad['aktiviteter']>> {
  const rows = await db
    .select({
      boardId: aktivitetRow.boardId,
      insatsId: aktivitetRow.insatsId,
      id: aktivitetRow.id,
      rubrik: aktivitetRow.rubrik,
      status: aktivitetRow.status,
      slut: aktivitetRow.slut,
    })
    .from(aktivitetRow)
    .innerJoin(board, eq(board.id, aktivitetRow.boardId))
    .where(within(viewer, scope))
    .orderBy(asc(aktivitetRow.ordning), asc(aktivitetRow.id))
  const byInsats = new Map<string, InsatsRad['aktiviteter']>()
  for (const { boardId, insatsId, ...aktivitet } of rows) {
    const key = `${boardId} ${insatsId}`
    byInsats.set(key, [...(byInsats.get(key) ?? []), aktivitet])
  }
  return byInsats
}
