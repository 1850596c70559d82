/** A figure as its source published it: read out of the file itself, past everything that the product does with it. */
import { readFileSync } from 'node:fs'

const FILE = new URL('../../db/catalogue/data/vaxjo-grundskolor.csv', import.meta.url)

export function publishedFigure(skola: string, column: string): number {
  const [header, ...lines] = readFileSync(FILE, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(';'))
  const row = lines.find((line) => line[header!.indexOf('SchoolName')] === skola)
  const figure = Number(row?.[header!.indexOf(column)] || Number.NaN)
  if (Number.isNaN(figure)) throw new Error(`${skola} has no ${column}`)
  return figure
}
