import { expect, test } from 'vitest'
import { MOMENT } from '#domain/ska/moment.ts'
import { CARD_KINDS } from './fields.ts'
import { isLocked } from './moment-roots.ts'

test('every kind of card but the comment is locked by some moment', () => {
  expect(CARD_KINDS.filter((kind) => !isLocked(MOMENT, kind))).toEqual(['kommentarer'])
})

test('a moment locks its own cards and leaves the others', () => {
  expect(CARD_KINDS.filter((kind) => isLocked(['orsaker'], kind))).toEqual(['orsaker', 'grupper', 'belagg'])
  expect(CARD_KINDS.filter((kind) => isLocked(['resultat'], kind))).toEqual(['utfall'])
  expect(CARD_KINDS.filter((kind) => isLocked([], kind))).toEqual([])
})
