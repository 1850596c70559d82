import { expect, test } from 'vitest'
import type { RenderedBoard } from '#domain/board/version/render.ts'
import { clockText, dayName, handelseWords, instantText } from './handelse-words.ts'

const board: RenderedBoard = {
  kort: {
    orsaker: { o1: { text: 'Lite lästid', raderad: false }, o2: { text: 'Gammal', raderad: true } },
    insatser: { i1: { rubrik: 'Läspass', raderad: false } },
    utfall: { u1: { rubrik: ' ', raderad: false } },
  },
  beslut: {},
}

test.each([
  ['orsaker/o1', ['text'], 'ändrade orsaken ”Lite lästid”'],
  ['orsaker/o1', ['+', 'plats', 'raderad', 'text'], 'la till orsaken ”Lite lästid”'],
  ['orsaker/o1', ['plats'], 'flyttade orsaken ”Lite lästid”'],
  ['orsaker/o1', ['raderad'], 'tog tillbaka orsaken ”Lite lästid”'],
  ['orsaker/o2', ['raderad'], 'tog bort orsaken ”Gammal”'],
  ['orsaker/o2', ['+', 'raderad'], 'la till och tog bort orsaken ”Gammal”'],
  ['insatser/i1', ['order', 'rubrik'], 'flyttade och ändrade rubrik för insatsen ”Läspass”'],
  [
    'insatser/i1',
    ['ansvarig', 'malbild', 'mal'],
    'ändrade ansvarig, målvärde och mål för insatsen ”Läspass”',
  ],
  ['insatser/borta', ['rubrik'], 'ändrade rubrik för insatsen (finns inte kvar)'],
  ['utfall/u1', ['undersok'], 'ändrade behovet att förstå djupare för resultatet (utan text)'],
  ['beslut/insats:i1', ['decide-insats', 'rank-insats'], 'beslutade om och ordnade insatsen ”Läspass”'],
  ['beslut/tavlan', ['save-version', 'set-fas'], 'sparade en version och bytte fas'],
])('%s %j is told as: %s', (kort, falt, text) => {
  expect(handelseWords({ kort, falt, isLastOfRaderad: true }, board).text).toBe(text)
})

test('an earlier time that a card was hidden or brought back does not claim to know which', () => {
  const earlier = { kort: 'orsaker/o2', falt: ['raderad'], isLastOfRaderad: false }
  expect(handelseWords(earlier, board)).toMatchObject({
    text: 'tog bort eller tog tillbaka orsaken ”Gammal”',
    isHiddenNow: true,
  })
})

test('times are Swedish ones', () => {
  expect(clockText('2026-11-21T13:05:00Z', '2026-11-21T13:05:40Z')).toBe('14:05')
  expect(clockText('2026-07-01T12:05:00Z', '2026-07-01T13:20:00Z')).toBe('14:05–15:20')
  expect(instantText('2026-11-21T23:30:00Z')).toBe('22 november 2026 00:30')
  expect(dayName('2026-11-21', '2026-11-22')).toBe('I går')
  expect(dayName('2026-11-01', '2026-11-22')).toBe('1 november 2026')
})
