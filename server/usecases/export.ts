/** What other systems (Qlik, Stratsys, scripts) may read, in the shape that /api/v1 promises. Ids are stable. */
import {
  type BoardUrval,
  exportBoards,
  exportDelmal,
  exportInsatser,
  exportMatvarden,
  exportSammanhang,
  type InsatsId,
  type MatvardeUrval,
  type Sida,
} from '#db/queries/export.ts'
import { canSeeHuvudman } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { type CivilDatum, todayInSweden } from '#domain/ska/civil-datum.ts'
import { fasNr } from '#domain/ska/framdrift.ts'
import { type InsatsStatus, insatsStatus, isLate } from '#domain/ska/insats-status.ts'
import { type Lasar, lasarOf } from '#domain/ska/lasar.ts'
import type { Moment } from '#domain/ska/moment.ts'
import { SKOLFORM_NAMN, type SkolformKod } from '#domain/ska/skolform.ts'
import type { Deps } from '#server/services.ts'

/** One page of rows; `nasta` is what to send as `efter` for the next, null on the last. */
export type Svar<Rad> = { rader: Rad[]; nasta: string | null }

/** Who owns the board a row comes from. */
export type TavlaPost = {
  lasar: Lasar
  niva: string
  enhet_id: string | null
  enhet: string | null
  arbetslag_id: string | null
  arbetslag: string | null
}

export type BoardPost = { id: string } & TavlaPost & {
    titel: string
    fas: Moment
    fas_nr: number
    utfall: number
    undersoks: number
    orsaker: number
    insatser: number
    beslutade: number
    uppfoljningar: number
    senast_andrad: string | null
  }

export type InsatsPost = { id: string; board_id: string; insats_id: string } & TavlaPost & {
    ordning: number
    rubrik: string
    beskrivning: string
    mal: string
    indikator: string | null
    matenhet: string | null
    baslinje: number | null
    baslinje_period: string | null
    malvarde: number | null
    maldatum: CivilDatum | null
    ansvarig: string | null
    status: InsatsStatus
    sen: boolean
    lage: string | null
    senast_uppfoljd: CivilDatum | null
    start: CivilDatum | null
    slut: CivilDatum | null
    beslut: string
    motivering: string
    beslut_av: string | null
    beslut_datum: CivilDatum | null
    omfattning: string
    omfattar_enhet_ids: string[]
    aktiviteter: number
    aktiviteter_klara: number
    delmal_ids: string[]
    utfall: string[]
    orsaker: string[]
  }

export type MatvardePost = {
  id: string
  indikator_id: string
  indikator: string
  delmal_id: string | null
  matenhet: string
  objekt: string
  objekt_kod: string | null
  enhet_id: string | null
  enhet: string | null
  skolenhetskod: string | null
  period: string
  kon: string
  varde: number | null
  markor: string | null
  antal: number | null
  kalla: string
  hamtad: CivilDatum
}

export type DelmalPost = {
  id: string
  skolform: SkolformKod
  skolform_namn: string
  nr: number
  text: string
  indikator_ids: string[]
  indikatorer: string[]
  lasar: Lasar
  utfall: number
  insatser: number
  enheter: number
}

/** For who has no role at the huvudman: not even the kommun's figures, or its own indikatorer. */
const NOTHING = { rader: [], nasta: null }

export function createExport({ db, clock }: Pick<Deps, 'db' | 'clock'>) {
  const today = () => todayInSweden(clock.now())
  return {
    async boards(viewer: Viewer, urval: BoardUrval, sida: Sida): Promise<Svar<BoardPost>> {
      const rows = await exportBoards(db, viewer, urval, oneMore(sida))
      return page(rows.map(boardPost), sida, ({ id }) => id)
    },

    async insatser(viewer: Viewer, urval: BoardUrval, sida: Sida<InsatsId>): Promise<Svar<InsatsPost>> {
      return db.transaction(
        async (tx) => {
          const rows = await exportInsatser(tx, viewer, urval, oneMore(sida))
          const boardIds = [...new Set(rows.map(({ boardId }) => boardId))]
          const sammanhang = lookUp(await exportSammanhang(tx, viewer, boardIds))
          const posts = rows.map((row) => insatsPost(row, sammanhang, today()))
          return page(posts, sida, ({ id }) => id)
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      )
    },

    async matvarden(viewer: Viewer, urval: MatvardeUrval, sida: Sida): Promise<Svar<MatvardePost>> {
      if (!canSeeHuvudman(viewer)) return NOTHING
      const rows = await exportMatvarden(db, viewer, urval, oneMore(sida))
      return page(rows.map(matvardePost), sida, ({ id }) => id)
    },

    /** `lasar` left out is the present one. */
    async delmal(
      viewer: Viewer,
      { lasar = lasarOf(today()), skolform }: { lasar?: Lasar; skolform?: SkolformKod },
      sida: Sida,
    ): Promise<Svar<DelmalPost>> {
      if (!canSeeHuvudman(viewer)) return NOTHING
      const rows = await exportDelmal(db, viewer, { lasar, ...(skolform && { skolform }) }, oneMore(sida))
      return page(
        rows.map((row) => delmalPost(row, lasar)),
        sida,
        ({ id }) => id,
      )
    },
  }
}

/** One row more than asked for tells whether there is a next page. */
function oneMore<Id>({ limit, efter }: Sida<Id>): Sida<Id> {
  return { limit: limit + 1, efter }
}

function page<Rad>(rows: Rad[], { limit }: Sida<unknown>, idOf: (rad: Rad) => string): Svar<Rad> {
  const rader = rows.slice(0, limit)
  const last = rader.at(-1)
  return { rader, nasta: rows.length > limit && last !== undefined ? idOf(last) : null }
}

type TavlaRow = {
  lasar: Lasar
  niva: string
  enhetId: string | null
  enhet: string | null
  arbetslagId: string | null
  arbetslag: string | null
}

function tavlaPost(row: TavlaRow): TavlaPost {
  return {
    lasar: row.lasar,
    niva: row.niva,
    enhet_id: row.enhetId,
    enhet: row.enhet,
    arbetslag_id: row.arbetslagId,
    arbetslag: row.arbetslag,
  }
}

function boardPost(row: Awaited<ReturnType<typeof exportBoards>>[number]): BoardPost {
  return {
    id: row.boardId,
    ...tavlaPost(row),
    titel: row.titel,
    fas: row.fas,
    fas_nr: fasNr(row.fas),
    utfall: row.utfall,
    undersoks: row.undersoks,
    orsaker: row.orsaker,
    insatser: row.insatser,
    beslutade: row.beslutade,
    uppfoljningar: row.uppfoljningar,
    senast_andrad: row.senast?.toISOString() ?? null,
  }
}

type Cards = Awaited<ReturnType<typeof exportSammanhang>>
type Sammanhang = {
  utfall: ReadonlyMap<string, string>
  orsaker: ReadonlyMap<string, string>
  aktiviteter: ReadonlyMap<string, Cards['aktiviteter']>
}

/** A card's id is unique on its board, not beyond. */
const keyOf = (boardId: string, id: string) => `${boardId} ${id}`

function lookUp({ utfall, orsaker, aktiviteter }: Cards): Sammanhang {
  const byKey = (cards: Cards['utfall']) =>
    new Map(cards.map(({ boardId, id, text }) => [keyOf(boardId, id), text]))
  return {
    utfall: byKey(utfall),
    orsaker: byKey(orsaker),
    aktiviteter: Map.groupBy(aktiviteter, ({ boardId, insatsId }) => keyOf(boardId, insatsId)),
  }
}

function insatsPost(
  row: Awaited<ReturnType<typeof exportInsatser>>[number],
  { utfall, orsaker, aktiviteter }: Sammanhang,
  today: CivilDatum,
): InsatsPost {
  const own = aktiviteter.get(keyOf(row.boardId, row.insatsId)) ?? []
  const maldatum = row.malbild?.maldatum ?? null
  const state = { beslut: row.beslut, lage: row.lage, aktiviteter: own, maldatum }
  const texts = (cards: Sammanhang['utfall'], ids: readonly string[]) =>
    ids.flatMap((id) => cards.get(keyOf(row.boardId, id)) ?? [])
  return {
    id: `${row.boardId}:${row.insatsId}`,
    board_id: row.boardId,
    insats_id: row.insatsId,
    ...tavlaPost(row),
    ordning: row.ordning,
    rubrik: row.rubrik,
    beskrivning: row.beskrivning,
    mal: row.mal,
    indikator: row.malbild?.indikator ?? null,
    matenhet: row.malbild?.enhet ?? null,
    baslinje: row.malbild?.baslinje ?? null,
    baslinje_period: row.malbild?.baslinjePeriod ?? null,
    malvarde: row.malbild?.malvarde ?? null,
    maldatum,
    ansvarig: row.ansvarig,
    status: insatsStatus(state),
    sen: isLate(state, today),
    lage: row.lage,
    senast_uppfoljd: row.senastUppfoljd,
    start: row.start,
    slut: row.slut,
    beslut: row.beslut,
    motivering: row.motivering,
    beslut_av: row.beslutad?.av ?? null,
    beslut_datum: row.beslutad?.datum ?? null,
    omfattning: row.omfattning,
    omfattar_enhet_ids: row.enheter,
    aktiviteter: own.length,
    aktiviteter_klara: own.filter(({ status }) => status === 'klar').length,
    delmal_ids: row.delmalIds,
    utfall: texts(utfall, row.utfallIds),
    orsaker: texts(orsaker, row.orsakIds),
  }
}

function matvardePost(row: Awaited<ReturnType<typeof exportMatvarden>>[number]): MatvardePost {
  return {
    id: row.id,
    indikator_id: row.indikatorId,
    indikator: row.indikator,
    delmal_id: row.delmalId,
    matenhet: row.matenhet,
    objekt: row.objekt,
    objekt_kod: row.objektKod,
    enhet_id: row.enhetId,
    enhet: row.enhet,
    skolenhetskod: row.skolenhetskod,
    period: row.period,
    kon: row.kon,
    varde: row.varde,
    markor: row.markor,
    antal: row.antal,
    kalla: row.kalla,
    hamtad: row.hamtad,
  }
}

function delmalPost(row: Awaited<ReturnType<typeof exportDelmal>>[number], lasar: Lasar): DelmalPost {
  return {
    id: row.id,
    skolform: row.skolform,
    skolform_namn: SKOLFORM_NAMN[row.skolform],
    nr: row.nr,
    text: row.text,
    indikator_ids: row.indikatorer.map(({ id }) => id),
    indikatorer: row.indikatorer.map(({ text }) => text),
    lasar,
    ...row.arbete,
  }
}
