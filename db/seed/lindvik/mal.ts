/** What Lindvik has added to the catalogue: its own goals, and indikatorer in the place of those the plan left open. */
import { nationell } from '#db/catalogue/delmal.ts'
import type { Indikator } from '#domain/ska/indikator.ts'
import type { Mal } from '#domain/ska/mal.ts'

const KALLA = 'Påhittat för demonstrationen'

export const KOMMUNALA_MAL: readonly Omit<Mal, 'huvudmanId'>[] = [
  ['1', 'Alla elever i Lindvik läser flytande när de lämnar årskurs 3.'],
  ['2', 'Ingen elev i Lindvik lämnar skolan utan en plan för nästa steg.'],
  ['3', 'Lindviks förskolor och skolor är lika bra för alla, oavsett vilken man går i.'],
  ['4', 'Barn och unga är med och bestämmer om det som rör dem.'],
].map(([nr, text], at) => ({
  id: `LINDVIK-MAL-${nr}`,
  typ: 'kommunalt',
  skolform: null,
  nr: nr!,
  text: text!,
  kalla: KALLA,
  ordning: at,
}))

type Egen = Pick<Indikator, 'id' | 'text' | 'delmalId' | 'enhet'> & Partial<Indikator>

const EGNA: readonly Egen[] = [
  {
    id: 'LINDVIK-FRANVARO',
    text: 'Andel (%) elever med mer än 15 procents frånvaro under läsåret',
    delmalId: 'GR-1',
    enhet: 'procent',
    hogreBattre: false,
    kalla: 'Lokal uppföljning',
  },
  {
    id: 'LINDVIK-FSK-SPRAK',
    text: 'Språkutvecklande arbetssätt, avdelningarnas självskattning (medelvärde)',
    delmalId: 'FSK-5',
    ersatter: 'FSK-5-1',
    enhet: 'index',
    respondent: 'personal',
    kalla: 'Lokal uppföljning',
  },
  {
    id: 'LINDVIK-FSK-TRYGG',
    text: 'Vårdnadshavare som är nöjda med tryggheten och miljön i förskolan, andel (%)',
    delmalId: 'FSK-2',
    ersatter: 'FSK-2-1',
    enhet: 'procent',
    respondent: 'vardnadshavare',
    kalla: 'Lokal uppföljning',
  },
  {
    id: 'LINDVIK-FSK-LEGITIMATION',
    text: 'Heltidstjänster med förskollärarlegitimation, andel (%)',
    delmalId: null,
    enhet: 'procent',
    kalla: 'Lokal uppföljning',
  },
  {
    id: 'LINDVIK-GRAN-KOMMUNIKATION',
    text: 'Elever som når målen i sin plan för kommunikation eller svenska, andel (%)',
    delmalId: 'GRAN-5',
    ersatter: 'GRAN-5-1',
    enhet: 'procent',
    kalla: 'Lokal uppföljning',
  },
  {
    id: 'LINDVIK-AVSLUT-IM',
    text: 'Elever på introduktionsprogram som går vidare till nationellt program inom två år, andel (%)',
    delmalId: 'GY-1',
    enhet: 'procent',
    kalla: 'Lokal uppföljning',
  },
]

export const EGNA_INDIKATORER: readonly Omit<Indikator, 'huvudmanId'>[] = EGNA.map((given, at) => {
  const { huvudmanId: _, ...base } = nationell({ id: given.id, text: given.text, ordning: 1000 + at })
  return { ...base, ursprung: 'huvudman', ...given }
})
