import { expect, test } from 'vitest'
import { safePath } from './form.ts'

test('after signing in one goes on to the page one came for', () => {
  expect(safePath('/tavlor/17/orsaker?x=1')).toBe('/tavlor/17/orsaker?x=1')
})

test('a link to the login page cannot send anybody to another site', () => {
  for (const till of [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    'evil',
    '',
    null,
  ]) {
    expect(safePath(till)).toBe('/')
  }
})

test('signing in does not lead back to the login page', () => {
  expect(safePath('/login?till=/mal')).toBe('/')
})
