/** Figures as a Swedish reader expects them, and what a source's mark for a missing value means. */
import type { Indikator, Matenhet } from './indikator.ts'
import { isOmdome, type Serie, UPPREPAT } from './matvarde.ts'

const NBSP = '\u00a0'

/** `72,4 %`, `5,7`, `11,2 p`; a missing value is an en dash, never a zero. */
export function formatVarde(varde: number | null, enhet: Matenhet): string {
  if (varde === null) return '–'
  if (enhet === 'procent') return `${tal(varde)}${NBSP}%`
  if (enhet === 'poang') return `${tal(varde)}${NBSP}p`
  return tal(varde)
}

/** A point in words: the figure, the verdict, or why there is none. */
export function formatPunkt(
  { varde, markor }: { varde: number | null; markor: string | null },
  enhet: Matenhet,
): string {
  if (varde !== null) return formatVarde(varde, enhet)
  return isOmdome(markor) ? markor : markorText(markor)
}

/** `+3,2 procentenheter`, `−0,4`; per cent differ by percentage points. */
export function formatForandring(diff: number, enhet: Matenhet): string {
  const sign = diff > 0 ? '+' : ''
  const unit = enhet === 'procent' ? `${NBSP}procentenheter` : enhet === 'poang' ? `${NBSP}p` : ''
  return `${sign}${tal(diff)}${unit}`
}

/** A number with decimal comma, thin groups of thousands and a true minus sign; at most one decimal. */
export function tal(value: number): string {
  return value.toLocaleString('sv-SE', { maximumFractionDigits: 1 }).replace('-', '−')
}

const MARKORER: Record<string, string> = {
  '.': 'Uppgift saknas',
  '..': 'Dolt: för få elever',
  '-': 'Dolt: för få svar',
  '*': 'Dolt: för få svar',
  '~100': 'Nära 100 %: en till fyra elever nådde inte dit',
  '...': 'Källan lämnar ingen uppgift',
  Missing: 'Uppgift saknas',
  [UPPREPAT]: 'Samma värde som förra omgången: kommunen deltog inte',
}

/** What a source's mark means. An unknown mark is shown as it is. */
export function markorText(markor: string | null): string {
  if (markor === null) return 'Uppgift saknas'
  return MARKORER[markor] ?? markor
}

/** Marks that a person may write in an import for a value that is not there. */
export function isMarkor(v: string): boolean {
  return Object.hasOwn(MARKORER, v) || isOmdome(v)
}

/** How large a share of its scale a value may reach; null when there is no upper bound. */
export function skalaOf(enhet: Matenhet): { min: number; max: number } | null {
  if (enhet === 'procent') return { min: 0, max: 100 }
  if (enhet === 'index') return { min: 0, max: 10 }
  return null
}

/** Whose figures they are: `Riket`, the kommun's code, or the enhet's own. */
export function objektNamn(
  serie: Pick<Serie, 'objekt' | 'objektKod'>,
  kommuner: Readonly<Record<string, string>> = {},
): string {
  if (serie.objekt === 'riket') return 'Riket'
  if (serie.objekt === 'enhet') return 'Enheten'
  return (serie.objektKod && kommuner[serie.objektKod]) ?? 'Kommunen'
}

/** `Skolenkäten (index 9) · elever · årskurs 5`: what a reader needs to know to read an indikator right. */
export function indikatorTillagg(indikator: Pick<Indikator, 'kalla' | 'arskurs' | 'skolformsdel'>): string {
  const { kalla, arskurs, skolformsdel } = indikator
  const ar = arskurs === null ? null : arskurs.startsWith('år') ? arskurs : `årskurs ${arskurs}`
  return [kalla, ar, skolformsdel].filter((part) => part !== null).join(' · ')
}
