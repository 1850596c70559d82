/** The gate's rules by number; server/realtime/SPEC.md says what each one promises. */

/** `malformed` no client sends; `unresolved` may be cured by asking for the full difference; `refused` is a no. */
export type RefusalKind = 'malformed' | 'unresolved' | 'refused'

const CORRUPT = 'Webbläsaren skickade något som tavlan inte kan läsa. Läs in sidan igen.'
const TOO_MUCH = 'Det blev för mycket på en gång. Dela upp ändringen i mindre delar.'
const INCOMPLETE = 'Något som ändringen bygger på har inte kommit fram. Läs in sidan igen.'
const FOREIGN = 'Ändringen är gjord i någon annans namn. Läs in sidan igen.'
const UNKNOWN = 'Ändringen stämmer inte med hur tavlan är uppbyggd. Läs in sidan igen.'

const RULES = {
  G1: ['refused', TOO_MUCH],
  G2: ['malformed', CORRUPT],
  G3: ['unresolved', INCOMPLETE],
  G4: ['unresolved', INCOMPLETE],
  G5: ['malformed', CORRUPT],
  G6: ['refused', TOO_MUCH],
  G7: ['refused', FOREIGN],
  G8: [
    'refused',
    'Tavlan har öppnats i för många fönster på kort tid. Vänta en stund och läs in sidan igen.',
  ],
  G9: ['refused', UNKNOWN],
  G10: ['refused', UNKNOWN],
  G11: ['refused', UNKNOWN],
  G12: ['refused', UNKNOWN],
  G13: ['refused', UNKNOWN],
  G14: ['refused', UNKNOWN],
  G15: ['refused', 'Ett värde har en form som tavlan inte tar emot. Läs in sidan igen.'],
  G16: ['refused', 'Texten är för lång. Korta den och försök igen.'],
  G17: ['refused', UNKNOWN],
  G18: ['refused', UNKNOWN],
  G19: ['refused', 'Texten innehåller tecken som inte kan sparas.'],
  G20: ['refused', UNKNOWN],
  G21: [
    'refused',
    'Kort tas bort genom att döljas, så att inget som skrivits går förlorat. Läs in sidan igen.',
  ],
  G22: ['unresolved', INCOMPLETE],
  G23: ['refused', 'Du får inte ändra det här på den här tavlan.'],
  G24: ['refused', 'En kommentar kan bara ändras av den som skrev den.'],
  G25: ['refused', 'Momentet är låst. Det du skrev sparades inte på tavlan.'],
  G26: ['malformed', CORRUPT],
  G28: ['refused', TOO_MUCH],
  G29: [
    'refused',
    'Du har skrivit mer på den här tavlan än den rymmer. Fortsätt på en ny tavla, eller hör av dig till den som sköter systemet.',
  ],
  G30: ['refused', UNKNOWN],
} as const satisfies Record<string, readonly [RefusalKind, string]>

export type RuleId = keyof typeof RULES

export type Refused = {
  ok: false
  kind: RefusalKind
  rule: RuleId
  /** In Swedish, for the person whose change it was. */
  message: string
}

export function refusalOf(rule: RuleId): Refused {
  const [kind, message] = RULES[rule]
  return { ok: false, kind, rule, message }
}

/** Ends an inspection. No `Error`, since nobody reads its stack and a flood of refusals would pay for it. */
export class Breach {
  readonly rule: RuleId

  constructor(rule: RuleId) {
    this.rule = rule
  }
}
