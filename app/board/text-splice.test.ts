import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applySplice, mapCaret, mapCaretThrough, rebaseSplice, spliceBetween } from './text-splice.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'å', ' '), maxLength: 12 })

test('a splice turns the one text into the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const splice = spliceBetween(before, after)
      expect(splice ? applySplice(before, splice) : before).toBe(after)
    }),
  )
})

test('a caret moves along with what a colleague writes in front of it', () => {
  expect(mapCaret(5, { at: 2, removed: 0, inserted: 'hej' })).toBe(8)
  expect(mapCaret(5, { at: 2, removed: 2, inserted: '' })).toBe(3)
})

test('a caret stays when a colleague writes behind it or at the same spot', () => {
  expect(mapCaret(5, { at: 7, removed: 0, inserted: 'hej' })).toBe(5)
  expect(mapCaret(5, { at: 5, removed: 0, inserted: 'hej' })).toBe(5)
})

test('a caret inside what is removed lands where it was removed', () => {
  expect(mapCaret(5, { at: 2, removed: 10, inserted: 'x' })).toBe(3)
})

test('a caret passes through a change in several places', () => {
  // «Läsning» becomes «En Läsningx»
  expect(mapCaretThrough(4, [{ insert: 'En ' }, { retain: 7 }, { insert: 'x' }])).toBe(7)
  expect(mapCaretThrough(7, [{ retain: 2 }, { delete: 3 }, { retain: 1 }, { insert: 'yy' }])).toBe(6)
})

test('the letter behind the caret is the same before and after a colleague’s insertion elsewhere', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), text, (before, a, b, inserted) => {
      const caret = a % (before.length + 1)
      const at = b % (before.length + 1)
      const after = applySplice(before, { at, removed: 0, inserted })
      const mapped = mapCaret(caret, { at, removed: 0, inserted })
      if (at === caret) return
      expect(after[mapped]).toBe(before[caret])
    }),
  )
})

test('letters composed meanwhile end up after what a colleague put in front', () => {
  const shown = 'vi läser'
  const others = spliceBetween(shown, 'att vi läser')!
  const own = spliceBetween(shown, 'vi läser mer')!
  expect(applySplice('att vi läser', rebaseSplice(own, others))).toBe('att vi läser mer')
})

test('rebasing keeps a colleague’s letters, wherever both wrote', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (shown, a, b) => {
      const own = { at: a % (shown.length + 1), removed: 0, inserted: 'X' }
      const others = { at: b % (shown.length + 1), removed: 0, inserted: 'YY' }
      const merged = applySplice(applySplice(shown, others), rebaseSplice(own, others))
      expect(merged).toContain('YY')
      expect(merged).toContain('X')
      expect(merged.replace('X', '').replace('YY', '')).toBe(shown)
    }),
  )
})
