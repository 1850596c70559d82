/** Published and local figures as series: which period, which object, where a line may be drawn and where not. */
import type { Kategori, UtfallMatvarde } from '#domain/board/fields.ts'
import type { Indikator } from './indikator.ts'
import type { SkolformKod } from './skolform.ts'
import { isSkolformKod } from './skolform.ts'

/** What a figure is about. */
export type Objekt = 'enhet' | 'kommun' | 'riket'
export type Kon = 'T' | 'K' | 'M'

/** One figure. `varde` null is missing or hidden, never zero; `markor` says which, or carries a published verdict. */
export type Matvarde = {
  indikatorId: string
  enhetId: string | null
  objekt: Objekt
  objektKod: string | null
  period: string
  kon: Kon
  varde: number | null
  markor: string | null
  antal: number | null
  kalla: string
  hamtad: string
}

export type Punkt = Pick<Matvarde, 'period' | 'varde' | 'markor' | 'kalla' | 'hamtad'>

/** One indikator for one object over time, oldest first. */
export type Serie = {
  indikator: Indikator
  enhetId: string | null
  objekt: Objekt
  objektKod: string | null
  punkter: Punkt[]
}

/** A series of an enhet beside those of its kommun and of riket. */
export type SerieMedJamforelse = Serie & { jamforelser: Serie[] }

/** The source repeats last round's figure, since the huvudman did not take part this time. */
export const UPPREPAT = 'upprepat'

/** Verdicts that some sources publish instead of a figure. */
export const OMDOMEN = ['Under medel', 'Medel', 'Över medel'] as const
export type Omdome = (typeof OMDOMEN)[number]

export function isOmdome(markor: string | null): markor is Omdome {
  return OMDOMEN.includes(markor as Omdome)
}

/** True when the point says something: a figure, or a verdict. */
export function harUppgift({ varde, markor }: { varde: number | null; markor: string | null }): boolean {
  return varde !== null || isOmdome(markor)
}

/** Groups figures into series. Figures of an unknown indikator are left out; only totals (kön T) make a series. */
export function seriesOf(varden: readonly Matvarde[], indikatorer: readonly Indikator[]): Serie[] {
  const known = new Map(indikatorer.map((indikator) => [indikator.id, indikator]))
  const series = new Map<string, Serie>()
  for (const { indikatorId, enhetId, objekt, objektKod, kon, ...rest } of varden) {
    const indikator = known.get(indikatorId)
    if (!indikator || kon !== 'T') continue
    const key = [indikatorId, objekt, enhetId, objektKod].join('|')
    const serie = series.get(key) ?? { indikator, enhetId, objekt, objektKod, punkter: [] }
    const { period, varde, markor, kalla, hamtad } = rest
    serie.punkter.push({ period, varde, markor, kalla, hamtad })
    series.set(key, serie)
  }
  for (const { punkter } of series.values()) punkter.sort((a, b) => comparePeriods(a.period, b.period))
  return [...series.values()].sort((a, b) => a.indikator.ordning - b.indikator.ordning || byId(a, b))
}

/** Puts the series of kommun and riket beside the enhet's own; `kommunkod` picks the enhet's own kommun. */
export function withJamforelser(
  own: readonly Serie[],
  others: readonly Serie[],
  kommunkod: string | null,
): SerieMedJamforelse[] {
  return own.map((serie) => ({
    ...serie,
    jamforelser: others.filter(
      ({ indikator, objekt, objektKod }) =>
        indikator.id === serie.indikator.id &&
        (objekt === 'riket' || (objekt === 'kommun' && objektKod === kommunkod)),
    ),
  }))
}

/** The newest point that says something. */
export function senaste(serie: Serie): Punkt | null {
  return serie.punkter.findLast(harUppgift) ?? null
}

/** The difference between the newest figure and the one before, when they may be compared. */
export function forandring(serie: Serie): { diff: number; franPeriod: string } | null {
  const med = serie.punkter.filter(({ varde, markor }) => varde !== null && markor !== UPPREPAT)
  const [fran, till] = med.slice(-2)
  if (!fran || !till || brottMellan(fran, till, serie.indikator)) return null
  return { diff: Math.round((till.varde! - fran.varde!) * 10) / 10, franPeriod: fran.period }
}

/** The line of a chart: runs of points that may be joined, broken where a trend would mislead. */
export function segmentsOf(serie: Pick<Serie, 'punkter' | 'indikator'>): Punkt[][] {
  const segments: Punkt[][] = []
  for (const punkt of serie.punkter) {
    if (punkt.varde === null) {
      segments.push([])
      continue
    }
    const last = segments.at(-1)
    const before = last?.at(-1)
    if (!last || (before && brottMellan(before, punkt, serie.indikator))) segments.push([punkt])
    else last.push(punkt)
  }
  return segments.filter((segment) => segment.length > 0)
}

/**
 * Why two figures in a row must not be joined, in Swedish; null when they may. A step of two years is normal, since a
 * huvudman takes part in Skolenkäten every second year.
 */
export function brottMellan(
  { period: fran }: { period: string },
  { period: till }: { period: string },
  indikator: Pick<Indikator, 'skolenkatIndex' | 'fragomrade'>,
): string | null {
  const enkat = indikator.skolenkatIndex !== null || indikator.fragomrade !== null
  if (enkat && yearOf(fran) < 2022 && yearOf(till) >= 2022)
    return 'Skolenkätens frågor gjordes om 2022. Resultat före och efter går inte att jämföra direkt.'
  const gap = yearOf(till) - yearOf(fran)
  return gap > 2 ? `Det saknas uppgifter mellan ${fran} och ${till}.` : null
}

/** Orders `2021/22` and `2022` by the year in which they begin. */
export function comparePeriods(a: string, b: string): number {
  return yearOf(a) - yearOf(b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** A läsår such as `2023/24`, or a calendar year. */
export function isPeriod(v: string): boolean {
  const [year, next] = v.split('/')
  if (!/^(19|20)\d\d$/.test(year ?? '')) return false
  return next === undefined || (/^\d\d$/.test(next) && (Number(year) + 1) % 100 === Number(next))
}

/** The skolform an indikator is about, by its delmål or its årskurs; null when it says something of the whole enhet. */
export function skolformOf({
  delmalId,
  arskurs,
}: Pick<Indikator, 'delmalId' | 'arskurs'>): SkolformKod | null {
  const kod = delmalId?.split('-')[0]
  if (isSkolformKod(kod)) return kod
  if (arskurs === null) return null
  return arskurs.startsWith('år') ? 'GY' : 'GR'
}

/** Where a figure belongs among the results of a board: prerequisites, teaching, or what pupils know and feel. */
export function kategoriOf({ text }: Pick<Indikator, 'text'>): Kategori {
  if (/legitimation|behörighet|per lärare|inskrivna/i.test(text)) return 'strukturer'
  if (/stimulans|stöd|ledning|utvecklingsinsatser|information/i.test(text)) return 'undervisning'
  return 'resultat'
}

/** The figure as it is taken onto a board: its last period, the series up to it, and where it comes from. */
export function toUtfallMatvarde(serie: Serie): UtfallMatvarde | null {
  const nu = senaste(serie)
  if (!nu) return null
  const upTo = serie.punkter.slice(0, serie.punkter.indexOf(nu) + 1).slice(-40)
  return {
    indikatorId: serie.indikator.id,
    namn: serie.indikator.text.slice(0, 500),
    enhet: serie.indikator.enhet,
    period: nu.period,
    varde: nu.varde,
    markor: nu.markor,
    serie: upTo.map(({ period, varde, markor }) => ({ period, varde, markor })),
    kalla: nu.kalla.slice(0, 500),
    hamtad: nu.hamtad,
  }
}

function yearOf(period: string): number {
  return Number(period.slice(0, 4))
}

function byId(a: Serie, b: Serie): number {
  return a.indikator.id < b.indikator.id ? -1 : a.indikator.id > b.indikator.id ? 1 : 0
}
