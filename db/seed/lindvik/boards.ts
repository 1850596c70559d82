import { NATIONAL_INDIKATORER } from '#db/catalogue/load.ts'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import { type Lasar, previousLasar, yearOfMonth } from '#domain/ska/lasar.ts'
import { type Matvarde, type Serie, seriesOf } from '#domain/ska/matvarde.ts'
import type { BoardInnehall } from '../content.ts'
import { byToday } from '../days.ts'
import { personId } from '../people.ts'
import { seedId } from '../seed-id.ts'
import type { SeedBoard } from '../store-board.ts'
import { writeBoard } from '../write-board.ts'
import { ENHETER, LINDVIK } from './huvudman.ts'
import { EGNA_INDIKATORER } from './mal.ts'
import { PERSONER } from './personer.ts'
import { lindvikArbetslagId, lindvikEnhetId } from './places.ts'
import { TAVLOR } from './tavlor/index.ts'

export type BoardsSetting = {
  huvudmanId: string
  lasar: Lasar
  today: CivilDatum
  matvarden: readonly Matvarde[]
}

/** Every board of Lindvik, written. Pure: the same day gives the same bytes. */
export function lindvikBoards(setting: BoardsSetting): SeedBoard[] {
  return TAVLOR.map((innehall) => lindvikBoard(innehall, setting))
}

function lindvikBoard(
  innehall: BoardInnehall,
  { huvudmanId, today, matvarden, ...now }: BoardsSetting,
): SeedBoard {
  const { enhet, arbetslag, bakat } = innehall
  const lasar = bakat === 0 ? now.lasar : previousLasar(now.lasar)
  const ref = {
    id: seedId(huvudmanId, 'board', lasar, enhet ?? '', arbetslag ?? ''),
    huvudmanId,
    enhetId: enhet === null ? null : lindvikEnhetId(enhet),
    arbetslagId: enhet !== null && arbetslag ? lindvikArbetslagId(enhet, arbetslag) : null,
    niva: enhet === null ? 'huvudman' : arbetslag ? 'arbetslag' : 'enhet',
    lasar,
  } as const
  const series = knownSeries(matvarden, { huvudmanId, lasar, today, enhetId: ref.enhetId })
  const written = writeBoard(innehall, {
    boardId: ref.id,
    lasar,
    today,
    person: (nyckel) => ({ id: personId(huvudmanId, nyckel), namn: personNamn(nyckel) }),
    enhetId: lindvikEnhetId,
    serie: (indikatorId) => series.get(indikatorId) ?? null,
  })
  return { ref, titel: arbetslag ?? enhetNamn(enhet), written }
}

/** The series of the board's enhet, or of the kommun, as far as it was published when the läsår began. */
function knownSeries(
  matvarden: readonly Matvarde[],
  {
    huvudmanId,
    lasar,
    today,
    enhetId,
  }: { huvudmanId: string; lasar: Lasar; today: CivilDatum; enhetId: string | null },
): Map<string, Serie> {
  const year = yearOfMonth(lasar, 8)
  const hamtad = byToday(`${year}-08-15`, today)
  const own = matvarden
    .filter((varde) => varde.enhetId === enhetId && lastYear(varde.period) <= year)
    .map((varde) => ({ ...varde, hamtad }))
  const indikatorer = [...NATIONAL_INDIKATORER, ...EGNA_INDIKATORER.map((egen) => ({ ...egen, huvudmanId }))]
  return new Map(seriesOf(own, indikatorer).map((serie) => [serie.indikator.id, serie]))
}

/** The year in which a period ends: 2026 for `2025/26` and for `2026`. */
function lastYear(period: string): number {
  return Number(period.slice(0, 4)) + (period.includes('/') ? 1 : 0)
}

function personNamn(nyckel: string): string {
  const found = PERSONER.find((person) => person.nyckel === nyckel)
  if (!found) throw new Error(`Nobody is called ${nyckel}`)
  return found.namn
}

function enhetNamn(nyckel: string | null): string {
  return ENHETER.find((enhet) => enhet.nyckel === nyckel)?.namn ?? LINDVIK.namn
}
