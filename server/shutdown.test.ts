import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onStopSignal } from './shutdown.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const before = SIGNALS.map((signal) => process.listeners(signal))
let told: string[]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  told = []
  onStopSignal(
    (signal) => told.push(signal),
    () => told.push('now'),
  )
})
afterEach(() => {
  vi.useRealTimers()
  SIGNALS.forEach((signal, i) => {
    for (const listener of process.listeners(signal)) {
      if (!before[i]?.includes(listener)) process.off(signal, listener)
    }
  })
})

test('one Ctrl-C under npm, which arrives twice, stops once and forces nothing', () => {
  process.emit('SIGINT')
  vi.advanceTimersByTime(900)
  process.emit('SIGINT')
  expect(told).toEqual(['SIGINT'])
})

test('a second press, when the first was heard a while ago, means now', () => {
  process.emit('SIGINT')
  vi.advanceTimersByTime(1_100)
  process.emit('SIGINT')
  expect(told).toEqual(['SIGINT', 'now'])
})

test('a stop by the system and by a closed terminal are heard too', () => {
  process.emit('SIGTERM')
  process.emit('SIGHUP')
  expect(told).toEqual(['SIGTERM'])
})
