import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrast, type Oklch, parseOklch } from './contrast.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]

/** The value of a token, as it is written in :root. */
function colour(name: string, theme: Theme): Oklch {
  const value = new RegExp(`--${name}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\)`).exec(css)
  if (!value) throw new Error(`No token --${name}`)
  return parseOklch(value[theme === 'light' ? 1 : 2]!)
}

function failures(pairs: readonly (readonly [string, string])[], least: number): string[] {
  return THEMES.flatMap((theme) =>
    pairs.flatMap(([front, back]) => {
      const ratio = contrast(colour(front, theme), colour(back, theme))
      return ratio < least ? [`${theme}: --${front} on --${back} is ${ratio.toFixed(2)}`] : []
    }),
  )
}

const PAGES = ['paper', 'surface', 'surface-raised', 'surface-sunken']
const cross = (fronts: string[], backs: string[]) => fronts.flatMap((f) => backs.map((b) => [f, b] as const))
const each = (n: number, from: number, pair: (i: number) => [string, string][]) =>
  Array.from({ length: n }, (_, i) => pair(i + from)).flat()

test('the measure is the one of WCAG: black on white is 21, and a known grey is where it should be', () => {
  const [white, black] = [parseOklch('oklch(1 0 0)'), parseOklch('oklch(0 0 0)')]
  expect(contrast(white, black)).toBeCloseTo(21, 1)
  expect(contrast(white, white)).toBe(1)
  // #767676 is the lightest grey that passes on white.
  expect(contrast(parseOklch('oklch(0.5672 0 0)'), white)).toBeCloseTo(4.54, 1)
})

test('text has at least 4.5:1 on every ground it may stand on', () => {
  const inks = ['ink', 'ink-muted', 'ink-faint', 'accent-ink', 'danger-ink']
  const pairs = [
    ...cross(inks, PAGES),
    ...cross(['ink', 'ink-muted', 'accent-ink', 'danger-ink'], ['surface-hover']),
    ...cross(['ink', 'accent-ink'], ['accent-soft']),
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['on-danger', 'danger'],
    ['on-danger', 'danger-hover'],
    ['paper', 'ink'],
    ...['ok', 'warn', 'danger', 'info', 'neutral'].flatMap((tone) =>
      cross([`${tone}-ink`], [`${tone}-soft`, 'surface', 'surface-raised', 'paper']),
    ),
    ...each(5, 1, (i) => [
      [`on-moment-${i}`, `moment-${i}`],
      [`moment-${i}-ink`, `moment-${i}-soft`],
      [`moment-${i}-ink`, 'surface'],
      [`moment-${i}-ink`, 'paper'],
      ['ink', `moment-${i}-soft`],
      ['ink-muted', `moment-${i}-soft`],
    ]),
    ...each(8, 0, (i) => [['on-person', `person-${i}`]]),
  ] as const
  expect(failures(pairs as readonly (readonly [string, string])[], 4.5)).toEqual([])
})

test('what must be seen to be used has at least 3:1: borders of fields, the focus ring, fills of charts', () => {
  const fills = [
    'ok',
    'warn',
    'danger',
    'info',
    'neutral',
    ...each(5, 1, (i) => [[`moment-${i}`, '']]).map(([f]) => f),
  ]
  const pairs = [
    ...cross(['line-strong', 'focus', 'accent'], PAGES),
    ...cross(fills, ['surface', 'paper', 'surface-sunken']),
    ...each(8, 0, (i) => [[`person-${i}`, 'surface']]),
  ]
  expect(failures(pairs, 3)).toEqual([])
})

test('a pair that is too weak is found out', () => {
  expect(failures([['line', 'surface']], 3)).toHaveLength(2)
  expect(() => failures([['no-such', 'surface']], 3)).toThrow('--no-such')
})

test('every colour that is used anywhere in a stylesheet is a token that exists', async () => {
  const { globSync } = await import('node:fs')
  const root = new URL('../../', import.meta.url)
  const known = new Set([...css.matchAll(/--([a-z0-9-]+):/g)].map((m) => m[1]))
  const LOCAL = /^(moment|on-moment|moment-ink|moment-soft)$/
  const unknown = globSync('app/**/*.css', { cwd: root }).flatMap((file) => {
    const text = readFileSync(new URL(file, root), 'utf8')
    // Its own, or those of a component that it stands in: the stylesheets of one folder belong together.
    const beside = globSync(file.replace(/[^/]*\.css$/, '*.css'), { cwd: root })
    const own = new Set(
      beside.flatMap((css) =>
        [...readFileSync(new URL(css, root), 'utf8').matchAll(/--([a-z0-9-]+):/g)].map((m) => m[1]),
      ),
    )
    return [...text.matchAll(/var\(--([a-z0-9-]+)\)/g)]
      .map((m) => m[1]!)
      .filter((name) => !known.has(name) && !own.has(name) && !LOCAL.test(name) && !isSetInMarkup(file, name))
      .map((name) => `${file}: --${name}`)
  })
  expect([...new Set(unknown)]).toEqual([])

  /** Some properties are set by the component beside, in a style attribute, or by react-aria. */
  function isSetInMarkup(file: string, name: string): boolean {
    if (name === 'trigger-width') return true
    return globSync(file.replace(/[^/]*\.css$/, '*.tsx'), { cwd: root }).some((tsx) =>
      readFileSync(new URL(tsx, root), 'utf8').includes(`'--${name}'`),
    )
  }
})
