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
  /** How many cards it holds: utfall, marked utfall, orsaker, insatser, aktiviteter with their uppföljningar. */
  antal: number
  /** `6 resultat`, or `inget än`. */
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
      const parts = partsOf(moment, innehall).filter(([antal]) => antal > 0)
      const ord = parts.map(([antal, what]) => `${antal} ${what}`).join(', ')
      return { moment, antal: antalOf(moment, innehall), ord: ord || 'inget än' }
    }),
  }
}

/** 1 for a board in the first moment, 5 in the last. */
export function fasNr(fas: Moment): number {
  return MOMENT.indexOf(fas) + 1
}

function antalOf(moment: Moment, i: BoardInnehall): number {
  const antal: Record<Moment, number> = {
    'folj-upp': i.utfall,
    resultat: i.undersoks,
    orsaker: i.orsaker,
    insatser: i.insatser,
    genomfor: i.aktiviteter + i.uppfoljningar,
  }
  return antal[moment]
}

function partsOf(moment: Moment, i: BoardInnehall): [antal: number, what: string][] {
  switch (moment) {
    case 'folj-upp':
      return [[i.utfall, 'resultat']]
    case 'resultat':
      return [[i.undersoks, 'undersöks djupare']]
    case 'orsaker':
      return [[i.orsaker, i.orsaker === 1 ? 'orsak' : 'orsaker']]
    case 'insatser':
      return [
        [i.insatser, i.insatser === 1 ? 'insats' : 'insatser'],
        [i.beslutade, i.beslutade === 1 ? 'beslutad' : 'beslutade'],
      ]
    case 'genomfor':
      return [
        [i.aktiviteter, i.aktiviteter === 1 ? 'aktivitet' : 'aktiviteter'],
        [i.uppfoljningar, i.uppfoljningar === 1 ? 'uppföljning' : 'uppföljningar'],
      ]
  }
}
