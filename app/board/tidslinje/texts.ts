/** What the timeline says in words. */
import type { AktivitetStatus, Tid } from '#domain/board/fields.ts'
import type { TidslinjeAktivitet, TidslinjeInsats } from '#domain/board/views/tidslinje.ts'
import { type CivilDatum, daysBetween, formatDatum, formatDatumShort } from '#domain/ska/civil-datum.ts'
import { INSATS_STATUS_NAMN } from '#domain/ska/insats-status.ts'
import { type Lasar, lasarOf } from '#domain/ska/lasar.ts'

export const STATUS_NAMN: Record<AktivitetStatus, string> = {
  planerad: 'Planerad',
  pagaende: 'Pågår',
  klar: 'Klar',
}

/** `3 mars`, with its year when it lies outside the läsår. */
export function datumText(datum: CivilDatum, lasar: Lasar): string {
  const text = formatDatum(datum)
  return lasarOf(datum) === lasar ? text.slice(0, -5) : text
}

/** `3 mars–14 april`, `3–14 mars`, `3 mars`. */
export function periodText({ start, slut }: Tid, lasar: Lasar): string {
  if (start === slut) return datumText(start, lasar)
  if (start.slice(0, 7) === slut.slice(0, 7)) return `${Number(start.slice(8))}–${datumText(slut, lasar)}`
  return `${datumText(start, lasar)}–${datumText(slut, lasar)}`
}

/** `3 mar–14 apr`, beside a bar. */
export function periodShort({ start, slut }: Tid): string {
  if (start === slut) return formatDatumShort(start)
  if (start.slice(0, 7) === slut.slice(0, 7)) return `${Number(start.slice(8))}–${formatDatumShort(slut)}`
  return `${formatDatumShort(start)}–${formatDatumShort(slut)}`
}

/** `6 veckor`, `10 dagar`; both ends included. */
export function lengthText({ start, slut }: Tid): string {
  const days = daysBetween(start, slut) + 1
  if (days % 7 === 0) return days === 7 ? '1 vecka' : `${days / 7} veckor`
  return days === 1 ? '1 dag' : `${days} dagar`
}

export function rubrikOf({ rubrik }: { rubrik: string }, fallback = 'Aktivitet utan rubrik'): string {
  return rubrik.trim() || fallback
}

/** `Pågår`, `Klar`; what is late says so first. */
export function statusText({ status, sen }: Pick<TidslinjeAktivitet, 'status' | 'sen'>): string {
  return sen ? 'Försenad' : STATUS_NAMN[status]
}

/** What is said when the dates have changed: `Kollegial läsning: 3 mars–14 april`. */
export function changedText(aktivitet: { rubrik: string }, tid: Tid, lasar: Lasar): string {
  return `${rubrikOf(aktivitet)}: ${periodText(tid, lasar)}`
}

/** Everything that a bar shows, as a name. */
export function barLabel(aktivitet: TidslinjeAktivitet & { tid: Tid }, lasar: Lasar): string {
  const { tid, ansvarig, status, sen } = aktivitet
  const words = sen ? `försenad, ${STATUS_NAMN[status].toLowerCase()}` : STATUS_NAMN[status].toLowerCase()
  const who = ansvarig ? `, ansvarig ${ansvarig.namn}` : ''
  return `${rubrikOf(aktivitet)}, ${periodText(tid, lasar)}, ${words}${who}`
}

/** What a folded insats row hides, as a name for the button that unfolds it. */
export function insatsLabel(insats: TidslinjeInsats, lasar: Lasar): string {
  const { status, sen, tid, maldatum, aktiviteter } = insats
  return [
    rubrikOf(insats, 'Insats utan rubrik'),
    INSATS_STATUS_NAMN[status].toLowerCase() + (sen ? ', försenad' : ''),
    tid ? periodText(tid, lasar) : 'inga datum än',
    maldatum && `måldatum ${datumText(maldatum, lasar)}`,
    aktiviteter.length === 1 ? '1 aktivitet med datum' : `${aktiviteter.length} aktiviteter med datum`,
  ]
    .filter(Boolean)
    .join(', ')
}
