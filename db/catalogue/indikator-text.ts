/** Reads the fields of an indikator out of the words of the plan: source, index number, group, årskurs, unit. */
import type { Matenhet } from '#domain/ska/indikator.ts'
import { RESPONDENTER, type Respondent } from '#domain/ska/respondent.ts'

export type Kalla = { skolenkatIndex: number | null; fragomrade: number | null }

/** `Skolenkäten (index 9)` is index 9; `Skolenkäten (frågeområde 9, ej index)` is a question area without one. */
export function readKalla(kalla: string | null): Kalla {
  const index = kalla?.match(/^Skolenkäten \(index (\d+)\)$/)?.[1]
  const fragomrade = kalla?.match(/^Skolenkäten \(frågeområde (\d+), ej index\)$/)?.[1]
  return {
    skolenkatIndex: index === undefined ? null : Number(index),
    fragomrade: fragomrade === undefined ? null : Number(fragomrade),
  }
}

const GROUPS: Record<Respondent, RegExp> = {
  barn: /\bbland barn\b/i,
  elev: /^Elevers upplevelse|\bbland elever\b/,
  personal: /\b(förskollärare|lärare|personal|personalens)\b/i,
  vardnadshavare: /vårdnadshavare/i,
}

/** Who is asked, as `elev,personal`; null for statistics and for what the staff read out of pupils' work. */
export function readRespondent(text: string): string | null {
  if (!/upplevelse|uppfattning/i.test(text)) return null
  return RESPONDENTER.filter((respondent) => GROUPS[respondent].test(text)).join(',') || null
}

/** `5` for årskurs 5, `år 2` for the second year of gymnasieskolan. */
export function readArskurs(text: string): string | null {
  const arskurs = text.match(/årskurs (\d)/)?.[1]
  return arskurs ?? text.match(/(?<!\p{L})(år \d)/u)?.[1] ?? null
}

/**
 * A mean of Skolenkäten lies between 0 and 10, also where it is one question's and no index; a share is in per
 * cent; what is followed up locally is a judgement until a huvudman chooses a measure of its own.
 */
export function readEnhet(text: string): Matenhet {
  if (text.startsWith('Andel (%)') || text.startsWith('Deltagande')) return 'procent'
  return text.endsWith('(medelvärde)') ? 'index' : 'omdome'
}
