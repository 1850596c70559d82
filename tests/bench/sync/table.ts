/** The medians of all rounds, side by side. */
import type { Figure } from './measures/measure.ts'
import { SERVERS } from './options.ts'
import type { ServerName } from './servers/server.ts'
import { median } from './stats.ts'

/** A line a value of a measure, a column a server, and how ours compares with Hocuspocus in the same run. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [['measure', 'value', ...SERVERS, 'ours ÷ hocuspocus']]
  for (const measure of new Set(figures.map((figure) => figure.measure))) {
    const own = figures.filter((figure) => figure.measure === measure)
    for (const value of new Set(own.flatMap((figure) => Object.keys(figure.values)))) {
      const medians = SERVERS.map((server) => medianOf(own, measure, value, server))
      const [ours = Number.NaN, theirs = Number.NaN] = medians
      rows.push([measure, value, ...medians.map(shortly), shortly(ours / theirs)])
    }
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  '),
    )
    .join('\n')
}

/** NaN when it was not measured. */
export function medianOf(
  figures: readonly Figure[],
  measure: string,
  value: string,
  server: ServerName,
): number {
  return median(
    figures
      .filter((figure) => figure.measure === measure && figure.server === server)
      .map(({ values }) => values[value] ?? Number.NaN),
  )
}

function shortly(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '–'
}
