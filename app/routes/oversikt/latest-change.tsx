import {
  type CivilDatum,
  daysBetween,
  formatDatum,
  formatDatumShort,
  todayInSweden,
} from '#domain/ska/civil-datum.ts'
import { lasarOf } from '#domain/ska/lasar.ts'

/** When somebody last changed a board, as one says it: `i dag 10.32`, `i går`, `3 nov`. */
export function LatestChange({ at, today }: { at: string | null; today: CivilDatum }) {
  if (at === null) return <span className="muted">Ingen har skrivit än</span>
  const day = todayInSweden(new Date(at))
  return (
    <time dateTime={at} title={formatDatum(day)}>
      {inWords(at, day, today)}
    </time>
  )
}

function inWords(at: string, day: CivilDatum, today: CivilDatum): string {
  const days = daysBetween(day, today)
  if (days <= 0) return `i dag ${clock.format(new Date(at)).replace(':', '.')}`
  if (days === 1) return 'i går'
  if (days < 7) return `för ${days} dagar sedan`
  return lasarOf(day) === lasarOf(today) ? formatDatumShort(day) : formatDatum(day)
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
})
