/** What a person is in the school's organisation. `gast` joined a workshop with a code and owns no account. */
export type Roll = 'pedagog' | 'rektor' | 'forvaltning' | 'namnd' | 'gast' | 'admin'

export const ROLLER: readonly Roll[] = ['pedagog', 'rektor', 'forvaltning', 'namnd', 'gast', 'admin']

export const ROLL_NAMN: Record<Roll, string> = {
  pedagog: 'Pedagog',
  rektor: 'Rektor',
  forvaltning: 'Förvaltning',
  namnd: 'Nämnd',
  gast: 'Gäst',
  admin: 'Administratör',
}

/** A role with its reach: `enhetId: null` is the whole huvudman; `arbetslagId` narrows a pedagog to a team. */
export type Rolltilldelning = { roll: Roll; enhetId: string | null; arbetslagId: string | null }
