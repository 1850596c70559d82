/** What of a board is in view: one of its moments, the whole of it along time or as an outline, or what it has been. */
import { isMoment, MOMENT_NAMN, type Moment } from '#domain/ska/moment.ts'

export type Vy = Moment | 'tidslinje' | 'disposition' | 'historik'

export function isVy(v: unknown): v is Vy {
  return isMoment(v) || v === 'tidslinje' || v === 'disposition' || v === 'historik'
}

export const VY_NAMN: Record<Vy, string> = {
  ...MOMENT_NAMN,
  tidslinje: 'Tidslinje',
  disposition: 'Disposition',
  historik: 'Historik',
}

/** What one does there, in one sentence. */
export const VY_LEAD: Record<Vy, string> = {
  'folj-upp': 'Samla det ni vet: siffror, iakttagelser och det ni har sett i vardagen.',
  resultat: 'Jämför resultaten och bestäm vilka ni behöver förstå djupare. Högst fem räcker.',
  orsaker: 'Fråga varför, flera gånger. Skriv var för sig, gruppera tillsammans.',
  insatser: 'Gör insatser av orsakerna, ordna dem och besluta, med motivering.',
  genomfor: 'Sätt mål, dela upp i aktiviteter och följ upp hur det går.',
  tidslinje: 'Insatser och aktiviteter över läsåret, med momenten och årshjulets datum bakom.',
  disposition: 'Hela tavlan som text: läs, ändra och skriv ut.',
  historik: 'Se vem som ändrade vad, hur tavlan såg ut förut, och ta tillbaka det som ska vara kvar.',
}

export function vyPath(boardId: string, vy: Vy): string {
  return `/tavlor/${boardId}/${vy}`
}
