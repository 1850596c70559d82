import { expect, test } from 'vitest'
import { Bucket } from './limits.ts'

test('[C7] a burst passes at once, then the rate holds, and a rest fills the bucket to the brim and no further', () => {
  const bucket = new Bucket({ burst: 10, perSecond: 5 }, 0)
  for (let i = 0; i < 10; i++) expect(bucket.take(1, 0)).toBe(0)
  expect(bucket.take(1, 0)).toBe(200)
  expect(bucket.take(1, 400)).toBe(0)
  expect(bucket.take(10, 1_000_000)).toBe(0)
  expect(bucket.take(1, 1_000_000)).toBe(200)
})
