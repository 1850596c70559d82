import { beforeEach, expect, test, vi } from 'vitest'
import { forgetRescueCopy, keepRescueCopy, rescueCopiesOf } from './rescue-copies.ts'

const stored = new Map<string, string>()
let room = Number.POSITIVE_INFINITY

vi.stubGlobal('localStorage', {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem(key: string, value: string) {
    if (value.length > room) throw new DOMException('No room', 'QuotaExceededError')
    stored.set(key, value)
  },
})
beforeEach(() => {
  stored.clear()
  room = Number.POSITIVE_INFINITY
})

const copy = (personId: string, text: string) => ({
  ...{ id: crypto.randomUUID(), personId, text },
  ...{ boardId: 'b', titel: 'Braås skola', when: '2026-11-22T10:00:00Z' },
})
const textsOf = (personId: string) => rescueCopiesOf(personId).map(({ text }) => text)

test('copies of a colleague in the same browser push nobody’s words out', () => {
  keepRescueCopy(copy('anna', 'viktigt'))
  for (let n = 0; n < 25; n++) keepRescueCopy(copy('bo', `${n}`))
  expect(textsOf('anna')).toEqual(['viktigt'])
  expect(textsOf('bo')).toHaveLength(20)
  expect(textsOf('bo')[0]).toBe('24')
})

test('a full browser says that it kept nothing, and still has what it had', () => {
  expect(keepRescueCopy(copy('bo', 'x'.repeat(1000)))).toBe(true)
  room = 1500
  expect(keepRescueCopy(copy('anna', 'viktigt '.repeat(100)))).toBe(false)
  expect([textsOf('anna'), textsOf('bo').length]).toEqual([[], 1])
  forgetRescueCopy(rescueCopiesOf('bo')[0]!.id)
  expect(keepRescueCopy(copy('anna', 'viktigt '.repeat(100)))).toBe(true)
})

test('a browser that forbids it keeps nothing and says so', () => {
  vi.stubGlobal('localStorage', undefined)
  expect(keepRescueCopy(copy('anna', 'viktigt'))).toBe(false)
  expect(rescueCopiesOf('anna')).toEqual([])
})
