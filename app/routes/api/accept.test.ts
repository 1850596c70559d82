import { expect, test } from 'vitest'
import { prefersCsv } from './accept.ts'

test.each([
  ['text/csv', true],
  ['text/csv; charset=utf-8', true],
  ['TEXT/CSV', true],
  ['text/csv, application/json;q=0.5', true],
  ['text/csv, */*;q=0.1', true],
  ['text/*', true],
  ['text/csv;q=0.4, application/json', false],
  ['text/csv, application/json', false],
  ['text/csv;q=0', false],
  ['application/json', false],
  ['*/*', false],
  ['text/html, */*;q=0.8', false],
  ['', false],
  [null, false],
])('Accept: %s', (accept, isCsv) => {
  expect(prefersCsv(accept)).toBe(isCsv)
})
