import { expect, test } from 'vitest'
import { Efforts } from './efforts.ts'
import { LIMITS } from './limits.ts'

test('[C9] what a person’s frames take is counted over all of their tabs, and not forgotten when they come back', () => {
  const efforts = new Efforts(LIMITS.effortMs)
  expect(efforts.of('mallory', 0).take(LIMITS.effortMs.burst, 0)).toBe(0)
  expect(efforts.of('mallory', 0).take(LIMITS.effortMs.perSecond, 0)).toBeCloseTo(1_000, -1)
  expect(efforts.of('anna', 0).take(1, 0)).toBe(0)
})
