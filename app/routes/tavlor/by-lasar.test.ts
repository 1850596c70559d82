import { expect, test } from 'vitest'
import { byEnhet, byLasar, type ListedBoard } from './by-lasar.ts'

function board(id: string, about: Partial<ListedBoard>): ListedBoard {
  return {
    id,
    lasar: '2026/27',
    niva: 'enhet',
    enhetId: 'e1',
    enhetNamn: 'Strandskolan',
    ...about,
  } as ListedBoard
}

test('the latest läsår comes first', () => {
  const years = byLasar([board('a', { lasar: '2025/26' }), board('b', { lasar: '2026/27' })])
  expect(years.map(({ lasar }) => lasar)).toEqual(['2026/27', '2025/26'])
})

test('an enhet’s own board stands before those of its arbetslag', () => {
  const [group] = byEnhet([board('lag', { niva: 'arbetslag' }), board('hela', {})], false)
  expect(group?.boards.map(({ id }) => id)).toEqual(['hela', 'lag'])
})

test('the huvudman’s board comes first only for those who work for all of it', () => {
  const boards = [
    board('e', {}),
    board('h', { niva: 'huvudman', enhetId: null, enhetNamn: null, huvudmanNamn: 'Lindvik' }),
  ]
  expect(byEnhet(boards, true)[0]?.id).toBe('')
  expect(byEnhet(boards, false)[0]?.id).toBe('e1')
})
