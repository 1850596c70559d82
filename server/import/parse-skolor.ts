/**
 * A municipality's compulsory schools with six läsår of results, as the compilation of Skolverkets öppna data has
 * them: one row a school, columns by läsår (`1819…`, `…_2023/2024`, none for 2023/24). An empty cell is missing.
 */
import { SKOLVERKET_KALLA, SKOLVERKET_MATT, type SkolverketMatt } from '#db/catalogue/skolverket.ts'
import { isOmdome, type Matvarde } from '#domain/ska/matvarde.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'
import { readNumber } from './number.ts'
import type { Fel, Kallinfo, LastEnhet, LastMatvarde, Parsed } from './parsed.ts'
import type { Csv, CsvRow } from './read-csv.ts'

/** The läsår of the columns without one in their name. */
const SENASTE = '2023/24'
const REQUIRED = ['SchoolCode', 'SchoolName', 'SchoolOrganisation', 'TotalNumberOfStudents']

export function isSkolor(header: readonly string[]): boolean {
  return REQUIRED.every((name) => header.includes(name))
}

/** Reads the schools of one organisation; other owners' schools in the same file are counted and left out. */
export function parseSkolor(
  { header, rows, fel: unread }: Csv,
  organisation: string,
  { idag, kalla = SKOLVERKET_KALLA, hamtad = idag }: Kallinfo,
): Parsed {
  const fel: Fel[] = [...unread]
  const enheter: LastEnhet[] = []
  const varden: LastMatvarde[] = []
  const series = seriesIn(header)
  const own = rows.filter(({ cells }) => sameName(cells.SchoolOrganisation, organisation))
  for (const row of own) {
    const school = readSchool(row)
    if (typeof school === 'string') {
      fel.push({ rad: row.rad, text: school })
      continue
    }
    enheter.push(school)
    for (const serie of series) varden.push(...readSerie(row, school, serie, { kalla, hamtad }, fel))
  }
  if (enheter.length === 0) {
    const text = `Filen har inga skolor som tillhör ${organisation}. Kontrollera kolumnen SchoolOrganisation.`
    fel.push({ rad: null, text })
  }
  const others = rows.length - own.length
  const noter = [
    'Tomma celler betyder att uppgift saknas, aldrig noll.',
    ...(others > 0 ? [`${others} skolor hos andra huvudmän än ${organisation} är utelämnade.`] : []),
  ]
  return { format: 'skolor', enheter, varden, fel, noter }
}

type Kolumnserie = { matt: SkolverketMatt; kolumner: { namn: string; period: string }[] }

function seriesIn(header: readonly string[]): Kolumnserie[] {
  return SKOLVERKET_MATT.map((matt) => ({
    matt,
    kolumner: header.flatMap((namn) => {
      const period = periodOf(namn, matt.kolumn)
      return period === null ? [] : [{ namn, period }]
    }),
  }))
}

/** `1819X` is 2018/19, `X_2022/2023` is 2022/23, `X` the latest; null when the column is another one. */
export function periodOf(header: string, kolumn: string): string | null {
  if (header === kolumn) return SENASTE
  const [, first, last] = header.match(/^(\d\d)(\d\d)(?=\D)/) ?? []
  if (first && header.slice(4) === kolumn) return `20${first}/${last}`
  const [, year, next] = header.match(/_(20\d\d)\/20(\d\d)$/) ?? []
  return year && header === `${kolumn}_${year}/20${next}` ? `${year}/${next}` : null
}

function readSchool({ rad, cells }: CsvRow): LastEnhet | string {
  const kallId = cells.SchoolCode ?? ''
  const namn = cells.SchoolName ?? ''
  if (!/^[\w-]{1,60}$/.test(kallId))
    return 'Skolans id i kolumnen SchoolCode saknas eller har otillåtna tecken.'
  if (namn === '' || namn.length > 200) return 'Skolans namn i kolumnen SchoolName saknas eller är för långt.'
  const skolformer = skolformerOf(cells)
  if (skolformer.length === 0) return 'Det går inte att se vilka årskurser skolan har, så raden hoppas över.'
  return { rad, kallId, namn, skolformer, beskrivning: cells.SchoolStages ?? '' }
}

/** A grade with pupils makes its skolform: F is förskoleklass, 1–9 grundskola. */
function skolformerOf(cells: Record<string, string>): SkolformKod[] {
  const has = (name: string) => readNumber(cells[`${name}NumberOfStudents`] ?? '') > 0
  return [
    ...(has('GradeF') ? (['FKLASS'] as const) : []),
    ...(['LowerStage', 'MiddleStage', 'UpperStage'].some(has) ? (['GR'] as const) : []),
  ]
}

/**
 * One measure of one school. A school without a single value has no such results (a school for the youngest has no
 * åk 9); one that has some gets its gaps marked, so that a trend breaks there.
 */
function readSerie(
  { rad, cells }: CsvRow,
  { kallId }: LastEnhet,
  { matt, kolumner }: Kolumnserie,
  { kalla, hamtad }: Pick<Matvarde, 'kalla' | 'hamtad'>,
  fel: Fel[],
): LastMatvarde[] {
  const { id: indikatorId, enhet: unit } = matt.indikator
  const read = kolumner.flatMap(({ namn, period }) => {
    const cell = cells[namn] ?? ''
    const value = cell === '' ? { varde: null, markor: '.' } : readCell(cell, unit)
    if (value) return [{ period, ...value }]
    fel.push({ rad, text: `«${cell.slice(0, 40)}» i kolumnen ${namn} är varken ett tal eller ett omdöme.` })
    return []
  })
  if (read.every(({ markor }) => markor === '.')) return []
  return read.map((value) => ({
    ...value,
    rad,
    indikatorId,
    enhet: kallId,
    objekt: 'enhet',
    objektKod: null,
    kon: 'T',
    antal: null,
    kalla,
    hamtad,
  }))
}

function readCell(cell: string, unit: string): { varde: number | null; markor: string | null } | null {
  if (unit === 'omdome') return isOmdome(cell) ? { varde: null, markor: cell } : null
  const varde = readNumber(cell)
  return Number.isNaN(varde) ? null : { varde, markor: null }
}

function sameName(a: string | undefined, b: string): boolean {
  return a?.trim().toLocaleLowerCase('sv') === b.trim().toLocaleLowerCase('sv')
}
