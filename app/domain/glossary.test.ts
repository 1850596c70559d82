import { expect, test } from 'vitest'
import { findOrd, ORDLISTA, searchOrdlista } from './glossary.ts'

const fold = (text: string) => text.replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o').replaceAll(' ', '-')

test('every id is the word itself, folded to ASCII, and no two words share one', () => {
  expect(ORDLISTA.map(({ id }) => id)).toEqual(ORDLISTA.map(({ ord }) => fold(ord)))
  expect(new Set(ORDLISTA.map(({ id }) => id)).size).toBe(ORDLISTA.length)
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
