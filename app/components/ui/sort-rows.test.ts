import { expect, test } from 'vitest'
import { sortRows } from './sort-rows.ts'

const names = (values: (string | number | null)[], direction: 'ascending' | 'descending' = 'ascending') =>
  sortRows(
    values.map((value) => ({ value })),
    (row) => row.value,
    direction,
  ).map((row) => row.value)

test('å, ä and ö come last in the alphabet, and numbers in text count as numbers', () => {
  expect(names(['Östra', 'Zeta', 'Åby', 'Ängen', 'Alma'])).toEqual(['Alma', 'Zeta', 'Åby', 'Ängen', 'Östra'])
  expect(names(['Delmål 10', 'Delmål 2'])).toEqual(['Delmål 2', 'Delmål 10'])
})

test('a missing value is last in both directions and is never taken for zero', () => {
  expect(names([3, null, -1, 2])).toEqual([-1, 2, 3, null])
  expect(names([3, null, -1, 2], 'descending')).toEqual([3, 2, -1, null])
})

test('the rows that were given are left as they are', () => {
  const rows = [2, 1]
  sortRows(rows, (row) => row, 'ascending')
  expect(rows).toEqual([2, 1])
})
