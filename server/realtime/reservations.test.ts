import { expect, test } from 'vitest'
import { Reservations } from './reservations.ts'

test('[G7] a clientID stays with whoever was first heard under it, however many others somebody else brings', () => {
  const reserved = new Reservations()
  reserved.learn([{ clientId: 1, personId: 'anna' }])
  reserved.remember(1, 'mallory')
  for (let clientId = 2; clientId < 10_000; clientId++) reserved.remember(clientId, 'mallory')
  expect(reserved.map.get(1)).toBe('anna')
  expect(reserved.map.size).toBeLessThan(200)
  expect(reserved.map.get(9_999)).toBe('mallory')
})
