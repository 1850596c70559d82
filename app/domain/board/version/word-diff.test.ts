import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DiffPart, wordDiff } from './word-diff.ts'

const join = (parts: DiffPart[], leftOut: DiffPart['slag']) =>
  parts
    .filter(({ slag }) => slag !== leftOut)
    .map(({ text }) => text)
    .join('')

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('läsning', 'varje', 'dag', ' ', '\n', ', ', '👩🏽‍🏫', 'å'), { maxLength: 40 })
    .map((words) => words.join('')),
)

test('both texts can be read out of the parts, and no part is empty or stands beside one of its kind', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const parts = wordDiff(before, after)
      expect(join(parts, 'till')).toBe(before)
      expect(join(parts, 'bort')).toBe(after)
      parts.forEach(({ slag, text }, at) => {
        expect(text).not.toBe('')
        expect(parts[at - 1]?.slag).not.toBe(slag)
        expect(text.isWellFormed()).toBe(true)
      })
    }),
    { numRuns: 400 },
  )
})

test('what is the same is never marked', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(wordDiff(text, text)).toEqual(text === '' ? [] : [{ slag: 'lika', text }])
    }),
  )
})

test('only the words that changed are marked, and a rewritten phrase reads as one', () => {
  expect(wordDiff('Vi läser varje dag.', 'Vi läser högt varje vecka.')).toEqual([
    { slag: 'lika', text: 'Vi läser ' },
    { slag: 'till', text: 'högt ' },
    { slag: 'lika', text: 'varje ' },
    { slag: 'bort', text: 'dag' },
    { slag: 'till', text: 'vecka' },
    { slag: 'lika', text: '.' },
  ])
  expect(wordDiff('Lite tid', 'Mer lugn')).toEqual([
    { slag: 'bort', text: 'Lite tid' },
    { slag: 'till', text: 'Mer lugn' },
  ])
})

test('two long texts without a word in common do not keep anybody waiting', () => {
  const words = (name: string) => Array.from({ length: 4_000 }, (_, at) => `${name}${at}`).join(' ')
  const parts = wordDiff(words('a'), words('b'))
  expect(join(parts, 'till')).toBe(words('a'))
  expect(join(parts, 'bort')).toBe(words('b'))
})
