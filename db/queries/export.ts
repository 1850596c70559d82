/** Rows for other systems, page by page: in the order of their ids, after the last one seen. Reach is in every `where`. */
import { and, asc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { boardFas, insatsBeslut } from '#db/schema/beslut.ts'
import { board } from '#db/schema/board.ts'
import { delmal, indikator } from '#db/schema/katalog.ts'
import { matvarde } from '#db/schema/matvarde.ts'
import { arbetslag, enhet } from '#db/schema/organisation.ts'
import { aktivitetRow, boardProjection, insatsRow, orsakRow, utfallRow } from '#db/schema/projection.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { BoardNiva } from '#domain/ska/board-ref.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import type { Moment } from '#domain/ska/moment.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'
import { indikatorerOf } from './katalog.ts'
import { lastWritten } from './last-written.ts'
import { boardReach, enhetReach } from './reach.ts'

/** `limit` rows after the row `efter`; null is from the start. */
export type Sida<Id = string> = { limit: number; efter: Id | null }

const ofBoard = {
  boardId: board.id,
  lasar: board.lasar,
  niva: board.niva,
  enhetId: board.enhetId,
  enhet: enhet.namn,
  arbetslagId: board.arbetslagId,
  arbetslag: arbetslag.namn,
}

export type BoardUrval = { lasar?: Lasar; enhetId?: string; niva?: BoardNiva }

/** Boards with what they hold. */
export function exportBoards(db: Db | Tx, viewer: Viewer, urval: BoardUrval, { limit, efter }: Sida) {
  const antal = (column: (typeof boardProjection)['utfall']) => sql<number>`coalesce(${column}, 0)`
  return db
    .select({
      ...ofBoard,
      titel: board.titel,
      fas: sql<Moment>`coalesce(${boardFas.fas}, ${boardProjection.fas}, 'folj-upp')`,
      utfall: antal(boardProjection.utfall),
      undersoks: antal(boardProjection.undersoks),
      orsaker: antal(boardProjection.orsaker),
      insatser: antal(boardProjection.insatser),
      beslutade: antal(boardProjection.beslutade),
      uppfoljningar: antal(boardProjection.uppfoljningar),
      senast: lastWritten,
    })
    .from(board)
    .leftJoin(boardProjection, eq(boardProjection.boardId, board.id))
    .leftJoin(boardFas, eq(boardFas.boardId, board.id))
    .leftJoin(enhet, eq(enhet.id, board.enhetId))
    .leftJoin(arbetslag, eq(arbetslag.id, board.arbetslagId))
    .where(and(ofUrval(viewer, urval), efter === null ? undefined : gt(board.id, efter)))
    .orderBy(asc(board.id))
    .limit(limit)
}

export type InsatsId = { boardId: string; insatsId: string }

/** Insatser with their goal, decision and scope. */
export function exportInsatser(
  db: Db | Tx,
  viewer: Viewer,
  urval: BoardUrval,
  { limit, efter }: Sida<InsatsId>,
) {
  return db
    .select({
      ...ofBoard,
      insatsId: insatsRow.id,
      ordning: insatsRow.ordning,
      rubrik: insatsRow.rubrik,
      beskrivning: insatsRow.beskrivning,
      mal: insatsRow.mal,
      malbild: insatsRow.malbild,
      ansvarig: insatsRow.ansvarig,
      beslut: insatsRow.beslut,
      motivering: insatsRow.motivering,
      beslutad: insatsBeslut.beslut,
      omfattning: insatsRow.omfattning,
      enheter: insatsRow.enheter,
      lage: insatsRow.lage,
      senastUppfoljd: insatsRow.senastUppfoljd,
      start: insatsRow.start,
      slut: insatsRow.slut,
      delmalIds: insatsRow.delmalIds,
      utfallIds: insatsRow.utfallIds,
      orsakIds: insatsRow.orsakIds,
    })
    .from(insatsRow)
    .innerJoin(board, eq(board.id, insatsRow.boardId))
    .leftJoin(
      insatsBeslut,
      and(eq(insatsBeslut.boardId, insatsRow.boardId), eq(insatsBeslut.insatsId, insatsRow.id)),
    )
    .leftJoin(enhet, eq(enhet.id, board.enhetId))
    .leftJoin(arbetslag, eq(arbetslag.id, board.arbetslagId))
    .where(and(ofUrval(viewer, urval), efter === null ? undefined : afterInsats(efter)))
    .orderBy(asc(insatsRow.boardId), asc(insatsRow.id))
    .limit(limit)
}

/** The words and steps that hang on insatser of some boards: results, causes and aktiviteter. Three statements. */
export async function exportSammanhang(db: Db | Tx, viewer: Viewer, boardIds: readonly string[]) {
  if (boardIds.length === 0) return { utfall: [], orsaker: [], aktiviteter: [] }
  const within = and(boardReach(viewer), inArray(board.id, [...boardIds]))
  const utfall = await db
    .select({ boardId: utfallRow.boardId, id: utfallRow.id, text: utfallRow.rubrik })
    .from(utfallRow)
    .innerJoin(board, eq(board.id, utfallRow.boardId))
    .where(within)
  const orsaker = await db
    .select({ boardId: orsakRow.boardId, id: orsakRow.id, text: orsakRow.text })
    .from(orsakRow)
    .innerJoin(board, eq(board.id, orsakRow.boardId))
    .where(within)
  const aktiviteter = await db
    .select({
      boardId: aktivitetRow.boardId,
      insatsId: aktivitetRow.insatsId,
      status: aktivitetRow.status,
      slut: aktivitetRow.slut,
    })
    .from(aktivitetRow)
    .innerJoin(board, eq(board.id, aktivitetRow.boardId))
    .where(within)
  return { utfall, orsaker, aktiviteter }
}

export type MatvardeUrval = { enhetId?: string; indikatorId?: string; period?: string; kon?: 'T' | 'K' | 'M' }

/** Published and local figures: those of the enheter the person may see, and those of kommuner and riket. */
export function exportMatvarden(db: Db | Tx, viewer: Viewer, urval: MatvardeUrval, { limit, efter }: Sida) {
  const { enhetId, indikatorId, period, kon } = urval
  return db
    .select({
      id: matvarde.id,
      indikatorId: matvarde.indikatorId,
      indikator: indikator.text,
      delmalId: indikator.delmalId,
      matenhet: indikator.enhet,
      objekt: matvarde.objekt,
      objektKod: matvarde.objektKod,
      enhetId: matvarde.enhetId,
      enhet: enhet.namn,
      skolenhetskod: enhet.skolenhetskod,
      period: matvarde.period,
      kon: matvarde.kon,
      varde: matvarde.varde,
      markor: matvarde.markor,
      antal: matvarde.antal,
      kalla: matvarde.kalla,
      hamtad: matvarde.hamtad,
    })
    .from(matvarde)
    .innerJoin(indikator, eq(indikator.id, matvarde.indikatorId))
    .leftJoin(enhet, eq(enhet.id, matvarde.enhetId))
    .where(
      and(
        eq(matvarde.huvudmanId, viewer.huvudmanId),
        or(isNull(matvarde.enhetId), enhetReach(viewer)),
        enhetId === undefined ? undefined : eq(matvarde.enhetId, enhetId),
        indikatorId === undefined ? undefined : eq(matvarde.indikatorId, indikatorId),
        period === undefined ? undefined : eq(matvarde.period, period),
        kon === undefined ? undefined : eq(matvarde.kon, kon),
        efter === null ? undefined : gt(matvarde.id, efter),
      ),
    )
    .orderBy(asc(matvarde.id))
    .limit(limit)
}

/** The delmål with their indikatorer, and how much work within reach concerns each in a läsår. */
export async function exportDelmal(
  db: Db | Tx,
  viewer: Viewer,
  { lasar, skolform }: { lasar: Lasar; skolform?: SkolformKod },
  { limit, efter }: Sida,
) {
  const rows = await db
    .select({ id: delmal.id, skolform: delmal.skolform, nr: delmal.nr, text: delmal.text })
    .from(delmal)
    .where(
      and(
        skolform === undefined ? undefined : eq(delmal.skolform, skolform),
        efter === null ? undefined : gt(delmal.id, efter),
      ),
    )
    .orderBy(asc(delmal.id))
    .limit(limit)
  const indikatorer = await indikatorerOf(db, viewer.huvudmanId)
  const arbete = await delmalArbete(db, viewer, lasar)
  return rows.map((row) => ({
    ...row,
    indikatorer: indikatorer.filter(({ delmalId }) => delmalId === row.id),
    arbete: arbete.get(row.id) ?? { utfall: 0, insatser: 0, enheter: 0 },
  }))
}

async function delmalArbete(db: Db | Tx, viewer: Viewer, lasar: Lasar) {
  const within = and(boardReach(viewer), eq(board.lasar, lasar))
  const link = sql`(
    select ${utfallRow.boardId} as board_id, unnest(${utfallRow.delmalIds}) as delmal_id, 1 as utfall, 0 as insatser
      from ${utfallRow}
    union all
    select ${insatsRow.boardId}, unnest(${insatsRow.delmalIds}), 0, 1
      from ${insatsRow} where ${insatsRow.beslut} <> 'avslagen'
  ) as link`
  const rows = await db
    .select({
      delmalId: sql<string>`link.delmal_id`,
      utfall: sql<number>`sum(link.utfall)::int`,
      insatser: sql<number>`sum(link.insatser)::int`,
      enheter: sql<number>`count(distinct ${board.enhetId})::int`,
    })
    .from(board)
    .innerJoin(link, sql`${board.id} = link.board_id`)
    .where(within)
    .groupBy(sql`link.delmal_id`)
  return new Map(rows.map(({ delmalId, ...antal }) => [delmalId, antal]))
}

function ofUrval(viewer: Viewer, { lasar, enhetId, niva }: BoardUrval): SQL {
  return and(
    boardReach(viewer),
    lasar === undefined ? undefined : eq(board.lasar, lasar),
    enhetId === undefined ? undefined : eq(board.enhetId, enhetId),
    niva === undefined ? undefined : eq(board.niva, niva),
  )!
}

function afterInsats({ boardId, insatsId }: InsatsId): SQL {
  return sql`(${insatsRow.boardId}, ${insatsRow.id}) > (${boardId}::uuid, ${insatsId}::text)`
}
