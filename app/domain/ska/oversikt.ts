/** Every enhet of a läsår side by side: how far each has come, what it is doing and what is late. */
import type { BoardNiva } from './board-ref.ts'
import type { CivilDatum } from './civil-datum.ts'
import { type BoardInnehall, type Framdrift, framdriftOf } from './framdrift.ts'
import { INSATS_STATUS, type InsatsStatus } from './insats-status.ts'
import type { Moment } from './moment.ts'
import { type InsatsRad, type OversiktInsats, oversiktInsatsOf } from './oversikt-insats.ts'
import { SKOLFORMER, type SkolformKod } from './skolform.ts'

export type OversiktEnhet = { id: string; namn: string; skolformer: SkolformKod[] }

/** A board of the läsår as its projection counts it. */
export type BoardRad = {
  id: string
  niva: BoardNiva
  enhetId: string | null
  arbetslagNamn: string | null
  titel: string
  fas: Moment
  innehall: Omit<BoardInnehall, 'aktiviteter'>
  /** When somebody last changed it; null when nobody has. */
  senast: Date | null
}

export type OversiktTavla = { id: string; titel: string; framdrift: Framdrift; senast: string | null }

export type EnhetRad = {
  enhet: OversiktEnhet
  /** The enhet's own board; null when nobody has started one. */
  tavla: OversiktTavla | null
  arbetslag: (OversiktTavla & { namn: string })[]
  insatser: OversiktInsats[]
  /** When anyone last changed one of its boards, as an ISO instant. */
  senast: string | null
}

export type Statusantal = Record<InsatsStatus, number>

export type Summering = {
  enheter: number
  medTavla: number
  beslutade: number
  pagaende: number
  klara: number
  sena: number
  tysta: number
}

export type Oversikt = {
  summering: Summering
  enheter: EnhetRad[]
  /** The huvudman's own boards and what is decided there. */
  huvudman: { tavlor: OversiktTavla[]; insatser: OversiktInsats[] }
}

export type OversiktUnderlag = {
  enheter: readonly OversiktEnhet[]
  boards: readonly BoardRad[]
  insatser: readonly InsatsRad[]
}

/** Enheter keep the order they are given in; one without a board stays in the list. */
export function oversiktOf({ enheter, boards, insatser }: OversiktUnderlag, today: CivilDatum): Oversikt {
  const boardsOf = Map.groupBy(boards, ({ enhetId }) => enhetId)
  const insatserOf = Map.groupBy(insatser, ({ enhetId }) => enhetId)
  const views = (enhetId: string | null) =>
    (insatserOf.get(enhetId) ?? []).map((rad) => oversiktInsatsOf(rad, today))
  const tavla = (board: BoardRad) => tavlaOf(board, insatserOf.get(board.enhetId) ?? [])

  const rader = enheter.map((enhet): EnhetRad => {
    const own = boardsOf.get(enhet.id) ?? []
    const first = own.find(({ niva }) => niva === 'enhet')
    return {
      enhet,
      tavla: first ? tavla(first) : null,
      arbetslag: own
        .filter(({ niva }) => niva === 'arbetslag')
        .map((board) => ({ ...tavla(board), namn: board.arbetslagNamn ?? board.titel })),
      insatser: views(enhet.id),
      senast: latest(own),
    }
  })
  const huvudman = { tavlor: (boardsOf.get(null) ?? []).map(tavla), insatser: views(null) }
  return { summering: summeringOf(rader, huvudman.insatser), enheter: rader, huvudman }
}

/** A board with how far it has come. `insatser` may hold those of other boards too. */
export function tavlaOf(board: BoardRad, insatser: readonly InsatsRad[]): OversiktTavla {
  const aktiviteter = insatser
    .filter(({ boardId }) => boardId === board.id)
    .reduce((sum, insats) => sum + insats.aktiviteter.length, 0)
  return {
    id: board.id,
    titel: board.titel,
    framdrift: framdriftOf(board.fas, { ...board.innehall, aktiviteter }),
    senast: board.senast?.toISOString() ?? null,
  }
}

/** Insatser by status; every status is there, also with none. */
export function countStatus(insatser: readonly OversiktInsats[]): Statusantal {
  const antal = Object.fromEntries(INSATS_STATUS.map((status) => [status, 0])) as Statusantal
  for (const { status } of insatser) antal[status] += 1
  return antal
}

/** The skolform an enhet is mostly known by: fritidshem and förskoleklass belong to a school of another name. */
export function huvudskolform({ skolformer }: Pick<OversiktEnhet, 'skolformer'>): SkolformKod | null {
  const own = SKOLFORMER.filter((kod) => skolformer.includes(kod))
  return own.find((kod) => kod !== 'FKLASS' && kod !== 'FTH') ?? own[0] ?? null
}

function latest(boards: readonly BoardRad[]): string | null {
  const times = boards.flatMap(({ senast }) => (senast === null ? [] : [senast.getTime()]))
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString()
}

function summeringOf(rader: readonly EnhetRad[], gemensamma: readonly OversiktInsats[]): Summering {
  const insatser = [...rader.flatMap((rad) => rad.insatser), ...gemensamma]
  const antal = countStatus(insatser)
  return {
    enheter: rader.length,
    medTavla: rader.filter(({ tavla, arbetslag }) => tavla !== null || arbetslag.length > 0).length,
    beslutade: antal.planerad + antal.pagaende + antal.klar,
    pagaende: antal.pagaende,
    klara: antal.klar,
    sena: insatser.filter(({ sen }) => sen.length > 0).length,
    tysta: insatser.filter(({ tyst }) => tyst !== null).length,
  }
}
