/** The three kinds of result that a huvudman follows up (Skolverkets nationella kvalitetssystem). */
import type { Kategori } from '#domain/board/fields.ts'

export const KATEGORI_NAMN: Record<Kategori, string> = {
  undervisning: 'Undervisning och andra processer',
  strukturer: 'Strukturer',
  resultat: 'Utbildningsresultat',
}

export const KATEGORI_HJALP: Record<Kategori, string> = {
  undervisning: 'Hur vi arbetar: undervisning, stöd, trygghetsarbete, ledning.',
  strukturer: 'Det vi arbetar med: behörighet, grupper, lokaler, tid, rutiner.',
  resultat: 'Vad det ger: kunskaper, trygghet, närvaro, vad elever och vårdnadshavare svarar.',
}
