import { expect, test } from 'vitest'
import { SavedCount } from './saved-count.ts'

test('[C3] the count follows the lowest frame that is not stored yet', () => {
  const saved = new SavedCount()
  const tickets = [1, 2, 3].map(() => saved.stage(saved.receive(), false))
  expect(saved.news()).toBeNull()
  saved.committed(tickets[1]!)
  expect(saved.news()).toBeNull()
  saved.committed(tickets[0]!)
  expect(saved.news()).toBe(2)
  expect(saved.news()).toBeNull()
  saved.committed(tickets[2]!)
  expect(saved.news()).toBe(3)
})

test('[C3] a frame that was left out holds the count until a SyncStep2 after it is stored', () => {
  const saved = new SavedCount()
  saved.committed(saved.stage(saved.receive(), false))
  saved.leaveOut(saved.receive())
  const later = saved.stage(saved.receive(), false)
  const step2 = saved.stage(saved.receive(), true)
  saved.committed(later)
  expect(saved.news()).toBe(1)
  saved.committed(step2)
  expect(saved.news()).toBe(4)
})

test('[C3] an update does not make up for what was left out before it', () => {
  const saved = new SavedCount()
  saved.leaveOut(saved.receive())
  saved.committed(saved.stage(saved.receive(), false))
  expect(saved.news()).toBeNull()
})

test('[C3] it is known whether anything is waited for', () => {
  const count = new SavedCount()
  expect(count.isWaiting).toBe(false)
  const ticket = count.stage(count.receive(), false)
  expect(count.isWaiting).toBe(true)
  count.committed(ticket)
  expect(count.isWaiting).toBe(false)
})
