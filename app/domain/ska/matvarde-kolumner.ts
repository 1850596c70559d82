/** The columns of a huvudman's own file of figures, as the import reads them and the page explains them. */

export type MatvardeKolumn =
  | 'enhet'
  | 'indikator'
  | 'period'
  | 'varde'
  | 'markor'
  | 'antal'
  | 'kalla'
  | 'datum'

/** Some must be there; the others may be left out. The order does not matter. */
export const MATVARDE_KOLUMNER: readonly { id: MatvardeKolumn; kravs: boolean; hjalp: string }[] = [
  {
    id: 'enhet',
    kravs: true,
    hjalp: 'Enhetens namn eller skolenhetskod. Skriv Kommunen eller Riket för jämförelsetal.',
  },
  {
    id: 'indikator',
    kravs: true,
    hjalp: 'Indikatorns id i katalogen, till exempel GR-5-1, eller hela dess text.',
  },
  { id: 'period', kravs: true, hjalp: 'Läsår som 2025/26 eller kalenderår som 2026.' },
  { id: 'varde', kravs: true, hjalp: 'Talet. En tom cell betyder att uppgift saknas, aldrig noll.' },
  { id: 'markor', kravs: false, hjalp: 'Källans märke för ett värde som saknas: . .. - * eller ett omdöme.' },
  { id: 'antal', kravs: false, hjalp: 'Antal elever eller svar. Små grupper döljs av sig själva.' },
  { id: 'kalla', kravs: false, hjalp: 'Varifrån uppgiften kommer.' },
  { id: 'datum', kravs: false, hjalp: 'När den hämtades, som 2026-11-21.' },
]
