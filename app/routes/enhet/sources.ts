import { formatDatum } from '#domain/ska/civil-datum.ts'
import type { Punkt, Serie } from '#domain/ska/matvarde.ts'

/** Where a figure comes from: `Skolverkets öppna data, hämtad 21 november 2026`. */
export function sourceText({ kalla, hamtad }: Pick<Punkt, 'kalla' | 'hamtad'>): string {
  return `${kalla}, hämtad ${formatDatum(hamtad)}`
}

/** The one source of everything shown, or null when there are several. */
export function commonSource(serier: readonly Pick<Serie, 'punkter'>[]): string | null {
  const all = new Set(serier.flatMap(({ punkter }) => punkter.map(sourceText)))
  return all.size === 1 ? [...all][0]! : null
}
