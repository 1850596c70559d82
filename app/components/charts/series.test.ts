import { expect, test } from 'vitest'
import { describeSeries, segmentsOf, type TrendPoint, valueDomain } from './series.ts'

const series = (...values: (number | null)[]): TrendPoint[] =>
  values.map((value, i) => ({ label: `${2020 + i}/${21 + i}`, value }))

test('the line breaks where a value is missing instead of falling to zero', () => {
  const indexes = segmentsOf(series(80, 82, null, 85, null, null, 90)).map((run) => run.map((p) => p.index))
  expect(indexes).toEqual([[0, 1], [3], [6]])
  expect(segmentsOf(series(null, null))).toEqual([])
})

test('the sentence names the latest value, the first, the turns between and what is missing', () => {
  expect(describeSeries('Godkända NP åk 3', series(85, 74, null, 91, 78), { unit: '%' })).toBe(
    'Godkända NP åk 3: 78\u00a0% 2024/25, från 85\u00a0% 2020/21, lägst 74\u00a0% 2021/22, högst 91\u00a0% 2023/24. ' +
      'Värde saknas för 2022/23.',
  )
})

test('a zero is a value and is said; an empty series says that it is empty', () => {
  expect(describeSeries('Klagomål', series(3, 0))).toBe('Klagomål: 0 2021/22, från 3 2020/21.')
  expect(describeSeries('Klagomål', series(null, null))).toBe('Klagomål: inga värden.')
})

test('the drawn span holds every value, stays within its bounds, and has height for a flat line', () => {
  const [low, high] = valueDomain([70, 90])
  expect(low).toBeLessThan(70)
  expect(high).toBeGreaterThan(90)
  expect(valueDomain([99, 100], 0, 100)[1]).toBe(100)
  const flat = valueDomain([50, 50])
  expect(flat[1]).toBeGreaterThan(flat[0])
})
