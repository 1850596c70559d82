import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BESLUT_ROOT, CARD_KINDS, CARDS } from '#domain/board/fields.ts'

const rows = new Map(
  readFileSync('app/domain/README.md', 'utf8')
    .split('\n')
    .flatMap((line): [string, string][] => {
      const cells = line.split('|').map((cell) => cell.trim())
      const root = /^`(\w+)`$/.exec(cells[1] ?? '')?.[1]
      return root ? [[root, cells[3] ?? '']] : []
    }),
)

test('the domain’s README lists every root of the document, and no other', () => {
  expect([...rows.keys()]).toEqual([...CARD_KINDS, BESLUT_ROOT])
})

test.each(CARD_KINDS)('the README lists the fields of %s in their order', (kind) => {
  const listed = [...rows.get(kind)!.matchAll(/`(\w+)`/g)].map((match) => match[1])
  expect(listed).toEqual(Object.keys(CARDS[kind]))
})
