import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard, readText, setValue, textOf } from '../card.ts'
import { type Board, openBoard } from '../document.ts'
import { brokenInvariants } from '../invariants.ts'
import { MOST_LEVELS } from './orsak-djup.ts'
import { everyNode, orsakerOf, orsakTree } from './orsaker.ts'

const U = 'utfall-00000000'
const orsakId = (at: number) => `orsak-${String(at).padStart(8, '0')}`

/** A result and causes, each under the one that `under` names by its number. */
function boardOf(under: readonly (number | null)[]): Board {
  const board = openBoard(new Y.Doc())
  createCard(board, 'utfall', U, {
    plats: { kategori: 'resultat', order: 'a0' },
    undersok: false,
    matvarde: null,
  })
  // In one transaction: Yjs does more for each transaction than for each card.
  board.doc.transact(() => {
    for (const [at, parent] of under.entries()) {
      const plats = {
        utfallId: U,
        under: parent === null ? null : orsakId(parent),
        gruppId: null,
        order: 'a0',
      }
      createCard(board, 'orsaker', orsakId(at), { plats, paverkan: null })
    }
  })
  return board
}

/** Every cause under the one before it. */
const chain = (length: number) => Array.from({ length }, (_, at) => (at === 0 ? null : at - 1))

/** What each cause is shown under, by number. */
function shown(board: Board): Record<number, number | null> {
  const numberOf = (id: string) => Number(id.slice('orsak-'.length))
  return Object.fromEntries(
    orsakerOf(board).map(({ id, under }) => [numberOf(id), under === null ? null : numberOf(under)]),
  )
}

test('a chain of 20 000 causes is drawn in bounded levels, in order and with none lost', () => {
  const board = boardOf(chain(20_000))
  const tree = orsakTree(board, U)
  expect(tree).toHaveLength(20_000 / MOST_LEVELS)
  const nodes = everyNode(tree)
  expect(nodes.map(({ id }) => id)).toEqual(Array.from({ length: 20_000 }, (_, at) => orsakId(at)))
  expect(Math.max(...nodes.map(({ djup }) => djup))).toBe(MOST_LEVELS - 1)
  expect(brokenInvariants(board)).toEqual([])
})

test('what would hang at level fifty stands at the top, with what hangs under it', () => {
  const board = boardOf([...chain(MOST_LEVELS + 2), MOST_LEVELS - 1])
  const places = shown(board)
  expect(places[MOST_LEVELS - 1]).toBe(MOST_LEVELS - 2)
  expect(places[MOST_LEVELS]).toBe(null)
  expect(places[MOST_LEVELS + 1]).toBe(MOST_LEVELS)
  expect(places[MOST_LEVELS + 2]).toBe(null)
})

test('a ring of 20 000 causes is cut at its lowest id', () => {
  const board = boardOf(chain(20_000).map((under) => under ?? 19_999))
  expect(shown(board)[0]).toBe(null)
  expect(everyNode(orsakTree(board, U))).toHaveLength(20_000)
})

test('a ring with causes hanging from it: only the lowest id of the ring itself moves to the top', () => {
  // 3 → 2 → 4 → 3 is the ring; 0 and 1 hang from it, 5 from itself.
  expect(shown(boardOf([1, 4, 4, 2, 3, 5]))).toEqual({ 0: 1, 1: 4, 2: null, 3: 2, 4: 3, 5: null })
})

test('whatever hangs under whatever, each cause is shown once and under its own parent or at the top', () => {
  const parents = fc.array(fc.option(fc.nat(11)), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(parents, (under) => {
      const board = boardOf(under)
      const places = shown(board)
      expect(everyNode(orsakTree(board, U))).toHaveLength(under.length)
      for (const [at, parent] of under.entries()) {
        const ring = ringOf(under, at)
        const isTop =
          parent === null || parent >= under.length || (ring.length > 0 && Math.min(...ring) === at)
        expect(places[at]).toBe(isTop ? null : parent)
      }
    }),
  )
})

/** Those above a cause, up to itself; none when the way does not come back. Told step by step, as a person would. */
function ringOf(under: readonly (number | null)[], start: number): number[] {
  const way = [start]
  for (let at = under[start]; at !== undefined && at !== null && way.length <= under.length; at = under[at]) {
    if (at === start) return way
    way.push(at)
  }
  return []
}

test('the tree follows the document, also within a transaction and after the document was destroyed', () => {
  const board = boardOf([null, 0])
  const text = textOf(board, 'orsaker', orsakId(1), 'text')!
  const read = () => orsakTree(board, U)[0]!.barn[0]!.text
  expect(read()).toBe('')
  expect(orsakTree(board, U)).toBe(orsakTree(board, U))
  board.doc.transact(() => {
    text.insert(0, 'ett')
    expect(read()).toBe('ett')
    text.insert(3, ' två')
    expect(read()).toBe('ett två')
  })
  expect(read()).toBe('ett två')
  board.doc.destroy()
  text.insert(7, ' tre')
  expect(read()).toBe('ett två tre')
  text.insert(11, '!')
  expect(read()).toBe(readText(board.roots.orsaker.get(orsakId(1))!, 'text'))
  setValue(board, 'utfall', U, 'raderad', true)
  expect(orsakTree(board, U)).toEqual([])
})
