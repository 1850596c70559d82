import { expect, test } from 'vitest'
import { beforeAfterStep } from './outline-moves.ts'

const ids = ['a', 'b', 'c']

test('one step up stands in front of the one that stood above', () => {
  expect(beforeAfterStep(ids, 'c', 'up')).toBe('b')
  expect(beforeAfterStep(ids, 'a', 'up')).toBeUndefined()
})

test('one step down passes exactly one card, and at the end means last', () => {
  expect(beforeAfterStep(ids, 'a', 'down')).toBe('c')
  expect(beforeAfterStep(ids, 'b', 'down')).toBeNull()
  expect(beforeAfterStep(ids, 'c', 'down')).toBeUndefined()
})

test('a card that a colleague took away takes no step', () => {
  expect(beforeAfterStep(ids, 'x', 'down')).toBeUndefined()
})
