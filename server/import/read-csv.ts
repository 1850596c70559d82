import { parse } from 'csv-parse/sync'
import type { Fel } from './parsed.ts'

export type CsvRow = { rad: number; cells: Record<string, string> }
export type Csv = { header: string[]; rows: CsvRow[]; fel: Fel[] }

/** More than this is no list of a huvudman's figures. */
export const MAX_RADER = 20_000

type CsvFault = { code?: string; lines?: number }
type CsvRecord = { record: string[]; info: { lines: number } }

/**
 * Reads CSV with `;`, tab or `,` between the cells, whichever the header uses most. A row of another length is a
 * fault on its line, and the rest is read.
 */
export function readCsv(text: string): Csv {
  let records: CsvRecord[]
  try {
    records = parse(text, {
      delimiter: delimiterOf(text.slice(0, text.search(/\r?\n|$/))),
      bom: true,
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
      to: MAX_RADER + 2,
    }) as unknown as CsvRecord[]
  } catch (error) {
    const fault = error as CsvFault
    return { header: [], rows: [], fel: [{ rad: fault.lines ?? null, text: unreadable(fault) }] }
  }
  const [head, ...body] = records
  const header = head?.record ?? []
  if (body.length > MAX_RADER) {
    const text = `Filen har fler än ${MAX_RADER.toLocaleString('sv-SE')} rader. Dela upp den i flera filer.`
    return { header, rows: [], fel: [{ rad: null, text }] }
  }
  const fel: Fel[] = []
  const rows: CsvRow[] = []
  for (const { record, info } of body) {
    if (record.every((cell) => cell === '')) continue
    if (record.length === header.length) {
      rows.push({ rad: info.lines, cells: Object.fromEntries(header.map((name, at) => [name, record[at]!])) })
    } else {
      const text = `Raden har ${record.length} kolumner, men rubrikraden har ${header.length}. Kontrollera att inget skiljetecken saknas eller är för mycket.`
      fel.push({ rad: info.lines, text })
    }
  }
  return { header, rows, fel }
}

function delimiterOf(header: string): string {
  const count = (char: string) => header.split(char).length
  return [';', '\t', ','].reduce((best, char) => (count(char) > count(best) ? char : best))
}

function unreadable({ code }: CsvFault): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return 'Ett citattecken öppnas men stängs aldrig. Ta bort det eller lägg till det som saknas.'
  if (code === 'CSV_MAX_RECORD_SIZE')
    return 'En rad är orimligt lång. Kontrollera att filen är en CSV-fil med en rad för varje uppgift.'
  return 'Filen går inte att läsa som CSV. Spara den som CSV med semikolon mellan kolumnerna och försök igen.'
}
