/** What kinds of card and their fields are called on the screen. */
import type { CardKind } from '#domain/board/fields.ts'

export const KORT_NAMN: Record<CardKind, string> = {
  utfall: 'Utfall',
  orsaker: 'Orsak',
  grupper: 'Grupp',
  belagg: 'Belägg',
  insatser: 'Insats',
  aktiviteter: 'Aktivitet',
  uppfoljningar: 'Uppföljning',
  kommentarer: 'Kommentar',
}

const FALT_NAMN: Record<string, string> = {
  rubrik: 'Rubrik',
  iakttagelse: 'Iakttagelse',
  skal: 'Skäl att undersöka djupare',
  undersok: 'Behöver förstås djupare',
  plats: 'Plats',
  mal: 'Mål',
  indikatorer: 'Indikatorer',
  matvarde: 'Mätvärde',
  text: 'Text',
  paverkan: 'Vem kan påverka',
  namn: 'Namn',
  slag: 'Slag',
  beskrivning: 'Beskrivning',
  order: 'Plats',
  orsaker: 'Orsaker',
  malbild: 'Indikator och målvärde',
  ansvarig: 'Ansvarig',
  tid: 'Tid',
  status: 'Status',
  insatsId: 'Insats',
  lage: 'Läge',
  datum: 'Datum',
  varde: 'Värde',
  kortId: 'Kort',
  skriven: 'Skriven',
}

export function faltNamn(field: string): string {
  return FALT_NAMN[field] ?? field
}
