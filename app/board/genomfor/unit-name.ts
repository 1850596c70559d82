import { MATENHET_NAMN, type Matenhet } from '#domain/ska/indikator.ts'

/** `%` for `procent`; a unit that someone wrote themselves stays as it is. */
export function unitName(enhet: string): string {
  return MATENHET_NAMN[enhet as Matenhet] ?? enhet
}
