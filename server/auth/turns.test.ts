import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('no more than the width run at once, in the order they came', async () => {
  const turns = createTurns(2, 10)
  let running = 0
  let most = 0
  const order: number[] = []
  await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      turns.take(async () => {
        most = Math.max(most, ++running)
        await Promise.resolve()
        order.push(i)
        running--
      }),
    ),
  )
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('whoever comes when the queue is full is turned away, and comes in when it is not', async () => {
  const turns = createTurns(1, 1)
  const gate = Promise.withResolvers<string>()
  const first = turns.take(() => gate.promise)
  const second = turns.take(async () => 'second')
  expect(await turns.take(async () => 'third')).toBeNull()
  gate.resolve('first')
  expect(await Promise.all([first, second])).toEqual(['first', 'second'])
  expect(await turns.take(async () => 'fourth')).toBe('fourth')
})

test('a turn that fails is given on', async () => {
  const turns = createTurns(1, 5)
  const failing = turns.take(() => Promise.reject(new Error('no')))
  const next = turns.take(async () => 'next')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('next')
})
