import { expect, test } from 'vitest'
import { readTheme, themeCookie } from './theme.ts'

test('the theme is read out of a cookie header, whatever stands around it', () => {
  expect(readTheme('session=abc; tema=dark; x=1')).toBe('dark')
  expect(readTheme('tema=light')).toBe('light')
})

test('without a cookie, or with one that says something else, the system decides', () => {
  expect(readTheme(null)).toBe('system')
  expect(readTheme('xtema=dark')).toBe('system')
  expect(readTheme('tema=darkness')).toBe('system')
  expect(readTheme('tema="><script>')).toBe('system')
})

test('choosing the system forgets the cookie; choosing a theme keeps it', () => {
  expect(themeCookie('system')).toContain('Max-Age=0')
  expect(readTheme(themeCookie('dark').split(';')[0]!)).toBe('dark')
})
