/** The overview of all enheter, and one enhet's page. Everything a page shows is read at one moment, in one transaction. */
import type { Tx } from '#db/client.ts'
import { type EnhetUppgifter, findEnhet } from '#db/queries/enhet.ts'
import { delmalOf } from '#db/queries/katalog.ts'
import {
  type BoardMedRef,
  boardsOf,
  insatserOf,
  lasarWithBoards,
  orsakerOf,
  utfallOf,
  visibleEnheter,
} from '#db/queries/oversikt.ts'
import { boardAccess } from '#domain/access/board-access.ts'
import { canCreateBoard, canSeeOversikt } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { type CivilDatum, todayInSweden } from '#domain/ska/civil-datum.ts'
import { isLasar, type Lasar, lasarOf } from '#domain/ska/lasar.ts'
import { type Oversikt, type OversiktTavla, oversiktOf, tavlaOf } from '#domain/ska/oversikt.ts'
import { type DelmalTabell, delmalTabeller } from '#domain/ska/oversikt-delmal.ts'
import { type OversiktInsats, oversiktInsatsOf } from '#domain/ska/oversikt-insats.ts'
import { type Monster, monsterOf } from '#domain/ska/oversikt-monster.ts'
import type { Deps } from '#server/services.ts'

export type OversiktSida = Oversikt & {
  lasar: Lasar
  /** Läsår to choose from, latest first; this one is always among them. */
  lasarVal: Lasar[]
  today: CivilDatum
  delmal: DelmalTabell[]
  monster: Monster
}

/** A läsår of an enhet: its boards and what is planned on them. */
export type EnhetLasar = {
  lasar: Lasar
  tavla: OversiktTavla | null
  arbetslag: { arbetslagId: string; namn: string; tavla: OversiktTavla | null; kanStarta: boolean }[]
  insatser: OversiktInsats[]
  /** True when this person may start the enhet's own board. */
  kanStarta: boolean
}

export type EnhetSida = {
  enhet: EnhetUppgifter
  today: CivilDatum
  /** False for nämnden, which reads no arbetslag's board: then their absence says nothing. */
  serArbetslag: boolean
  lasar: EnhetLasar[]
}

export function createOversikt({ db, clock }: Pick<Deps, 'db' | 'clock'>) {
  const today = () => todayInSweden(clock.now())
  const atOneMoment = <T>(work: (tx: Tx) => Promise<T>) =>
    db.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' })

  return {
    /** The overview of a läsår, or null for a person without one. An unknown läsår falls back to the present. */
    async page(viewer: Viewer, given: string | null): Promise<OversiktSida | null> {
      if (!canSeeOversikt(viewer)) return null
      const day = today()
      return atOneMoment(async (tx) => {
        const known = await lasarWithBoards(tx, viewer)
        const lasar = isLasar(given) ? given : lasarOf(day)
        const scope = { lasar }
        const enheter = await visibleEnheter(tx, viewer)
        const boards = await boardsOf(tx, viewer, scope)
        const insatser = await insatserOf(tx, viewer, scope)
        const utfall = await utfallOf(tx, viewer, scope)
        const orsaker = await orsakerOf(tx, viewer, scope)
        const delmal = await delmalOf(tx)
        return {
          ...oversiktOf({ enheter, boards, insatser }, day),
          lasar,
          lasarVal: withPresent(known, lasar, lasarOf(day)),
          today: day,
          delmal: delmalTabeller({ enheter, delmal, utfall, insatser }),
          monster: monsterOf({ enheter, delmal, utfall, insatser, orsaker }),
        }
      })
    },

    /** One enhet with its boards, läsår by läsår; null when it is not there for this person. */
    async enhet(viewer: Viewer, enhetId: string): Promise<EnhetSida | null> {
      const day = today()
      return atOneMoment(async (tx) => {
        const enhet = await findEnhet(tx, viewer, enhetId)
        if (!enhet) return null
        const boards = await boardsOf(tx, viewer, { enhetId })
        const insatser = await insatserOf(tx, viewer, { enhetId })
        const present = lasarOf(day)
        const years = withPresent([...new Set(boards.map(({ ref }) => ref.lasar))], present, present)
        const lasar = years.map((year) => {
          const own = boards.filter(({ ref }) => ref.lasar === year)
          return lasarOfEnhet(viewer, {
            enhet,
            year,
            boards: own,
            insatser,
            day,
            isPresent: year === present,
          })
        })
        return { enhet, today: day, serArbetslag: seesArbetslag(viewer, enhetId), lasar }
      })
    },
  }
}

type EnhetLasarInput = {
  enhet: EnhetUppgifter
  year: Lasar
  boards: BoardMedRef[]
  insatser: Awaited<ReturnType<typeof insatserOf>>
  day: CivilDatum
  isPresent: boolean
}

/** Boards are started for the present läsår; a past one is history. */
function lasarOfEnhet(viewer: Viewer, input: EnhetLasarInput): EnhetLasar {
  const { enhet, year, boards, insatser, day, isPresent } = input
  const ids = new Set(boards.map(({ id }) => id))
  const rader = insatser.filter(({ boardId }) => ids.has(boardId))
  const tavla = (board: BoardMedRef | undefined) => (board ? tavlaOf(board, rader) : null)
  const kanStarta = (arbetslagId: string | null) =>
    isPresent && canCreateBoard(viewer, { enhetId: enhet.id, arbetslagId })
  const own = tavla(boards.find(({ niva }) => niva === 'enhet'))
  return {
    lasar: year,
    tavla: own,
    kanStarta: own === null && kanStarta(null),
    arbetslag: enhet.arbetslag.flatMap(({ id, namn }) => {
      const theirs = tavla(boards.find(({ ref }) => ref.arbetslagId === id))
      const start = theirs === null && kanStarta(id)
      return theirs || start || isPresent ? [{ arbetslagId: id, namn, tavla: theirs, kanStarta: start }] : []
    }),
    insatser: rader.map((rad) => oversiktInsatsOf(rad, day)),
  }
}

function seesArbetslag(viewer: Viewer, enhetId: string): boolean {
  const { huvudmanId } = viewer
  const any: BoardRef = { id: '', huvudmanId, enhetId, arbetslagId: '', niva: 'arbetslag', lasar: '' }
  return boardAccess(viewer, any).read
}

function withPresent(known: readonly Lasar[], ...also: Lasar[]): Lasar[] {
  return [...new Set([...known, ...also])].sort().reverse()
}
