import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NOTHING_WRITTEN, nextSaveState, type SaveEvent } from './save-state.ts'
import { STALL_MS, watchForStall } from './stall.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page's state with a watch on it; returns how to make things happen, and how often it was told. */
function page() {
  let state = NOTHING_WRITTEN
  let told = 0
  const watch = watchForStall(() => {
    told++
    happen({ type: 'stall' })
  })
  const happen = (...events: SaveEvent[]) => {
    for (const event of events) {
      state = nextSaveState(state, event)
      watch.look(state)
    }
  }
  happen({ type: 'open' }, { type: 'frame' }, { type: 'saved', frames: 1 })
  return { happen, told: () => told, watch }
}

const edit: SaveEvent[] = [{ type: 'edit', places: ['utfall/a/rubrik'] }, { type: 'frame' }]

test('an edit that nobody acknowledges is told of within five seconds, once, however much more is written', () => {
  const { happen, told } = page()
  for (let second = 0; second < 20; second++) {
    happen(...edit)
    vi.advanceTimersByTime(1_000)
    if (second === 2) expect(told()).toBe(0)
    if (second === 4) expect(told()).toBe(1)
  }
  expect(told()).toBe(1)
})

test('a slow line on which something is saved now and then is not at a standstill', () => {
  const { happen, told } = page()
  happen(...edit)
  for (let frames = 2; frames < 12; frames++) {
    happen(...edit)
    vi.advanceTimersByTime(STALL_MS - 500)
    happen({ type: 'saved', frames })
  }
  expect(told()).toBe(0)
  vi.advanceTimersByTime(STALL_MS)
  expect(told()).toBe(1)
})

test('a new connection on which nothing is saved either does not start the time anew', () => {
  const { happen, told } = page()
  happen(...edit)
  vi.advanceTimersByTime(STALL_MS - 100)
  happen({ type: 'close' }, { type: 'open' }, { type: 'frame' })
  vi.advanceTimersByTime(100)
  expect(told()).toBe(1)
})

test('who has written nothing, has everything saved, or has left is told nothing', () => {
  const { happen, told, watch } = page()
  vi.advanceTimersByTime(10 * STALL_MS)
  happen(...edit, { type: 'saved', frames: 2 })
  vi.advanceTimersByTime(10 * STALL_MS)
  happen(...edit)
  watch.stop()
  vi.advanceTimersByTime(10 * STALL_MS)
  expect(told()).toBe(0)
})
