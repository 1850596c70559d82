import { expect, test } from 'vitest'
import type { CardKind } from '../fields.ts'
import { groupOf, keyOf, rootOf } from './belonging.ts'
import type { RenderedBoard } from './render.ts'

const orsak = (utfallId: string, under: string | null = null, gruppId: string | null = null) => ({
  plats: { utfallId, under, gruppId, order: 'a0' },
})

const board: RenderedBoard = {
  kort: {
    utfall: { u1: { plats: { kategori: 'resultat', order: 'a0' } }, u2: {} },
    grupper: { g1: { plats: { utfallId: 'u1', order: 'a0' } } },
    orsaker: {
      o1: orsak('u1', null, 'g1'),
      o2: orsak('u1', 'o1'),
      // Two people put each of these under the other.
      r1: orsak('u2', 'r2'),
      r2: orsak('u2', 'r1'),
    },
    belagg: { b1: { plats: { orsakId: 'o2', order: 'a0' } } },
    insatser: { i1: { order: 'a0' } },
    aktiviteter: { a1: { plats: { insatsId: 'i1', order: 'a0' } } },
    uppfoljningar: { p1: { insatsId: 'i1' }, p2: { insatsId: 'gone' } },
    kommentarer: { k1: { kortId: 'b1' } },
  },
  beslut: {},
}

const group = (kind: CardKind, id: string) => groupOf([board], { kind, id }).map(keyOf).sort()
const root = (kind: CardKind, id: string) => keyOf(rootOf([board], { kind, id }))

test('what hangs under a card is found over any number of steps, and a ring of causes with its result', () => {
  expect(group('utfall', 'u1')).toEqual(['belagg/b1', 'grupper/g1', 'orsaker/o1', 'orsaker/o2', 'utfall/u1'])
  expect(group('orsaker', 'o2')).toEqual(['belagg/b1', 'orsaker/o2'])
  expect(group('utfall', 'u2')).toEqual(['orsaker/r1', 'orsaker/r2', 'utfall/u2'])
  expect(group('insatser', 'i1')).toEqual(['aktiviteter/a1', 'insatser/i1', 'uppfoljningar/p1'])
})

test('a card that was under another one before counts as well', () => {
  const before: RenderedBoard = { kort: { orsaker: { r1: orsak('u1') } }, beslut: {} }
  expect(groupOf([board, before], { kind: 'utfall', id: 'u1' }).map(keyOf)).toContain('orsaker/r1')
})

test.each([
  ['belagg', 'b1', 'utfall/u1'],
  ['orsaker', 'r1', 'utfall/u2'],
  ['kommentarer', 'k1', 'utfall/u1'],
  ['uppfoljningar', 'p1', 'insatser/i1'],
  ['uppfoljningar', 'p2', 'insatser/gone'],
  ['insatser', 'i1', 'insatser/i1'],
] as const)('%s/%s belongs in the end to %s', (kind, id, expected) => {
  expect(root(kind, id)).toBe(expected)
})
