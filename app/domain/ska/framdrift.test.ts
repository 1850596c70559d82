import { expect, test } from 'vitest'
import { fasNr, framdriftOf, TOMT } from './framdrift.ts'

test('an empty board has five moments and nothing in any of them', () => {
  const { fas, steg } = framdriftOf('folj-upp', TOMT)
  expect(fas).toBe('folj-upp')
  expect(steg.map(({ antal, ord }) => [antal, ord])).toEqual(Array(5).fill([0, 'inget än']))
})

test('a moment tells what it holds in words, in the singular when there is one', () => {
  const { steg } = framdriftOf('orsaker', {
    utfall: 6,
    undersoks: 2,
    orsaker: 1,
    insatser: 3,
    beslutade: 1,
    aktiviteter: 0,
    uppfoljningar: 0,
  })
  expect(steg.map(({ ord }) => ord)).toEqual([
    '6 resultat',
    '2 undersöks djupare',
    '1 orsak',
    '3 insatser, 1 beslutad',
    'inget än',
  ])
  expect(steg.map(({ antal }) => antal)).toEqual([6, 2, 1, 3, 0])
})

test('planned aktiviteter count as content of the last moment before the first uppföljning', () => {
  const { steg } = framdriftOf('genomfor', { ...TOMT, aktiviteter: 4 })
  expect(steg[4]).toEqual({ moment: 'genomfor', antal: 4, ord: '4 aktiviteter' })
})

test('phases are numbered in the order of the cycle', () => {
  expect([fasNr('folj-upp'), fasNr('insatser'), fasNr('genomfor')]).toEqual([1, 4, 5])
})
