/** A huvudman's own figures: one row a figure, with its columns in any order. */
import { isCivilDatum } from '#domain/ska/civil-datum.ts'
import type { Indikator } from '#domain/ska/indikator.ts'
import { isOmdome, isPeriod } from '#domain/ska/matvarde.ts'
import { MATVARDE_KOLUMNER, type MatvardeKolumn } from '#domain/ska/matvarde-kolumner.ts'
import { isMarkor, skalaOf } from '#domain/ska/matvarde-text.ts'
import { hideSmallGroup } from '#domain/ska/small-group.ts'
import { readNumber } from './number.ts'
import type { Fel, Kallinfo, LastMatvarde, Parsed } from './parsed.ts'
import { unusable } from './parsed.ts'
import type { Csv } from './read-csv.ts'

const STANDARD_KALLA = 'Egen uppföljning'

export function isMatvarden(header: readonly string[]): boolean {
  const found = new Set(header.map(kolumnOf))
  return found.has('enhet') && found.has('indikator')
}

export function parseMatvarden(csv: Csv, indikatorer: readonly Indikator[], info: Kallinfo): Parsed {
  const names = new Map(csv.header.map((name) => [kolumnOf(name), name]))
  const missing = MATVARDE_KOLUMNER.filter(({ id, kravs }) => kravs && !names.has(id))
  if (missing.length > 0) {
    return unusable(`Kolumnen ${missing.map(({ id }) => id).join(', ')} saknas. Lägg till den i rubrikraden.`)
  }
  const known = lookupOf(indikatorer)
  const fel: Fel[] = [...csv.fel]
  const varden: LastMatvarde[] = []
  let hidden = 0
  for (const { rad, cells } of csv.rows) {
    const cell = (kolumn: MatvardeKolumn) => cells[names.get(kolumn) ?? ''] ?? ''
    const read = readRow(cell, known, info)
    if (typeof read === 'string') {
      fel.push({ rad, text: read })
      continue
    }
    const { indikator, ...varde } = read
    const shown = hideSmallGroup(varde, { enkat: indikator.enhet === 'index' })
    if (shown !== varde) hidden++
    varden.push({ ...shown, rad })
  }
  const noter = hidden > 0 ? [`${hidden} värden gäller för få elever eller svar och döljs.`] : []
  return { format: 'matvarden', enheter: [], varden, fel, noter }
}

type Cell = (kolumn: MatvardeKolumn) => string
type Read = Omit<LastMatvarde, 'rad'> & { indikator: Indikator }

/** A figure, or what is wrong with the row. */
function readRow(cell: Cell, known: ReadonlyMap<string, Indikator>, info: Kallinfo): Read | string {
  const indikator = known.get(cell('indikator').toLocaleLowerCase('sv'))
  if (!indikator) {
    return `Indikatorn «${short(cell('indikator'))}» finns inte i katalogen. Lägg till den under Mål, eller rätta texten.`
  }
  const period = cell('period').replace(/^(\d{4})\/\d\d(\d\d)$/, '$1/$2')
  if (!isPeriod(period))
    return `«${short(cell('period'))}» är ingen period. Skriv ett läsår som 2025/26 eller ett år som 2026.`
  const value = readValue(cell('varde'), cell('markor'), indikator)
  if (typeof value === 'string') return value
  const antal = cell('antal') === '' ? null : readNumber(cell('antal'))
  if (antal !== null && !(Number.isInteger(antal) && antal >= 0))
    return `«${short(cell('antal'))}» är inget antal. Skriv ett helt tal eller lämna cellen tom.`
  const hamtad = cell('datum') || (info.hamtad ?? info.idag)
  if (!isCivilDatum(hamtad)) return `«${short(hamtad)}» är inget datum. Skriv det som 2026-11-21.`
  if (cell('enhet') === '') return 'Raden säger inte vilken enhet den gäller.'
  const kalla = (cell('kalla') || (info.kalla ?? STANDARD_KALLA)).slice(0, 500)
  const objekt = objektOf(cell('enhet'))
  return {
    indikator,
    indikatorId: indikator.id,
    ...objekt,
    period,
    ...value,
    antal,
    kon: 'T',
    kalla,
    hamtad,
  }
}

function readValue(
  text: string,
  markor: string,
  indikator: Indikator,
): { varde: number | null; markor: string | null } | string {
  if (markor !== '' && !isMarkor(markor)) return `«${short(markor)}» är inget märke som vi känner till.`
  if (text === '') return { varde: null, markor: markor || '.' }
  // People also write the mark where the figure should be.
  if (isMarkor(text) && (markor === '' || markor === text)) return { varde: null, markor: text }
  if (isOmdome(markor)) return 'Raden har både ett tal och ett omdöme. Lämna det ena tomt.'
  const varde = readNumber(text)
  if (Number.isNaN(varde)) return `«${short(text)}» är inget tal.`
  const skala = skalaOf(indikator.enhet)
  if (skala && (varde < skala.min || varde > skala.max))
    return `${text} ligger utanför skalan ${skala.min}–${skala.max} för «${short(indikator.text)}».`
  return { varde, markor: markor || null }
}

function objektOf(enhet: string): Pick<LastMatvarde, 'enhet' | 'objekt' | 'objektKod'> {
  const name = enhet.toLocaleLowerCase('sv')
  if (name === 'riket') return { enhet: null, objekt: 'riket', objektKod: '0000' }
  if (name === 'kommunen') return { enhet: null, objekt: 'kommun', objektKod: null }
  return { enhet, objekt: 'enhet', objektKod: null }
}

/** By id and by text; a text that two indikatorer share names neither, so its id must be given. */
function lookupOf(indikatorer: readonly Indikator[]): Map<string, Indikator> {
  const found = new Map<string, Indikator>()
  const byText = Map.groupBy(indikatorer, ({ text }) => text.toLocaleLowerCase('sv'))
  for (const [text, same] of byText) if (same.length === 1) found.set(text, same[0]!)
  for (const indikator of indikatorer) found.set(indikator.id.toLocaleLowerCase('sv'), indikator)
  return found
}

/** `Värde`, `värde`, `VARDE` are the same column. */
function kolumnOf(header: string): string {
  return header
    .toLocaleLowerCase('sv')
    .replaceAll(/[åä]/g, 'a')
    .replaceAll('ö', 'o')
    .replaceAll(/[^a-z]/g, '')
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
