import { expect, test } from 'vitest'
import {
  type Arshjulspost,
  andelOf,
  byTid,
  saknarManader,
  spannOf,
  tidOf,
  VASBY_KOLUMNER,
} from './arshjul.ts'

const kolumn = (id: string) => VASBY_KOLUMNER.findIndex((k) => k.id === id)

function post(kod: string, forstaManad: number, sistaManad: number): Arshjulspost {
  return {
    id: kod,
    mall: 'vasby',
    kod,
    niva: 'enhet',
    kalender: 'lasar',
    forstaManad,
    sistaManad,
    titel: kod,
    text: '',
    artefakt: null,
    beslutstyp: null,
    agare: null,
    beror: [],
    kalla: '',
  }
}

test('a post of June and August is due in the August that opens the läsår', () => {
  expect(tidOf({ forstaManad: 6, sistaManad: 8 }, '2026/27')).toEqual({
    start: '2026-06-01',
    slut: '2026-08-31',
  })
})

test('a post over the new year stays within its läsår', () => {
  expect(tidOf({ forstaManad: 12, sistaManad: 1 }, '2026/27')).toEqual({
    start: '2026-12-01',
    slut: '2027-01-31',
  })
  expect(tidOf({ forstaManad: 6, sistaManad: 6 }, '2026/27')).toEqual({
    start: '2027-06-01',
    slut: '2027-06-30',
  })
})

test('a post without months of its own lies over the whole läsår and all columns', () => {
  const helaAret = { forstaManad: 7, sistaManad: 6 }
  expect(saknarManader(helaAret)).toBe(true)
  expect(tidOf(helaAret, '2026/27')).toEqual({ start: '2026-07-01', slut: '2027-06-30' })
  expect(spannOf(helaAret)).toEqual({ forsta: 0, sista: 6 })
})

test('a post from October to May spans five columns of the matrix', () => {
  expect(spannOf({ forstaManad: 10, sistaManad: 5 })).toEqual({
    forsta: kolumn('okt'),
    sista: kolumn('apr-maj'),
  })
})

test('posts sort as the läsår goes, not as the calendar year does', () => {
  const posts = [post('E15', 4, 5), post('E2', 9, 9), post('E18', 12, 1), post('E1', 6, 8)]
  expect(posts.sort(byTid).map(({ kod }) => kod)).toEqual(['E1', 'E2', 'E18', 'E15'])
})

test('today has a place on the wheel from August to July and none outside', () => {
  expect(andelOf('2026-08-01', '2026/27')).toBe(0)
  expect(andelOf('2027-01-30', '2026/27')).toBeCloseTo(0.5, 2)
  expect(andelOf('2027-07-31', '2026/27')).toBeCloseTo(1, 2)
  expect(andelOf('2026-07-31', '2026/27')).toBeNull()
  expect(andelOf('2027-08-01', '2026/27')).toBeNull()
})
