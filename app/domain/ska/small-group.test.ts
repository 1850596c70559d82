import { expect, test } from 'vitest'
import { hideSmallGroup } from './small-group.ts'

const grupp = (antal: number | null) => ({ varde: 50, markor: null, antal })

test('nine pupils are hidden and ten are shown', () => {
  expect(hideSmallGroup(grupp(9), { enkat: false })).toEqual({ varde: null, markor: '..', antal: null })
  expect(hideSmallGroup(grupp(10), { enkat: false }).varde).toBe(50)
})

test('four answers are hidden and five are shown', () => {
  expect(hideSmallGroup(grupp(4), { enkat: true })).toEqual({ varde: null, markor: '-', antal: null })
  expect(hideSmallGroup(grupp(5), { enkat: true }).varde).toBe(50)
})

test('a published figure without a group size is left alone', () => {
  expect(hideSmallGroup(grupp(null), { enkat: false }).varde).toBe(50)
})
