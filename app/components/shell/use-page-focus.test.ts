import { expect, test } from 'vitest'
import { pageOf } from './use-page-focus.ts'

test('the views of a board are one page, two boards are two', () => {
  expect(pageOf('/tavlor/17/orsaker')).toBe(pageOf('/tavlor/17/insatser'))
  expect(pageOf('/tavlor/17/orsaker')).toBe(pageOf('/tavlor/17'))
  expect(pageOf('/tavlor/17')).not.toBe(pageOf('/tavlor/18'))
  expect(pageOf('/tavlor/17')).not.toBe(pageOf('/tavlor'))
})
