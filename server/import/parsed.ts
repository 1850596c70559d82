/** What every kind of file is read into before anything is compared with the database or written. */
import type { Matvarde } from '#domain/ska/matvarde.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'

export const FORMAT_NAMN = {
  skolor: 'Skolor med resultat (Skolverkets öppna data)',
  kolada: 'Kolada',
  'skolenkaten-riket': 'Skolenkäten, index för riket',
  matvarden: 'Egna mätvärden',
} as const
export type Format = keyof typeof FORMAT_NAMN

/** A figure as read: the enhet is still what the file calls it. `rad` is its line, for faults found later. */
export type LastMatvarde = Omit<Matvarde, 'enhetId'> & { rad: number; enhet: string | null }

export type LastEnhet = {
  rad: number
  kallId: string
  namn: string
  skolformer: SkolformKod[]
  beskrivning: string
}

/** A fault on a line, in Swedish: what is wrong and what to do. `rad` null concerns the whole file. */
export type Fel = { rad: number | null; text: string }

export type Parsed = {
  format: Format | null
  enheter: LastEnhet[]
  varden: LastMatvarde[]
  fel: Fel[]
  /** What a reader should know of the file that is no fault. */
  noter: string[]
}

export type Kallinfo = {
  /** The day the figures are taken in, when the file does not say. */
  idag: string
  /** Overrides the source's own name, for a file whose way here is known better. */
  kalla?: string
  hamtad?: string
}

/** A file of which nothing can be used. */
export function unusable(text: string): Parsed {
  return { format: null, enheter: [], varden: [], fel: [{ rad: null, text }], noter: [] }
}
