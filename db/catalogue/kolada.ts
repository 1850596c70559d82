/**
 * Kolada's nyckeltal that match the catalogue. Titles come from Kolada's metadata; where we have only the wording
 * of the question, that is the title. A share of positive answers is in per cent and never an index.
 */
import { readFileSync } from 'node:fs'
import type { Indikator } from '#domain/ska/indikator.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'
import { readRows } from './csv-line.ts'
import { nationell } from './delmal.ts'

export const KOLADA_KALLA = 'Kolada (RKA)'

const SKOLFORM: Record<string, SkolformKod> = {
  Förskola: 'FSK',
  Grundskola: 'GR',
  Gymnasieskola: 'GY',
  Komvux: 'VUX',
}

/** Delmål of the questions whose metadata we lack, by what they ask. */
const FRAGOR: readonly [asks: RegExp, nr: Record<'GR' | 'GY', number | null>][] = [
  [/kränkt|arbetsro/, { GR: 2, GY: 3 }],
  [/elevhälsan|nöjd/, { GR: null, GY: null }],
]

export const koladaId = (kpi: string) => `KOLADA-${kpi}`

/** Every nyckeltal we know, official titles first. */
export function readKolada(
  metadata: readonly Record<string, string>[],
  questions: readonly { id: string; title: string }[],
): Indikator[] {
  const official = metadata.map((row) => ({
    kpi: row.kpi!,
    text: row.kolada_titel!,
    delmalId: delmalFrom(row.skolform!, row.delmal!),
  }))
  const known = new Set(official.map(({ kpi }) => kpi))
  const asked = questions
    .filter(({ id }) => !known.has(id))
    .map(({ id, title }) => ({ kpi: id, text: title, delmalId: delmalAsked(title) }))
  return [...official, ...asked].map(({ kpi, text, delmalId }, at) => ({
    ...nationell({ id: koladaId(kpi), text, ordning: 200 + at }),
    ursprung: 'kolada',
    kalla: `${KOLADA_KALLA}, ${kpi}`,
    delmalId,
    arskurs: text.match(/åk\.? (\d)(?!–|-)/i)?.[1] ?? (text.includes(' år 2') ? 'år 2' : null),
    respondent: respondentFrom(text),
    enhet: enhetFrom(text),
    hogreBattre: !text.startsWith('Elever/lärare'),
  }))
}

/** `DM1 (jämförelse)` of Förskola is FSK-1; context figures belong to no delmål. */
function delmalFrom(skolform: string, delmal: string): string | null {
  const nr = delmal.match(/^DM(\d)/)?.[1]
  const kod = SKOLFORM[skolform]
  return nr && kod ? `${kod}-${nr}` : null
}

function delmalAsked(title: string): string | null {
  const kod = title.includes('Gymnasiet') ? 'GY' : 'GR'
  const nr = FRAGOR.find(([asks]) => asks.test(title))?.[1][kod]
  return nr ? `${kod}-${nr}` : null
}

function respondentFrom(text: string): string | null {
  if (!text.includes('?')) return null
  return /^(Pedagogisk personal|Förskollärar)/.test(text) ? 'personal' : 'elev'
}

function enhetFrom(text: string): Indikator['enhet'] {
  if (/\(%\)|, %\)|andel|procentenheter/.test(text)) return 'procent'
  return /meritvärde/i.test(text) ? 'poang' : 'antal'
}

const file = (name: string) => readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8')

export const KOLADA_INDIKATORER: readonly Indikator[] = readKolada(
  readRows(file('kolada-kpi.csv'), ','),
  (JSON.parse(file('kolada-kpi-titles.json')) as { values: { id: string; title: string }[] }).values,
)
