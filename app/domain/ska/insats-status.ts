import type { Beslutslag } from '#domain/board/beslut.ts'
import type { AktivitetStatus } from '#domain/board/fields.ts'
import type { CivilDatum } from './civil-datum.ts'
import type { Lage } from './lage.ts'

/** Where an insats stands, for overviews: the decision first, then what has been done. */
export type InsatsStatus = 'forslag' | 'avvaktar' | 'avslagen' | 'planerad' | 'pagaende' | 'klar'

export const INSATS_STATUS: readonly InsatsStatus[] = [
  'forslag',
  'planerad',
  'pagaende',
  'klar',
  'avvaktar',
  'avslagen',
]
export const INSATS_STATUS_NAMN: Record<InsatsStatus, string> = {
  forslag: 'Förslag',
  avvaktar: 'Avvaktar',
  avslagen: 'Avslagen',
  planerad: 'Beslutad, inte påbörjad',
  pagaende: 'Pågår',
  klar: 'Klar',
}

export type StatusInput = {
  beslut: Beslutslag
  /** From the latest uppföljning. */
  lage: Lage | null
  aktiviteter: readonly { status: AktivitetStatus; slut: CivilDatum | null }[]
  maldatum: CivilDatum | null
}

export function insatsStatus({ beslut, lage, aktiviteter }: StatusInput): InsatsStatus {
  if (beslut !== 'beslutad') return beslut
  if (lage === 'klar') return 'klar'
  return lage !== null || aktiviteter.some(({ status }) => status !== 'planerad') ? 'pagaende' : 'planerad'
}

/** A decided insats is late when an aktivitet or its target date has passed without being done. */
export function isLate(insats: StatusInput, today: CivilDatum): boolean {
  if (insats.beslut !== 'beslutad' || insats.lage === 'klar') return false
  const passed = (datum: CivilDatum | null) => datum !== null && datum < today
  return (
    passed(insats.maldatum) ||
    insats.aktiviteter.some(({ status, slut }) => status !== 'klar' && passed(slut))
  )
}
