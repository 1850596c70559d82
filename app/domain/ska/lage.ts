/** How an insats stands at an uppföljning, in the words a rektor uses. `klar` closes the insats. */
export type Lage = 'pa-vag' | 'risk' | 'ur-kurs' | 'klar'

export const LAGEN: readonly Lage[] = ['pa-vag', 'risk', 'ur-kurs', 'klar']

export const LAGE_NAMN: Record<Lage, string> = {
  'pa-vag': 'På väg',
  risk: 'Risk',
  'ur-kurs': 'Ur kurs',
  klar: 'Klar',
}
