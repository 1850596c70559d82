/** From the bytes of an uploaded file to figures: which kind it is, and how that kind is read. Pure. */
import type { Indikator } from '#domain/ska/indikator.ts'
import { parseKolada } from './parse-kolada.ts'
import { isMatvarden, parseMatvarden } from './parse-matvarden.ts'
import { isSkolenkatenRiket, parseSkolenkatenRiket } from './parse-skolenkaten.ts'
import { isSkolor, parseSkolor } from './parse-skolor.ts'
import { type Kallinfo, type Parsed, unusable } from './parsed.ts'
import { readCsv } from './read-csv.ts'
import { isBinary, readText } from './read-text.ts'

export const MAX_BYTES = 5 * 1024 * 1024

export type ParseContext = Kallinfo & {
  /** Whose schools are taken out of a file with several owners'. */
  organisation: string
  /** Indikatorer that a row may name. */
  indikatorer: readonly Indikator[]
}

export function parseFile(bytes: Uint8Array, context: ParseContext): Parsed {
  if (bytes.length === 0) return unusable('Filen är tom.')
  if (bytes.length > MAX_BYTES) return unusable('Filen är större än 5 MB. Dela upp den i flera filer.')
  if (isBinary(bytes))
    return unusable(
      'Filen är inte en textfil. Spara kalkylbladet som CSV (semikolonavgränsad) och försök igen.',
    )
  const text = readText(bytes)
  if (/^\s*[[{]/.test(text)) return parseJson(text, context)
  const csv = readCsv(text)
  if (isSkolor(csv.header)) return parseSkolor(csv, context.organisation, context)
  if (isSkolenkatenRiket(csv.header)) return parseSkolenkatenRiket(csv, context)
  if (isMatvarden(csv.header)) return parseMatvarden(csv, context.indikatorer, context)
  const [fault] = csv.fel
  if (fault) return { ...unusable(''), fel: [fault] }
  return unusable(
    'Rubrikraden känns inte igen. Första raden ska ha kolumnerna enhet, indikator, period och varde, åtskilda med semikolon.',
  )
}

function parseJson(text: string, context: ParseContext): Parsed {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return unusable('Filen är inte giltig JSON. Hämta den på nytt från Kolada.')
  }
  return parseKolada(json, context)
}
