import { expect, test } from 'vitest'
import { createPending } from './pending.ts'

const file = { filnamn: 'a.csv', bytes: Uint8Array.of(1) }

function pending(): { kept: ReturnType<typeof createPending>; later(minutes: number): void } {
  let at = Date.parse('2026-11-21T12:00:00Z')
  return { kept: createPending(() => new Date(at)), later: (minutes) => (at += minutes * 60_000) }
}

test('a file is handed out once, and to nobody else', () => {
  const { kept } = pending()
  const token = kept.add('anna', file)
  expect(kept.take('bo', token)).toBeNull()
  expect(kept.take('anna', token)?.filnamn).toBe('a.csv')
  expect(kept.take('anna', token)).toBeNull()
})

test('a file waits half an hour', () => {
  const { kept, later } = pending()
  const token = kept.add('anna', file)
  later(31)
  expect(kept.take('anna', token)).toBeNull()
})

test('a person’s new file replaces the old one, and many people do not fill the memory', () => {
  const { kept } = pending()
  const first = kept.add('anna', file)
  const second = kept.add('anna', file)
  expect(kept.take('anna', first)).toBeNull()
  for (let at = 0; at < 20; at++) kept.add(`person ${at}`, file)
  expect(kept.take('anna', second)).toBeNull()
})
