import { expect, test } from 'vitest'
import type { Arshjulspost } from './arshjul.ts'
import { statusOf, withStatus } from './post-status.ts'

const post = (
  kod: string,
  manad: number,
  beror: string[] = [],
  mall: Arshjulspost['mall'] = 'vasby',
): Arshjulspost => ({
  id: `${mall}-${kod}`,
  mall,
  kod,
  niva: 'enhet',
  kalender: 'lasar',
  forstaManad: manad,
  sistaManad: manad,
  titel: kod,
  text: '',
  artefakt: null,
  beslutstyp: null,
  agare: null,
  beror,
  kalla: '',
})

const chain = [post('E1', 8), post('E6', 9, ['E1']), post('E16', 10, ['E6']), post('E2', 10)]
const at = (today: string, klara: Record<string, string> = {}) =>
  withStatus(chain, { lasar: '2026/27', today, klara: new Map(Object.entries(klara)) })
const hot = (posts: ReturnType<typeof at>) =>
  Object.fromEntries(posts.map(({ kod, hotasAv }) => [kod, hotasAv.map((late) => late.kod)]))

test('a post turns late the day after its last month', () => {
  const tid = { start: '2026-09-01', slut: '2026-09-30' }
  expect(statusOf(tid, null, '2026-08-31')).toBe('kommande')
  expect(statusOf(tid, null, '2026-09-01')).toBe('pagar')
  expect(statusOf(tid, null, '2026-09-30')).toBe('pagar')
  expect(statusOf(tid, null, '2026-10-01')).toBe('forsenad')
  expect(statusOf(tid, '2026-10-20', '2026-11-01')).toBe('klar')
})

test('a late unit report puts the samlad kvalitetsrapport and what follows it at risk', () => {
  expect(hot(at('2026-09-05'))).toEqual({ E1: [], E6: ['E1'], E16: ['E1'], E2: [] })
})

test('lateness stops at a post that was done anyway', () => {
  expect(hot(at('2026-09-20', { 'vasby-E6': '2026-09-19' }))).toEqual({ E1: [], E6: [], E16: [], E2: [] })
})

test('two posts that wait for each other do not hang the årshjul', () => {
  const ring = [post('A', 8, ['B']), post('B', 8, ['A'])]
  const [a] = withStatus(ring, { lasar: '2026/27', today: '2026-10-01', klara: new Map() })
  expect(a!.hotasAv.map(({ kod }) => kod)).toEqual(['B'])
})

test('the same key in another template is another post', () => {
  const posts = [post('E1', 8, [], 'degerfors'), post('E6', 9, ['E1'])]
  const [, e6] = withStatus(posts, { lasar: '2026/27', today: '2026-09-05', klara: new Map() })
  expect(e6!.hotasAv).toEqual([])
})
