/** What the team of Braås skola writes, and the year it plans for. */
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import { lasarOf, lasarRange } from '#domain/ska/lasar.ts'

export const NP = 'Nationella prov i årskurs 3, resultat för proven sammantaget, andel (%)'
export const SEEN = 'Läsningen tystnar efter åk 1'
export const GEMENSAM = 'Vi saknar gemensam läsundervisning'
export const BEHORIG = 'Få lärare i svenska är behöriga'
export const LITE = 'Eleverna läser för lite'
export const RATTAS = 'Proven rättas olika'
export const BOCKER = 'Köp in fler böcker'
export const MERGED =
  'Högläsningen upphör efter första året i alla tre klasserna, också hos dem som läser bra'
export const LASPASS = 'Gemensamma läspass'

/** The calendar year in which this läsår ends. */
export const YEAR = lasarRange(lasarOf(todayInSweden(new Date()))).slut.slice(0, 4)
