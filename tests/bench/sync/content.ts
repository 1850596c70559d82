/** The boards that are measured, and the edits that people make on them: the same bytes for every server. */
import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { createCard, setValue, textOf } from '#domain/board/card.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { KATEGORIER } from '#domain/board/fields.ts'
import { markerOf } from './marker.ts'
import { createRandom } from './stats.ts'

const SENTENCE = 'Två klasser skiljer sig åt i läsförståelse, och skillnaden växer mellan proven.'
/** Whoever made the boards; the clientIDs of those who edit begin far above. */
const AUTHOR = 1
const FIRST_CLIENT = 100_000

const cardId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const made = new Map<number, Uint8Array>()

/** A board of `cards` cards, encoded. */
export function boardOf(cards: number): Uint8Array {
  const known = made.get(cards)
  if (known) return known
  const doc = new Y.Doc()
  doc.clientID = AUTHOR
  const board = openBoard(doc)
  doc.transact(() => {
    for (const [n, order] of generateNKeysBetween(null, null, cards).entries())
      createCard(board, 'utfall', cardId(n), {
        rubrik: `Läsförståelse i årskurs ${n % 9}, grupp ${n}`,
        iakttagelse: SENTENCE,
        undersok: false,
        plats: { kategori: KATEGORIER[n % KATEGORIER.length]!, order },
        mal: [`GR-${n % 30}`],
      })
  })
  const state = Y.encodeStateAsUpdate(doc)
  made.set(cards, state)
  return state
}

/** A typist stays with a card for a while; now and then a card is moved. */
const EDITS_ON_A_CARD = 8
const MOVED = 1 / 4

type EditingOptions = {
  cards: number
  writers: number
  seed: number
  /** The share of edits that are moves; what one move says, the next one takes back. */
  moved?: number
}
type Writer = { clientId: number; cards: number[]; at: number; edits: number }

/**
 * Edits of several people on one board, made on one document whose clientID changes hands. Everybody keeps to cards
 * of their own, so that no edit builds on one that is still on its way to somebody else.
 */
export class Editing {
  readonly board: Board
  readonly #writers: Writer[]
  readonly #random: () => number
  readonly #moved: number
  #update: Uint8Array = new Uint8Array()

  constructor(state: Uint8Array, { cards, writers, seed, moved = MOVED }: EditingOptions) {
    this.#moved = moved
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    this.board = openBoard(doc)
    this.#random = createRandom(seed)
    doc.on('update', (update: Uint8Array) => {
      this.#update = update
    })
    this.#writers = Array.from({ length: writers }, (_, k) => ({
      clientId: FIRST_CLIENT + seed * 1000 + k,
      cards: Array.from({ length: Math.ceil((cards - k) / writers) }, (_, i) => k + i * writers),
      at: 0,
      edits: 0,
    }))
  }

  /** The next edit of a writer, as an update with that marker in it. */
  next(writer: number, number: number): Uint8Array {
    const who = this.#writers[writer]!
    if (++who.edits % EDITS_ON_A_CARD === 0) who.at = (who.at + 1) % who.cards.length
    const id = cardId(who.cards[who.at]!)
    const { doc } = this.board
    doc.clientID = who.clientId
    if (this.#random() < this.#moved) {
      const order = `a0${markerOf(number)}V`
      setValue(this.board, 'utfall', id, 'plats', { kategori: 'resultat', order })
    } else {
      const text = textOf(this.board, 'utfall', id, 'iakttagelse')!
      doc.transact(() => text.insert(text.length, markerOf(number)))
    }
    return this.#update
  }

  /** Whether a server's board is the one that all edits make. */
  isSameAs(state: Uint8Array): boolean {
    return cardsOn(state) === cardsOf(this.board)
  }
}

/** Everything that stands on a board, as text. */
export function cardsOn(state: Uint8Array): string {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return cardsOf(openBoard(doc))
}

function cardsOf({ roots }: Board): string {
  const cards = roots.utfall.toJSON()
  return JSON.stringify(
    Object.keys(cards)
      .sort()
      .map((id) => Object.entries(cards[id]).sort()),
  )
}
