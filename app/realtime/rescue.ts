/**
 * Räddningskopian: what a person had written that the server did not take in, as text to read and copy. It is the
 * difference between the board on the screen and the board on the server, held to the places that wait.
 */
import * as Y from 'yjs'
import { faltNamn, KORT_NAMN } from '#app/board/field-names.ts'
import { readSet, readText } from '#domain/board/card.ts'
import type { Board, CardMap } from '#domain/board/document.ts'
import { CARD_KINDS, CARDS, type CardKind } from '#domain/board/fields.ts'

export type RescuedField = { namn: string; text: string }
export type RescuedCard = {
  kind: CardKind
  id: string
  rubrik: string
  isRemoved: boolean
  falt: RescuedField[]
}

/** Fields of a card that say something by themselves; ids and places do not. */
const UNREADABLE = new Set(['order', 'insatsId', 'kortId', 'skriven', 'raderad'])

/**
 * Cards that differ. `waiting` holds places as `places.ts` names them; null when it is not known which edits the
 * server lacks, and then every difference counts.
 */
export function rescuedCards(
  local: Board,
  server: Board | null,
  waiting: ReadonlySet<string> | null,
): RescuedCard[] {
  const rescued: RescuedCard[] = []
  for (const kind of CARD_KINDS) {
    for (const [id, card] of local.roots[kind]) {
      if (!(card instanceof Y.Map)) continue
      const other = server?.roots[kind].get(id)
      const place = `${kind}/${id}`
      const isWhole = waiting === null || waiting.has(place)
      const falt = Object.keys(CARDS[kind]).flatMap((field) => {
        if (!isWhole && !waiting.has(`${place}/${field}`) && !hasBelow(waiting, `${place}/${field}/`))
          return []
        return rescuedField(kind, field, card, other)
      })
      const isRemoved = isWhole && card.get('raderad') === true && other?.get('raderad') === false
      if (falt.length > 0 || isRemoved)
        rescued.push({ kind, id, rubrik: headingOf(kind, card), isRemoved, falt })
    }
  }
  return rescued
}

/** The copy as it is kept, shown and downloaded. */
export function rescueText(
  cards: readonly RescuedCard[],
  head: { titel: string; when: string; why: string },
): string {
  const parts = [`Räddningskopia från ${head.titel}, ${head.when}`, head.why]
  for (const { kind, rubrik, isRemoved, falt } of cards) {
    const lines = [`${KORT_NAMN[kind]}: ${rubrik}`]
    if (isRemoved) lines.push('Du hade tagit bort kortet.')
    // The heading says it already.
    for (const { namn, text } of falt.filter((one) => one.text !== rubrik))
      lines.push(text.includes('\n') ? `${namn}:\n${text}` : `${namn}: ${text}`)
    parts.push(lines.join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

function rescuedField(
  kind: CardKind,
  field: string,
  card: CardMap,
  other: CardMap | undefined,
): RescuedField[] {
  if (UNREADABLE.has(field)) return []
  const text = readable(kind, field, card)
  if (text === '' || (other && readable(kind, field, other) === text)) return []
  // Where a new card lies says nothing that its text does not.
  if (field === 'plats' && !other) return []
  return [{ namn: faltNamn(field), text }]
}

/** A field in words; empty when there is nothing to say. */
function readable(kind: CardKind, field: string, card: CardMap): string {
  const { kind: of } = (CARDS[kind] as Record<string, { kind: string }>)[field]!
  if (of === 'text') return readText(card, field)
  if (of === 'set') return readSet(card, field).join(', ')
  return inWords(card.get(field))
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === false) return ''
  if (value === true) return 'Ja'
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .filter(([, part]) => (typeof part === 'string' && part !== '') || typeof part === 'number')
    .filter(([key]) => key !== 'order' && !key.endsWith('Id'))
    .map(([, part]) => String(part))
    .join(', ')
}

function headingOf(kind: CardKind, card: CardMap): string {
  const field = (['rubrik', 'namn', 'text'] as const).find((name) => Object.hasOwn(CARDS[kind], name))
  const text = field ? readText(card, field).trim() : ''
  return text === '' ? '(utan rubrik)' : text.length > 80 ? `${text.slice(0, 79)}…` : text
}

function hasBelow(places: ReadonlySet<string>, prefix: string): boolean {
  for (const place of places) if (place.startsWith(prefix)) return true
  return false
}
