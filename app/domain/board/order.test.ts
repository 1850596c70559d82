import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard, readValue } from './card.ts'
import { addUtfall } from './commands/add-utfall.ts'
import { openBoard } from './document.ts'
import type { UtfallPlats } from './fields.ts'
import { byOrder, isOrderKey, LONGEST_NEW_KEY, type Ordered, orderBefore } from './order.ts'
import { utfallOf } from './views/utfall.ts'

const SMALLEST = `A${'0'.repeat(26)}`

/** Keys as people make them, keys as long as they may be, and what no library would call a key. */
const key = fc.oneof(
  fc.constantFrom(
    'a0',
    'a1',
    'a0V',
    'Zz',
    'b00',
    'zz',
    'A0',
    '',
    'a',
    'a00',
    SMALLEST,
    `${SMALLEST}1`,
    'å',
    '!',
  ),
  fc.nat(220).map((length) => 'z'.repeat(length)),
  fc.nat(220).map((length) => `${SMALLEST}${'0'.repeat(length)}1`),
  fc.nat(220).map((length) => `a0${'0'.repeat(length)}1`),
  fc.nat(220).map((length) => `a0${'z'.repeat(length)}`),
  fc.string({ unit: fc.constantFrom(...'0AZaz1Vy'), maxLength: 220 }),
  fc.string({ maxLength: 6 }),
)

test('among any neighbours there is a key to write, and it is one that everybody takes', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 6 }), fc.nat(7), (keys, at) => {
      const siblings = keys.map((order, n): Ordered => ({ id: `card-${n}`, order })).sort(byOrder)
      const order = orderBefore(siblings, siblings[at]?.id ?? null)
      expect(isOrderKey(order)).toBe(true)
      expect(order.length).toBeLessThanOrEqual(LONGEST_NEW_KEY)
      // Never on the wrong side of a neighbour that can be built on; a run of equals is stepped over.
      const usable = (one: Ordered) => isOrderKey(one.order) && one.order.length <= LONGEST_NEW_KEY
      const end = at < siblings.length ? at : siblings.length
      const before = siblings.slice(0, end).filter(usable)
      const after = siblings.slice(end).filter((one) => usable(one) && one.order !== before.at(-1)?.order)
      expect(before.every((one) => one.order <= order)).toBe(true)
      expect(after.every((one) => order <= one.order)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('a key that nothing can follow does not keep others from adding results, in their order', () => {
  const board = openBoard(new Y.Doc())
  const plats: UtfallPlats = { kategori: 'resultat', order: 'z'.repeat(200) }
  createCard(board, 'utfall', 'hostile0', { plats, undersok: false, matvarde: null })
  const added = Array.from({ length: 30 }, (_, n) => `mine-${String(30 - n).padStart(4, '0')}`)
  for (const id of added) addUtfall(board, { id, kategori: 'resultat', rubrik: id })
  expect(utfallOf(board).map(({ id }) => id)).toEqual([...added, 'hostile0'])
})

test('keys that have grown as long as they may are shared, and cards are still added', () => {
  const board = openBoard(new Y.Doc())
  const plats: UtfallPlats = { kategori: 'resultat', order: 'z'.repeat(LONGEST_NEW_KEY) }
  createCard(board, 'utfall', 'hostile0', { plats, undersok: false, matvarde: null })
  addUtfall(board, { id: 'mine-000', kategori: 'resultat', rubrik: 'A' })
  expect(readValue<UtfallPlats | null>(board.roots.utfall.get('mine-000')!, 'plats', null)).toEqual(plats)
})
