/** The national catalogue as rows: 7 skolformer, 35 delmål, 56 indikatorer, with the plan's own words. */
import { readFileSync } from 'node:fs'
import type { Delmal, Indikator } from '#domain/ska/indikator.ts'
import type { Mal } from '#domain/ska/mal.ts'
import type { SkolformKod } from '#domain/ska/skolform.ts'
import { readArskurs, readEnhet, readKalla, readRespondent } from './indikator-text.ts'

/** The shape of data/delmal.json. */
export type PlanSkolform = {
  skolform: string
  goal: string
  subgoals: {
    nr: number
    text: string
    indicators: { text: string; source: string | null; part: string | null }[]
  }[]
}

export const DEGERFORS_KALLA =
  'Degerfors kommun: Huvudmannens plan för det systematiska kvalitetsarbetet, KUN 206-2025, avsnitt 5'

const KOD: Record<string, SkolformKod> = {
  Förskola: 'FSK',
  Förskoleklass: 'FKLASS',
  Grundskolan: 'GR',
  'Anpassad grundskola': 'GRAN',
  Fritidshemmet: 'FTH',
  Gymnasieskolan: 'GY',
  'Kommunal vuxenutbildning': 'VUX',
}

export type Katalog = { malsattningar: Mal[]; delmal: Delmal[]; indikatorer: Indikator[] }

/** Turns the plan's tables into rows. Throws on a skolform it does not know. */
export function readKatalog(plan: readonly PlanSkolform[]): Katalog {
  const katalog: Katalog = { malsattningar: [], delmal: [], indikatorer: [] }
  for (const [at, { skolform, goal, subgoals }] of plan.entries()) {
    const kod = KOD[skolform]
    if (!kod) throw new Error(`Unknown skolform in the plan: ${skolform}`)
    katalog.malsattningar.push(malsattning(kod, goal, at))
    for (const { nr, text, indicators } of subgoals) {
      const delmalId = `${kod}-${nr}`
      katalog.delmal.push({ id: delmalId, skolform: kod, nr, text })
      for (const [i, { text, source, part }] of indicators.entries()) {
        katalog.indikatorer.push({
          ...nationell({ id: `${delmalId}-${i + 1}`, text, ordning: katalog.indikatorer.length }),
          ...readKalla(source),
          delmalId,
          kalla: source,
          respondent: readRespondent(text),
          arskurs: readArskurs(text),
          skolformsdel: part,
          enhet: readEnhet(text),
        })
      }
    }
  }
  return katalog
}

/** A national indikator with nothing said about it yet. */
export function nationell(given: { id: string; text: string; ordning: number }): Indikator {
  return {
    ...given,
    huvudmanId: null,
    delmalId: null,
    ersatter: null,
    ursprung: 'katalog',
    kalla: null,
    skolenkatIndex: null,
    fragomrade: null,
    respondent: null,
    arskurs: null,
    skolformsdel: null,
    enhet: 'procent',
    hogreBattre: true,
    withdrawn: false,
  }
}

function malsattning(skolform: SkolformKod, text: string, ordning: number): Mal {
  return {
    id: `MALSATTNING-${skolform}`,
    huvudmanId: null,
    typ: 'malsattning',
    skolform,
    nr: null,
    text,
    kalla: DEGERFORS_KALLA,
    ordning,
  }
}

const file = new URL('./data/delmal.json', import.meta.url)
export const KATALOG: Katalog = readKatalog(JSON.parse(readFileSync(file, 'utf8')))
