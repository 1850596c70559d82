import { expect, test } from 'vitest'
import { initialsOf, PERSON_COLOURS, personColour } from './person-colour.ts'

test('a person has the same colour every time, and it is one of the tokens', () => {
  const id = '0198f0a2-1111-7000-8000-000000000001'
  expect(personColour(id)).toBe(personColour(id))
  for (let i = 0; i < 200; i++) {
    expect(personColour(`person-${i}`)).toBeGreaterThanOrEqual(0)
    expect(personColour(`person-${i}`)).toBeLessThan(PERSON_COLOURS)
  }
})

test('a staff room does not get one colour: 200 people use all of them', () => {
  const used = new Set(Array.from({ length: 200 }, (_, i) => personColour(`person-${i}`)))
  expect(used.size).toBe(PERSON_COLOURS)
})

test('initials come from the first and the last name, in Swedish capitals', () => {
  expect(initialsOf('Anna Bergström Lind')).toBe('AL')
  expect(initialsOf('åsa öberg')).toBe('ÅÖ')
  expect(initialsOf('Rektor (Lindviks skola)')).toBe('RS')
  expect(initialsOf('  Madonna ')).toBe('M')
  expect(initialsOf('')).toBe('?')
})
