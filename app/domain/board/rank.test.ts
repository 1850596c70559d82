import { expect, test } from 'vitest'
import { byOrder } from './order.ts'
import { ranksToMove } from './rank.ts'

type Item = { id: string; beslut: { order: string | null } }

/** The list as it is shown after the keys are written. */
function moved(items: Item[], insatsId: string, before: string | null): Item[] {
  const keys = ranksToMove(items, insatsId, before)
  const next = items.map(({ id, beslut }) => ({ id, beslut: { order: keys.get(id) ?? beslut.order } }))
  const ranked = next.filter(({ beslut }) => beslut.order !== null)
  ranked.sort((a, b) => byOrder({ id: a.id, order: a.beslut.order! }, { id: b.id, order: b.beslut.order! }))
  return [...ranked, ...next.filter(({ beslut }) => beslut.order === null)]
}

const ids = (items: Item[]) => items.map(({ id }) => id).join('')
const unranked = (names: string): Item[] => [...names].map((id) => ({ id, beslut: { order: null } }))

test('an insats stands in front of the one it was put before, ranked or not', () => {
  const first = moved(unranked('abcd'), 'c', 'b')
  expect(ids(first)).toBe('acbd')
  expect(ids(moved(first, 'd', 'a'))).toBe('dacb')
  expect(ids(moved(first, 'a', 'd'))).toBe('cbad')
})

test('without a neighbour it comes last among the ranked, in front of those nobody has ranked', () => {
  const first = moved(unranked('abcd'), 'c', null)
  expect(ids(first)).toBe('cabd')
  expect(ids(moved(first, 'd', null))).toBe('cdab')
  expect(ids(moved(first, 'd', 'gone'))).toBe('cdab')
})

test('putting things between the same two for ever never makes a long key', () => {
  let items = moved(moved(unranked('abc'), 'a', null), 'b', null)
  for (let i = 0; i < 500; i++) {
    items = moved(items, i % 2 ? 'b' : 'c', i % 2 ? 'c' : 'b')
    expect(ids(items).startsWith('a')).toBe(true)
    expect(Math.max(...items.map(({ beslut }) => beslut.order?.length ?? 0))).toBeLessThanOrEqual(60)
  }
})
