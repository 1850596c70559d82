/** The five moments of the cycle, in order (Degerfors plan §3; planning runs through all of them). */
export type Moment = 'folj-upp' | 'resultat' | 'orsaker' | 'insatser' | 'genomfor'

export const MOMENT: readonly Moment[] = ['folj-upp', 'resultat', 'orsaker', 'insatser', 'genomfor']

export const MOMENT_NAMN: Record<Moment, string> = {
  'folj-upp': 'Följ upp',
  resultat: 'Analysera och prioritera resultat',
  orsaker: 'Analysera orsaker',
  insatser: 'Prioritera insatser',
  genomfor: 'Genomför och följ upp',
}

/** Short names for narrow places. */
export const MOMENT_KORT: Record<Moment, string> = {
  'folj-upp': 'Följ upp',
  resultat: 'Resultat',
  orsaker: 'Orsaker',
  insatser: 'Insatser',
  genomfor: 'Genomför',
}

export function isMoment(v: unknown): v is Moment {
  return MOMENT.includes(v as Moment)
}
