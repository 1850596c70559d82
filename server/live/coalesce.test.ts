import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { coalesce } from './coalesce.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first goes at once, and of what follows only the last, when the time is up', () => {
  const call = coalesce(250)
  const seen: number[] = []
  for (let i = 0; i < 5; i++) call('a', () => seen.push(i))
  expect(seen).toEqual([0])
  vi.advanceTimersByTime(249)
  expect(seen).toEqual([0])
  vi.advanceTimersByTime(1)
  expect(seen).toEqual([0, 4])
})

test('a flood of a second is told at most five times', () => {
  const call = coalesce(250)
  let told = 0
  for (let ms = 0; ms < 1_000; ms += 10) {
    call('a', () => told++)
    vi.advanceTimersByTime(10)
  }
  expect(told).toBe(5)
})

test('keys do not wait for each other, and after a rest the next goes at once', () => {
  const call = coalesce(250)
  const seen: string[] = []
  call('a', () => seen.push('a'))
  call('b', () => seen.push('b'))
  expect(seen).toEqual(['a', 'b'])
  vi.advanceTimersByTime(250)
  call('a', () => seen.push('again'))
  expect(seen).toEqual(['a', 'b', 'again'])
})

test('nothing is told after it was stopped', () => {
  const call = coalesce(250)
  const seen: number[] = []
  call('a', () => seen.push(1))
  call('a', () => seen.push(2))
  call.stop()
  vi.advanceTimersByTime(1_000)
  expect(seen).toEqual([1])
})
