import { UNSAFE_ErrorResponseImpl as ErrorResponse } from 'react-router'
import { expect, test } from 'vitest'
import { errorKind } from './error-kind.ts'

test('a status becomes what it means to a person', () => {
  expect(errorKind(new ErrorResponse(404, '', null), true)).toBe('not-found')
  expect(errorKind(new ErrorResponse(403, '', null), true)).toBe('forbidden')
  expect(errorKind(new ErrorResponse(500, '', null), true)).toBe('failed')
})

test('a page that could not be fetched is told as being without network, not as our fault', () => {
  expect(errorKind(new TypeError('Failed to fetch'), true)).toBe('offline')
  expect(errorKind(new TypeError('Load failed'), true)).toBe('offline')
  expect(errorKind(new Error('x'), false)).toBe('offline')
})

test('a fault in our own code is not blamed on the network', () => {
  expect(errorKind(new TypeError('undefined is not a function'), true)).toBe('failed')
})
