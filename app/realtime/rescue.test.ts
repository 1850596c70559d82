import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { editText, textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { markUtfall } from '#domain/board/commands/mark-utfall.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { placesOf } from './places.ts'
import { rescuedCards, rescueText } from './rescue.ts'

const id = (name: string) => name.replace(/\W/g, 'x').padEnd(8, '0')

function boardWith(...rubriker: string[]): Board {
  const board = openBoard(new Y.Doc())
  for (const rubrik of rubriker) addUtfall(board, { id: id(rubrik), kategori: 'resultat', rubrik })
  return board
}

function copyOf(board: Board): Board {
  const copy = openBoard(new Y.Doc())
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(board.doc))
  return copy
}

/** Collects the places that edits touch while `work` runs. */
function placesWhile(board: Board, work: () => void): Set<string> {
  const places = new Set<string>()
  const collect = (_u: unknown, _o: unknown, _d: unknown, transaction: Y.Transaction) => {
    for (const place of placesOf(board, transaction)) places.add(place)
  }
  board.doc.on('update', collect)
  work()
  board.doc.off('update', collect)
  return places
}

function write(board: Board, rubrik: string, field: string, text: string): void {
  editText(board, textOf(board, 'utfall', id(rubrik), field)!, text, 5000)
}

test('the copy holds what was written and not yet taken in, under the card’s heading', () => {
  const server = boardWith('Läsning', 'Trygghet')
  const local = copyOf(server)
  const waiting = placesWhile(local, () =>
    write(local, 'Läsning', 'iakttagelse', 'Färre når målen.\nFlickor mest.'),
  )
  expect([...waiting]).toEqual([`utfall/${id('Läsning')}/iakttagelse`])

  const cards = rescuedCards(local, server, waiting)
  expect(cards).toMatchObject([{ rubrik: 'Läsning', falt: [{ namn: 'Iakttagelse' }] }])
  const text = rescueText(cards, { titel: 'Tavlan', when: 'i dag', why: 'Momentet är låst.' })
  expect(text).toContain('Utfall: Läsning')
  expect(text).toContain('Färre når målen.\nFlickor mest.')
  expect(text).toContain('Momentet är låst.')
  expect(text).not.toContain('Trygghet')
})

test('a card that the server never saw is copied whole', () => {
  const server = boardWith('Läsning')
  const local = copyOf(server)
  const waiting = placesWhile(local, () => {
    addUtfall(local, {
      id: id('Studiero'),
      kategori: 'strukturer',
      rubrik: 'Studiero',
      iakttagelse: 'Stökigt.',
    })
  })
  expect(rescuedCards(local, server, waiting)).toMatchObject([
    {
      rubrik: 'Studiero',
      falt: [
        { namn: 'Rubrik', text: 'Studiero' },
        { namn: 'Iakttagelse', text: 'Stökigt.' },
      ],
    },
  ])
})

test('what colleagues wrote meanwhile is not taken for one’s own', () => {
  const server = boardWith('Läsning')
  const local = copyOf(server)
  const waiting = placesWhile(local, () => write(local, 'Läsning', 'skal', 'Mitt skäl'))
  // A colleague's words that this tab already shows and the last known state of the server lacks.
  const colleague = copyOf(server)
  write(colleague, 'Läsning', 'iakttagelse', 'Kollegans')
  Y.applyUpdate(local.doc, Y.encodeStateAsUpdate(colleague.doc))
  expect(rescuedCards(local, server, waiting).flatMap(({ falt }) => falt)).toEqual([
    { namn: 'Skäl att undersöka djupare', text: 'Mitt skäl' },
  ])
})

test('without knowing what waits, every difference is copied', () => {
  const server = boardWith('Läsning')
  const local = copyOf(server)
  write(local, 'Läsning', 'skal', 'Mitt skäl')
  markUtfall(local, { id: id('Läsning'), undersok: true })
  expect(rescuedCards(local, server, null)[0]?.falt).toHaveLength(2)
  expect(rescuedCards(local, copyOf(local), null)).toEqual([])
})

test('a refused removal is told, although it left no text', () => {
  const server = boardWith('Läsning')
  const local = copyOf(server)
  const waiting = placesWhile(local, () => removeCard(local, { kind: 'utfall', id: id('Läsning') }))
  expect(rescuedCards(local, server, waiting)).toMatchObject([{ isRemoved: true, falt: [] }])
})
