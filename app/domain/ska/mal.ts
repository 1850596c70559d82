import type { SkolformKod } from './skolform.ts'

/** Levels of goals besides the delmål (Väsby riktlinjer §3.1, Degerfors plan §5). */
export type MalTyp = 'malsattning' | 'kommunalt' | 'agenda2030' | 'perspektiv'

export type Mal = {
  id: string
  huvudmanId: string | null
  typ: MalTyp
  skolform: SkolformKod | null
  nr: string | null
  text: string
  kalla: string
  ordning: number
}
