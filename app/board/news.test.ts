import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type InsatsBeslut, insatsKey } from '#domain/board/beslut.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { insatserOf } from '#domain/board/views/insatser.ts'
import { orsakerOf } from '#domain/board/views/orsaker.ts'
import { newsOfInsatser, newsOfOrsaker } from './news.ts'

const id = (name: string) => name.padEnd(8, '0')

function newBoard(clientId: number): Board {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return openBoard(doc)
}

test('new causes are told with who wrote them, one’s own are not', () => {
  const board = newBoard(7)
  addUtfall(board, { id: id('u'), kategori: 'resultat', rubrik: 'Läsning' })
  const before = orsakerOf(board)
  addOrsak(board, { id: id('o1'), utfallId: id('u'), text: 'Lite tid' })
  const anna = { isMine: () => false, author: () => 'Anna Berg' }
  expect(newsOfOrsaker(before, orsakerOf(board), anna)).toEqual(['Ny orsak av Anna: ”Lite tid”.'])
  addOrsak(board, { id: id('o2'), utfallId: id('u'), text: 'Få böcker' })
  expect(newsOfOrsaker(before, orsakerOf(board), anna)).toEqual(['2 nya orsaker av Anna.'])
  expect(newsOfOrsaker(before, orsakerOf(board), { ...anna, isMine: () => true })).toEqual([])
})

test('only the insats that was moved is told of, not those that made room', () => {
  const board = newBoard(7)
  const decide = (name: string, beslut: Partial<InsatsBeslut>) =>
    board.beslut.set(insatsKey(id(name)), beslut)
  ;['a', 'b', 'c'].forEach((name, at) => {
    addInsats(board, { id: id(name), rubrik: name })
    decide(name, { order: `a${at}` })
  })
  const before = insatserOf(board)
  decide('c', { order: 'Zz' })
  expect(newsOfInsatser(before, insatserOf(board))).toEqual(['Insatsen ”c” är nu nummer 1.'])
  decide('a', { order: 'a0', beslut: 'beslutad' })
  expect(newsOfInsatser(before, insatserOf(board))).toContain('Insatsen ”a”: beslutad.')
})
