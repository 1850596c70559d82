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
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\n//evil.example',
    '/..//evil.example',
    '/./\\evil.example',
    '\t//evil.example',
    'https:evil.example',
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

test('a way back that no header can hold is written so that it can', () => {
  expect(safePath('/tavlor/å?sök=ö\u2028')).toBe('/tavlor/%C3%A5?s%C3%B6k=%C3%B6%E2%80%A8')
})
