import type { SkolformKod } from './skolform.ts'

/** `index` is Skolenkäten's 0–10 scale; it never shares an axis with `procent`. */
export type Matenhet = 'procent' | 'index' | 'poang' | 'antal' | 'omdome'
export const MATENHETER: readonly Matenhet[] = ['procent', 'index', 'poang', 'antal', 'omdome']
export const MATENHET_NAMN: Record<Matenhet, string> = {
  procent: '%',
  index: 'index 0–10',
  poang: 'poäng',
  antal: 'antal',
  omdome: 'omdöme',
}

/** Where an indikator was defined: the plan's catalogue, the huvudman itself, or a published source. */
export type IndikatorUrsprung = 'katalog' | 'huvudman' | 'kolada' | 'skolverket'

export type Indikator = {
  id: string
  huvudmanId: string | null
  delmalId: string | null
  ersatter: string | null
  ursprung: IndikatorUrsprung
  text: string
  kalla: string | null
  skolenkatIndex: number | null
  fragomrade: number | null
  respondent: string | null
  arskurs: string | null
  skolformsdel: string | null
  enhet: Matenhet
  hogreBattre: boolean
  ordning: number
  withdrawn: boolean
}

export type Delmal = { id: string; skolform: SkolformKod; nr: number; text: string }
