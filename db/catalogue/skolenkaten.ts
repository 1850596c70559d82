/**
 * Which indikator of the catalogue a row of Skolenkäten's total reports is about. The same number means different
 * things to different groups (index 3 is Stöd for pupils and Stimulans for teachers), so rows are joined by group,
 * school and name; the names of groups change over the years.
 */
import type { Indikator } from '#domain/ska/indikator.ts'
import { skolformOf } from '#domain/ska/matvarde.ts'
import type { Respondent } from '#domain/ska/respondent.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'
import { KATALOG } from './delmal.ts'

export type Enkatrad = { respondentgrupp: string; undergrupp: string; fragomrade: string }

const GRUPP: Record<string, Respondent> = {
  Elever: 'elev',
  'Pedagogisk personal': 'personal',
  'Undervisande lärare': 'personal',
  Vårdnadshavare: 'vardnadshavare',
}

const UNDERGRUPP: Record<string, { skolform: SkolformKod; arskurs: string | null }> = {
  'Åk 5 Grundskola': { skolform: 'GR', arskurs: '5' },
  'Åk 8 Grundskola': { skolform: 'GR', arskurs: '8' },
  Grundskola: { skolform: 'GR', arskurs: null },
  Förskoleklass: { skolform: 'FKLASS', arskurs: null },
  'Anpassad grundskola': { skolform: 'GRAN', arskurs: null },
  // Pupils of gymnasieskolan are always asked in their second year.
  Gymnasieskola: { skolform: 'GY', arskurs: null },
  'År 2 Gymnasieskola': { skolform: 'GY', arskurs: null },
  gymnasium: { skolform: 'GY', arskurs: null },
}

const enkat = KATALOG.indikatorer.filter(({ skolenkatIndex }) => skolenkatIndex !== null)

/** The indikator, or null when the catalogue has none for that question area. */
export function indikatorForEnkatrad({
  respondentgrupp,
  undergrupp,
  fragomrade,
}: Enkatrad): Indikator | null {
  const respondent = GRUPP[respondentgrupp]
  const where = UNDERGRUPP[undergrupp]
  if (!respondent || !where) return null
  return (
    enkat.find(
      (indikator) =>
        indikator.respondent === respondent &&
        skolformOf(indikator) === where.skolform &&
        (where.arskurs === null || indikator.arskurs === where.arskurs) &&
        namnOf(indikator.text) === fragomrade.toLowerCase(),
    ) ?? null
  )
}

/** `trygghet` in «Elevers upplevelse av trygghet i årskurs 5 (medelvärde)». */
function namnOf(text: string): string | undefined {
  return text.match(/(?:upplevelse av|uppfattning om) (\p{L}+)/u)?.[1]
}
