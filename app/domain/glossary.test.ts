import { expect, test } from 'vitest'
import { findOrd, ORDLISTA, searchOrdlista } from './glossary.ts'

test('every row is whole, and every id is ASCII, as in code', () => {
  for (const entry of ORDLISTA) {
    expect(entry.id, entry.ord).toMatch(/^[a-z-]+$/)
    expect(entry.english, entry.ord).not.toBe('')
    expect(entry.definition, entry.ord).toBeTypeOf('string')
  }
  expect(new Set(ORDLISTA.map(({ id }) => id)).size).toBe(ORDLISTA.length)
  expect(findOrd('utgångsvärde')).toMatchObject({
    id: 'utgangsvarde',
    plural: 'utgångsvärden',
    english: 'baseline',
  })
  expect(findOrd('strukturer')?.plural).toBeNull()
})

test('the list is in Swedish alphabetical order', () => {
  const words = ORDLISTA.map(({ ord }) => ord)
  expect(words).toEqual(words.toSorted(new Intl.Collator('sv-SE').compare))
})

test('every definition is one to three sentences that end, short enough to read standing', () => {
  for (const { ord, definition } of ORDLISTA) {
    expect(definition, ord).toMatch(/[.?]$/)
    expect(definition.length, ord).toBeLessThan(240)
  }
})

test('a word is found with and without å ä ö, and an unknown one is not', () => {
  expect(findOrd('årshjul')).toBe(findOrd('arshjul'))
  expect(findOrd('Delmål')?.english).toBe('sub-goal')
  expect(findOrd('toString')).toBeUndefined()
})

test('a search finds words, plurals, explanations and English', () => {
  const ids = (query: string) => searchOrdlista(query).map(({ id }) => id)
  expect(ids('insatser')).toContain('insats')
  expect(ids('baseline')).toEqual(['utgangsvarde'])
  expect(ids('xyzzy')).toEqual([])
  expect(ids('4 kap. 7')).toEqual(['atgard'])
  expect(ids('')).toHaveLength(ORDLISTA.length)
})
