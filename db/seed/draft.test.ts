import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { creatorOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { openBoard } from '#domain/board/document.ts'
import { utfallOf } from '#domain/board/views/utfall.ts'
import { byToday, dayIn } from './days.ts'
import { draftBoard } from './draft.ts'
import { seedClientId, seedId } from './seed-id.ts'

const utfall = (id: string) => ({ id, kategori: 'resultat' as const, rubrik: id })

test('every card carries the clientID of the person who wrote it, in the order they wrote', () => {
  const draft = draftBoard('board')
  addUtfall(draft.as('anna'), utfall('utfall-1'))
  addUtfall(draft.as('bo'), utfall('utfall-2'))
  addUtfall(draft.as('anna'), utfall('utfall-3'))
  const { state, owners } = draft.finish()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const board = openBoard(doc)
  expect(utfallOf(board).map(({ id, skapadAv }) => [id, owners.get(skapadAv)])).toEqual([
    ['utfall-1', 'anna'],
    ['utfall-2', 'bo'],
    ['utfall-3', 'anna'],
  ])
  expect(creatorOf(board.roots.utfall.get('utfall-2')!)).toBe(seedClientId('board', 'bo'))
})

test('nobody owns what only the server writes', () => {
  const draft = draftBoard('board')
  draft.server().beslut.set('fas', 'resultat')
  expect([...draft.finish().owners.values()]).toEqual([null])
})

test('the same name gives the same uuid, and another name another', () => {
  expect(seedId('a', 'b')).toBe(seedId('a', 'b'))
  expect(seedId('ab')).not.toBe(seedId('a', 'b'))
  expect(seedId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('a day lies in its läsår, and what has happened has happened by today', () => {
  expect([dayIn('2026/27', '09-15'), dayIn('2026/27', '02-15')]).toEqual(['2026-09-15', '2027-02-15'])
  expect(() => dayIn('2026/27', '02-30')).toThrow('02-30')
  expect([byToday('2026-09-15', '2026-08-20'), byToday('2026-09-15', '2026-10-01')]).toEqual([
    '2026-08-20',
    '2026-09-15',
  ])
})
