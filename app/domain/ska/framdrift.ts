/** How far a board has come in the cycle: its phase, and what each moment holds, in numbers and in words. */
import { MOMENT, type Moment } from './moment.ts'

/** What a board holds, counted. */
export type BoardInnehall = {
  utfall: number
  /** Utfall marked for deeper understanding. */
  undersoks: number
  orsaker: number
  insatser: number
  beslutade: number
  aktiviteter: number
  uppfoljningar: number
}

export type Momentsteg = {
  moment: Moment
  /** True when somebody has put something there. */
  innehall: boolean
  /** `6 utfall`, or `inget än`. */
  ord: string
}

export type Framdrift = { fas: Moment; steg: Momentsteg[] }

export const TOMT: BoardInnehall = {
  utfall: 0,
  undersoks: 0,
  orsaker: 0,
  insatser: 0,
  beslutade: 0,
  aktiviteter: 0,
  uppfoljningar: 0,
}

export function framdriftOf(fas: Moment, innehall: BoardInnehall): Framdrift {
  return {
    fas,
    steg: MOMENT.map((moment) => {
      const ord = ordOf(moment, innehall)
      return { moment, innehall: ord.length > 0, ord: ord.join(', ') || 'inget än' }
    }),
  }
}

/** 1 for a board in the first moment, 5 in the last. */
export function fasNr(fas: Moment): number {
  return MOMENT.indexOf(fas) + 1
}

function ordOf(moment: Moment, i: BoardInnehall): string[] {
  const parts: Record<Moment, [number, string][]> = {
    'folj-upp': [[i.utfall, 'utfall']],
    resultat: [[i.undersoks, 'undersöks djupare']],
    orsaker: [[i.orsaker, i.orsaker === 1 ? 'orsak' : 'orsaker']],
    insatser: [
      [i.insatser, i.insatser === 1 ? 'insats' : 'insatser'],
      [i.beslutade, i.beslutade === 1 ? 'beslutad' : 'beslutade'],
    ],
    genomfor: [
      [i.aktiviteter, i.aktiviteter === 1 ? 'aktivitet' : 'aktiviteter'],
      [i.uppfoljningar, i.uppfoljningar === 1 ? 'uppföljning' : 'uppföljningar'],
    ],
  }
  return parts[moment].filter(([antal]) => antal > 0).map(([antal, ord]) => `${antal} ${ord}`)
}
