/** Who is asked in a survey or a local follow-up. */
export type Respondent = 'barn' | 'elev' | 'personal' | 'vardnadshavare'

export const RESPONDENTER: readonly Respondent[] = ['barn', 'elev', 'personal', 'vardnadshavare']

export const RESPONDENT_NAMN: Record<Respondent, string> = {
  barn: 'Barn',
  elev: 'Elever',
  personal: 'Personal',
  vardnadshavare: 'Vårdnadshavare',
}

/** An indikator keeps its groups as one text, `elev,personal`; null when nobody is asked. */
export function respondenterOf(stored: string | null): Respondent[] {
  const parts = stored?.split(',') ?? []
  return RESPONDENTER.filter((respondent) => parts.includes(respondent))
}

export function respondentText(stored: string | null): string {
  return respondenterOf(stored)
    .map((respondent) => RESPONDENT_NAMN[respondent])
    .join(', ')
}
