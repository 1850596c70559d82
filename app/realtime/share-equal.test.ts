import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareEqual } from './share-equal.ts'

test('an equal value is the very same object', () => {
  const before = [{ id: 'a', delmalIds: ['x'] }]
  expect(shareEqual(before, structuredClone(before))).toBe(before)
})

test('items that did not change stay the same objects when another one does', () => {
  const before = [
    { id: 'a', rubrik: 'Läsning', matvarde: { varde: 74 } },
    { id: 'b', rubrik: 'Trygghet', matvarde: null },
  ]
  const next = shareEqual(before, [
    { id: 'a', rubrik: 'Läsning åk 3', matvarde: { varde: 74 } },
    { id: 'b', rubrik: 'Trygghet', matvarde: null },
  ])
  expect(next[0]).not.toBe(before[0])
  expect(next[0]!.matvarde).toBe(before[0]!.matvarde)
  expect(next[1]).toBe(before[1])
})

test('an item is known again where it was moved to', () => {
  const before = [
    { id: 'a', n: 1 },
    { id: 'b', n: 2 },
  ]
  const next = shareEqual(before, [
    { id: 'b', n: 2 },
    { id: 'a', n: 1 },
  ])
  expect(next.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(next[0]).toBe(before[1])
})

test('what comes out always equals what went in', () => {
  const value = fc.jsonValue({ maxDepth: 3 })
  fc.assert(
    fc.property(value, value, (before, next) => {
      expect(shareEqual(before, next)).toEqual(next)
    }),
  )
})
