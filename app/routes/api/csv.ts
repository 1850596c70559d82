/**
 * Rows as CSV that a Swedish Excel opens by double-click: UTF-8 with byte order mark, semicolons, CRLF and a
 * decimal comma. Scripts that want decimal points read the JSON.
 */
import { stringify } from 'csv-stringify/sync'

export type CsvValue = string | number | boolean | null | readonly string[]

/** One header row with the fields, then the rows; a list becomes one cell with ` | ` between. */
export function toCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, CsvValue>>[],
): string {
  return stringify(
    rows.map((row) => columns.map((column) => cellOf(row[column] ?? null))),
    { header: true, columns: [...columns], bom: true, delimiter: ';', record_delimiter: 'windows' },
  )
}

function cellOf(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value).replace('.', ',')
  if (typeof value === 'boolean') return value ? 'ja' : 'nej'
  return withoutFormula(typeof value === 'string' ? value : value.join(' | '))
}

/**
 * A text that begins as a formula would be run by the reader's spreadsheet; an apostrophe makes it a text. The
 * full-width signs are read as the plain ones by some; white space before them is skipped by others.
 */
function withoutFormula(text: string): string {
  return /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u.test(text) ? `'${text}` : text
}
