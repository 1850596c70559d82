import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const SPEC = 'server/realtime/SPEC.md'
const TESTS = '{app,server,db,tests}/**/*.test.{ts,tsx}'

/** The rules that a spec numbers: `**G7** …` at the start of a line. */
function rulesIn(spec: string): string[] {
  return [...spec.matchAll(/^\*\*([A-Z]+\d+)\*\*/gm)].map(([, id]) => id!)
}

/** The rules that test names carry in front: `'[G7] …'`, several if need be. */
function citedIn(source: string): string[] {
  const names = source.matchAll(/['"`]((?:\[[A-Z]+\d+\] ?)+)/g)
  return [...names].flatMap(([, ids]) => [...ids!.matchAll(/[A-Z]+\d+/g)].map(([id]) => id))
}

function compare(spec: string, sources: readonly string[]): { untested: string[]; unknown: string[] } {
  const rules = new Set(rulesIn(spec))
  const cited = new Set(sources.flatMap(citedIn))
  return { untested: [...rules.difference(cited)], unknown: [...cited.difference(rules)] }
}

const spec = readFileSync(SPEC, 'utf8')
const sources = globSync(TESTS).map((path) => readFileSync(path, 'utf8'))

test('every rule of the realtime spec stands in front of a test, and no test cites a rule that is none', () => {
  expect(rulesIn(spec).length).toBeGreaterThan(40)
  expect(compare(spec, sources)).toEqual({ untested: [], unknown: [] })
})

test('no two rules have one number', () => {
  const rules = rulesIn(spec)
  expect(rules.filter((rule, at) => rules.indexOf(rule) !== at)).toEqual([])
})

test('a rule without a test and a test without a rule are seen', () => {
  const one = `**X1** First.\n\n**X2** Second.`
  // Put together here, so that this file itself cites none of them.
  const name = (...ids: string[]) => `'${ids.map((id) => `${'['}${id}]`).join(' ')} it holds'`
  const cites = (...ids: string[]) => ids.map((id) => `test(${name(id)}, () => {})`)
  expect(compare(one, cites('X1', 'X2'))).toEqual({ untested: [], unknown: [] })
  expect(compare(one, cites('X1'))).toEqual({ untested: ['X2'], unknown: [] })
  expect(compare(one, cites('X1', 'X2', 'X3'))).toEqual({ untested: [], unknown: ['X3'] })
  expect(
    compare(one, [
      `test.each([1])(
  ${name('X1', 'X2')}, () => {})`,
    ]),
  ).toEqual({ untested: [], unknown: [] })
})
