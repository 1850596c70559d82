/** The year of systematic quality work: what happens at which level in which months. */
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import { type Lasar, lasarRange, previousLasar } from '#domain/ska/lasar.ts'
import { firstDayOf, lastDayOf, type Manad, manaderMellan, manadIndex } from './month.ts'

export type ArshjulNiva = 'enhet' | 'kontor' | 'namnd' | 'fullmaktige'
export const ARSHJUL_NIVAER: readonly ArshjulNiva[] = ['enhet', 'kontor', 'namnd', 'fullmaktige']
export const ARSHJUL_NIVA_NAMN: Record<ArshjulNiva, string> = {
  enhet: 'Enhetsnivå',
  kontor: 'Kontorsnivå',
  namnd: 'Nämndnivå',
  fullmaktige: 'Kommunfullmäktige',
}

/** Whether a post follows the läsår or the calendar year; both share one axis. */
export type ArshjulKalender = 'lasar' | 'kalenderar'
export const ARSHJUL_KALENDER_NAMN: Record<ArshjulKalender, string> = {
  lasar: 'Läsår',
  kalenderar: 'Kalenderår',
}

export type ArshjulMall = 'vasby' | 'degerfors' | 'egen'

/** A nämnd that beslutar does another thing than one that godkänner or is informed. */
export type Beslutstyp = 'beslutar' | 'godkanner' | 'informeras' | 'foredras-muntligt'
export const BESLUTSTYP_NAMN: Record<Beslutstyp, string> = {
  beslutar: 'Beslutar',
  godkanner: 'Godkänner',
  informeras: 'Informeras',
  'foredras-muntligt': 'Föredras muntligt',
}

export type Arshjulspost = {
  id: string
  mall: ArshjulMall
  kod: string | null
  niva: ArshjulNiva
  kalender: ArshjulKalender
  forstaManad: number
  sistaManad: number
  titel: string
  text: string
  artefakt: string | null
  beslutstyp: Beslutstyp | null
  agare: string | null
  beror: string[]
  kalla: string
}

/** What places a post in the year. */
export type Placering = Pick<Arshjulspost, 'forstaManad' | 'sistaManad'>

/**
 * A post over the whole läsår, July to June, has no months of its own yet: its template does not say when, and
 * the huvudman has not filled it in.
 */
export function saknarManader({ forstaManad, sistaManad }: Placering): boolean {
  return forstaManad === 7 && sistaManad === 6
}

/**
 * When a post takes place for a läsår. What counts is its last month, since that is when it is due: the
 * kvalitetsrapport of June and August is due in the August that opens the läsår, and begins the June before.
 */
export function tidOf(
  { forstaManad, sistaManad }: Placering,
  lasar: Lasar,
): { start: CivilDatum; slut: CivilDatum } {
  const slut = lastDayOf(lasar, sistaManad)
  const start = firstDayOf(lasar, forstaManad)
  return { start: start <= slut ? start : firstDayOf(previousLasar(lasar), forstaManad), slut }
}

/** A column of the matrix: one month, or two that the template keeps together. */
export type ArshjulKolumn = { id: string; namn: string; manader: readonly Manad[] }

/** The seven columns of the Väsby appendix. July lies between June and August, where nothing is due. */
export const VASBY_KOLUMNER: readonly ArshjulKolumn[] = [
  { id: 'jun-aug', namn: 'Juni och aug', manader: [6, 7, 8] },
  { id: 'sep', namn: 'Sep', manader: [9] },
  { id: 'okt', namn: 'Okt', manader: [10] },
  { id: 'nov', namn: 'Nov', manader: [11] },
  { id: 'dec-jan', namn: 'Dec och jan', manader: [12, 1] },
  { id: 'feb-mar', namn: 'Feb och mars', manader: [2, 3] },
  { id: 'apr-maj', namn: 'April och maj', manader: [4, 5] },
]

/** First and last column that a post touches; a post over a whole run of columns is drawn once, across them. */
export function spannOf(
  post: Placering,
  kolumner: readonly ArshjulKolumn[] = VASBY_KOLUMNER,
): { forsta: number; sista: number } {
  if (saknarManader(post)) return { forsta: 0, sista: kolumner.length - 1 }
  const touched = manaderMellan(post.forstaManad, post.sistaManad).map((manad) =>
    kolumner.findIndex(({ manader }) => manader.includes(manad)),
  )
  return { forsta: touched[0]!, sista: touched.at(-1)! }
}

/** Posts that begin in a cell of the matrix, in the year's order. */
export function postsInCell<P extends Arshjulspost>(
  posts: readonly P[],
  niva: ArshjulNiva,
  kolumn: number,
  kolumner: readonly ArshjulKolumn[] = VASBY_KOLUMNER,
): P[] {
  return posts.filter((post) => post.niva === niva && spannOf(post, kolumner).forsta === kolumn).sort(byTid)
}

/** The year's order: by last month from August, then level from enhet to fullmäktige, then the template's key. */
export function byTid(a: Arshjulspost, b: Arshjulspost): number {
  return (
    manadIndex(a.sistaManad) - manadIndex(b.sistaManad) ||
    ARSHJUL_NIVAER.indexOf(a.niva) - ARSHJUL_NIVAER.indexOf(b.niva) ||
    (a.kod ?? '').localeCompare(b.kod ?? '', 'sv', { numeric: true }) ||
    (a.id < b.id ? -1 : 1)
  )
}

/** Where today stands in a läsår, from 0 on 1 August to 1 on the next; null outside that year. */
export function andelOf(datum: CivilDatum, lasar: Lasar): number | null {
  const year = Number(lasarRange(lasar).start.slice(0, 4))
  const start = Date.UTC(year, 7, 1)
  const share = (Date.parse(`${datum}T00:00:00Z`) - start) / (Date.UTC(year + 1, 7, 1) - start)
  return share >= 0 && share < 1 ? share : null
}
