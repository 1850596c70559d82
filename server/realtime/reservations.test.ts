import { expect, test } from 'vitest'
import { Speakers, SpeakersOfBoards } from './speakers.ts'

test('[G7] a clientID stays with whoever was first heard under it, however many others somebody else brings', () => {
  const speakers = new Speakers()
  speakers.remember(1, 'anna')
  speakers.remember(1, 'mallory')
  for (let clientId = 2; clientId < 10_000; clientId++) speakers.remember(clientId, 'mallory')
  expect(speakers.map.get(1)).toBe('anna')
  expect(speakers.map.size).toBeLessThan(200)
  expect(speakers.map.get(9_999)).toBe('mallory')
})

test('[G7] that is known also when the board is opened again', () => {
  const boards = new SpeakersOfBoards()
  boards.of('tavlan').remember(1, 'anna')
  expect(boards.of('en annan').map.size).toBe(0)
  expect(boards.of('tavlan').map.get(1)).toBe('anna')
})
