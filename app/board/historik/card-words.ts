/** Cards of any version in words: what they are called, and what their fields say. */
import { KORT_NAMN } from '#app/board/field-names.ts'
import { delmalNamn } from '#app/board/utfall/tag-fields.tsx'
import type { BoardPage } from '#app/realtime/board-context.tsx'
import { BESLUTSLAG_NAMN, type InsatsBeslut, OMFATTNING_NAMN } from '#domain/board/beslut.ts'
import { CARD_KINDS, type CardKind } from '#domain/board/fields.ts'
import type { CardRef } from '#domain/board/version/compare.ts'
import { cardIn, type RenderedBoard } from '#domain/board/version/render.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import type { Matenhet } from '#domain/ska/indikator.ts'
import { LAGE_NAMN, type Lage } from '#domain/ska/lage.ts'
import { formatVarde, tal } from '#domain/ska/matvarde-text.ts'
import { MOMENT_NAMN, type Moment } from '#domain/ska/moment.ts'
import { malText } from '../insatser/mal-text.ts'
import { PAVERKAN_KORT } from '../orsaker/paverkan-control.tsx'
import { STATUS_NAMN } from '../tidslinje/texts.ts'
import { KATEGORI_NAMN } from '../utfall/kategori.ts'

/** The kind of a card, as people say it. */
export const KORT: Record<CardKind, string> = { ...KORT_NAMN, utfall: 'Resultat' }

/** The kind of a card, one and definite: what somebody did something with. */
export const KORTET: Record<CardKind, string> = {
  utfall: 'resultatet',
  orsaker: 'orsaken',
  grupper: 'gruppen',
  belagg: 'belägget',
  insatser: 'insatsen',
  aktiviteter: 'aktiviteten',
  uppfoljningar: 'uppföljningen',
  kommentarer: 'kommentaren',
}

const LONGEST = 80

/** The card's first words, in quotation marks; what it is when it has none. */
export function headingIn(board: RenderedBoard, { kind, id }: CardRef): string | null {
  const card = cardIn(board, kind, id)
  if (!card) return null
  const text = String(card.rubrik ?? card.namn ?? card.text ?? '').trim()
  if (text === '') return '(utan text)'
  return `”${text.length > LONGEST ? `${text.slice(0, LONGEST - 1).toWellFormed()}…` : text}”`
}

/** Says fields of cards as they were in `board`. */
export function fieldWords(board: RenderedBoard, katalog: BoardPage['katalog']) {
  const named = (kind: CardKind, id: unknown) =>
    typeof id === 'string' ? (headingIn(board, { kind, id }) ?? 'något som inte finns kvar') : ''
  const anyNamed = (id: unknown) => {
    const kind = CARD_KINDS.find((one) => cardIn(board, one, String(id)))
    return kind ? `${KORTET[kind]} ${named(kind, id)}` : ''
  }
  const listed = (ids: unknown, name: (id: string) => string) => (ids as string[]).map(name).join(', ')
  const delmal = (id: string) => {
    const found = katalog.delmal.find((one) => one.id === id)
    return found ? delmalNamn(found) : id
  }
  const indikator = (id: string) => katalog.indikatorer.find((one) => one.id === id)?.text ?? id

  /** Where a card lies, without its place in the list. */
  const plats = (kind: CardKind, value: Record<string, string | null>) => {
    if (kind === 'utfall') return KATEGORI_NAMN[value.kategori as keyof typeof KATEGORI_NAMN] ?? ''
    if (kind === 'aktiviteter') return `under ${named('insatser', value.insatsId)}`
    if (kind === 'belagg') return `för ${named('orsaker', value.orsakId)}`
    if (value.under) return `under ${named('orsaker', value.under)}`
    if (value.gruppId) return `i gruppen ${named('grupper', value.gruppId)}`
    return `under ${named('utfall', value.utfallId)}`
  }

  return (kind: CardKind, falt: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return ''
    if (falt === 'plats') return plats(kind, value as Record<string, string | null>)
    if (falt === 'order') return ''
    if (falt === 'insatsId') return named('insatser', value)
    if (falt === 'kortId') return anyNamed(value)
    if (Array.isArray(value)) {
      if (kind === 'insatser') return listed(value, (id) => named('orsaker', id))
      return listed(value, falt === 'mal' ? delmal : indikator)
    }
    return plain(falt, value)
  }
}

/** What was decided, in a line; empty before anything was. */
export function beslutWords(nyckel: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (nyckel === 'fas') return MOMENT_NAMN[value as Moment] ?? ''
  if (nyckel === 'las') return (value as Moment[]).map((moment) => MOMENT_NAMN[moment]).join(', ')
  const { beslut, omfattning, motivering, av, datum } = value as InsatsBeslut
  const by = av && datum ? `, ${av} ${formatDatum(datum)}` : ''
  return [`${BESLUTSLAG_NAMN[beslut]}${by}`, OMFATTNING_NAMN[omfattning], motivering]
    .filter(Boolean)
    .join('. ')
}

function plain(falt: string, value: unknown): string {
  switch (falt) {
    case 'tid': {
      const { start, slut } = value as { start: string; slut: string }
      return start === slut ? formatDatum(start) : `${formatDatum(start)}–${formatDatum(slut)}`
    }
    case 'ansvarig':
      return (value as { namn: string }).namn
    case 'malbild':
      return malText({ mal: '', malbild: value as never })
    case 'matvarde': {
      const { namn, period, varde, enhet } = value as Record<string, string> & { varde: number | null }
      return `${namn}, ${period}: ${formatVarde(varde, enhet as Matenhet)}`
    }
    case 'status':
      return STATUS_NAMN[value as keyof typeof STATUS_NAMN] ?? ''
    case 'lage':
      return LAGE_NAMN[value as Lage] ?? ''
    case 'paverkan':
      return PAVERKAN_KORT[value as keyof typeof PAVERKAN_KORT] ?? ''
    case 'slag':
      return value === 'stodjer' ? 'Stödjer' : 'Motsäger'
    case 'datum':
      return formatDatum(value as string)
  }
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nej'
  return typeof value === 'number' ? tal(value) : String(value)
}
