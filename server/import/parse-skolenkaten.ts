/** Skolenkäten's index values for all participating schools, one row per group, question area and year. */
import { indikatorForEnkatrad } from '#db/catalogue/skolenkaten.ts'
import { readNumber } from './number.ts'
import type { Fel, Kallinfo, LastMatvarde, Parsed } from './parsed.ts'
import type { Csv, CsvRow } from './read-csv.ts'

const HEADER = ['Respondentgrupp', 'Undergrupp', 'Frågeområde', 'År', 'Index']
const KALLA = 'Skolinspektionen, Skolenkätens totalrapporter'

export function isSkolenkatenRiket(header: readonly string[]): boolean {
  return HEADER.every((name) => header.includes(name))
}

export function parseSkolenkatenRiket(
  { rows, fel: unread }: Csv,
  { idag, kalla = KALLA, hamtad = idag }: Kallinfo,
): Parsed {
  const fel: Fel[] = [...unread]
  const varden = new Map<string, LastMatvarde>()
  let outside = 0
  for (const row of rows) {
    const { rad } = row
    const read = readRow(row)
    if (read === null) outside++
    else if (typeof read === 'string') fel.push({ rad, text: read })
    else {
      // The reports name a group in several ways over the years, so the same figure may come twice.
      const key = `${read.indikatorId} ${read.period}`
      const first = varden.get(key)
      if (!first) varden.set(key, { ...riket, ...read, rad, kalla, hamtad })
      else if (first.varde !== read.varde) {
        const text = `Samma index för ${read.period} har ett annat värde på rad ${first.rad}. Den första raden gäller.`
        fel.push({ rad, text })
      }
    }
  }
  const noter =
    outside > 0 ? [`${outside} rader gäller grupper eller frågeområden utan indikator i katalogen.`] : []
  return { format: 'skolenkaten-riket', enheter: [], varden: [...varden.values()], fel, noter }
}

const riket = {
  enhet: null,
  objekt: 'riket',
  objektKod: '0000',
  kon: 'T',
  markor: null,
  antal: null,
} as const

type Index = { indikatorId: string; period: string; varde: number }

/** The figure of a row, its fault, or null when the catalogue has no such indikator. */
function readRow({ cells }: CsvRow): Index | string | null {
  const period = cells.År!
  const varde = readNumber(cells.Index!)
  if (!/^20\d\d$/.test(period)) return `«${period.slice(0, 20)}» är inget år.`
  if (Number.isNaN(varde) || varde < 0 || varde > 10)
    return `«${cells.Index!.slice(0, 20)}» är inget index mellan 0 och 10.`
  const indikator = indikatorForEnkatrad({
    respondentgrupp: cells.Respondentgrupp!,
    undergrupp: cells.Undergrupp!,
    fragomrade: cells.Frågeområde!,
  })
  return indikator && { indikatorId: indikator.id, period, varde }
}
