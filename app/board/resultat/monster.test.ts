import { expect, test } from 'vitest'
import type { UtfallView } from '#domain/board/views/utfall.ts'
import type { Skillnad } from '../utfall/jamfor.ts'
import { inUrval, type Jamfort, monsterOf, viktOf } from './monster.ts'

function row(enhet: string, skillnader: Partial<Skillnad>[], delmalIds: string[] = []): Jamfort {
  return {
    utfall: { id: enhet, delmalIds, undersok: false, matvarde: { enhet } } as unknown as UtfallView,
    skillnader: skillnader.map((one) => ({
      mot: 'tidigare',
      period: '2025',
      varde: 1,
      diff: 0,
      gott: null,
      ...one,
    })),
  }
}

const svag = { diff: -5, gott: false }
const stark = { diff: 5, gott: true }

test('a step on an index weighs as much as ten percentage points', () => {
  expect(viktOf(row('index', [{ diff: -1, gott: false }]), 'tidigare')).toBe(-0.1)
  expect(viktOf(row('procent', [{ diff: -10, gott: false }]), 'tidigare')).toBe(-0.1)
})

test('where lower is better, a rise weighs as a loss', () => {
  expect(viktOf(row('procent', [{ diff: 4, gott: false }]), 'tidigare')).toBe(-0.04)
})

test('patterns count what has gone the wrong way, each comparison for itself', () => {
  const rows = [
    row('procent', [svag, { ...svag, mot: 'riket' }]),
    row('procent', [stark, { ...svag, mot: 'riket' }]),
  ]
  expect(monsterOf(rows)).toEqual([
    '1 av 2 har gått åt fel håll sedan förra mätningen',
    '2 av 2 är svagare än i riket',
  ])
})

test('one single result is no pattern', () => {
  expect(monsterOf([row('procent', [svag])])).toEqual([])
  expect(monsterOf([])).toEqual([])
})

test('a delmål that several weak results touch is named as a pattern', () => {
  const rows = [
    row('procent', [svag], ['GR-1']),
    row('procent', [svag], ['GR-1']),
    row('procent', [stark], ['GR-2']),
  ]
  expect(monsterOf(rows).at(-1)).toBe('Ett delmål berörs av flera svaga resultat')
})

test('the weak ones are those that are weaker than something', () => {
  expect(inUrval(row('procent', [stark]), 'svaga')).toBe(false)
  expect(inUrval(row('procent', [stark, { ...svag, mot: 'kommun' }]), 'svaga')).toBe(true)
})
